import { useQuery } from '@apollo/client/react';
import { Alert, Card, Flex, Tag, Typography } from 'antd';
import type { MyDayQuery } from '../../gql/office/graphql';
import { addDays, formatDate, today } from '../../format/dates';
import { formatMinute, formatMinuteRange } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { useMe } from '../../session/use-session';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { MoreButton } from '../../ui/more-button';
import { Page } from '../../ui/page';
import { myDayDocument } from './documents';
import { MyNumbers } from './my-numbers';
import { MyReview } from './my-review';

type Shift = MyDayQuery['myShifts'][number];

function NextShift({ shift }: { shift: Shift }) {
  const t = useT();
  const locale = useLocale();
  return (
    <Card style={{ marginBottom: 12 }}>
      <Typography.Text type="secondary">
        {shift.on === today() ? t('myDay.today') : t('myDay.next')}
      </Typography.Text>
      <Typography.Title level={3} style={{ margin: '4px 0' }}>
        {formatDate(shift.on, locale)} {formatMinuteRange(shift.startMinute, shift.endMinute)}
      </Typography.Title>
      <div>
        {shift.storeName} · {shift.shiftName}
      </div>
      {shift.breaks
        .toSorted((a, b) => a.startMinute - b.startMinute)
        .map((pause) => (
          <div key={pause.startMinute} style={{ color: 'var(--soft)' }}>
            {t('myDay.break', { time: formatMinute(pause.startMinute), minutes: pause.minutes })}
          </div>
        ))}
    </Card>
  );
}

function Week({ shifts }: { shifts: readonly Shift[] }) {
  const t = useT();
  const locale = useLocale();
  return (
    <Card size="small" title={t('myDay.shifts')} style={{ marginBottom: 12 }}>
      {shifts.map((shift) => (
        <Flex key={shift.id} justify="space-between" gap={8} style={{ paddingBlock: 8 }}>
          <span>{formatDate(shift.on, locale)}</span>
          <span>
            <Tag style={{ marginInlineEnd: 6 }}>{shift.shiftName}</Tag>
            {formatMinuteRange(shift.startMinute, shift.endMinute)} · {shift.storeName}
          </span>
        </Flex>
      ))}
    </Card>
  );
}

const daysAhead = 13;

export function MyDayPage() {
  const t = useT();
  const me = useMe();
  if (me.agentId) return <AgentsDay />;
  return (
    <Page title={t('nav.myDay')}>
      <Alert type="info" showIcon title={t('myDay.noAgent')} description={t('myDay.noAgentHint')} />
    </Page>
  );
}

function AgentsDay() {
  const t = useT();
  const fromOn = today();
  const result = useQuery(myDayDocument, {
    variables: { fromOn, toOn: addDays(fromOn, daysAhead), yesterday: addDays(fromOn, -1) },
  });
  return (
    <div style={{ maxWidth: 640, marginInline: 'auto', fontSize: 15 }}>
      <Page title={t('nav.myDay')}>
        <Loaded result={result}>
          {({ myShifts, myReviews, myNumbers }) => {
            const shifts = [...myShifts].sort(
              (a, b) => a.on.localeCompare(b.on) || a.startMinute - b.startMinute,
            );
            const next = shifts[0];
            return (
              <>
                {next ? <NextShift shift={next} /> : <EmptyState text={t('myDay.noShifts')} />}
                {shifts.length > 1 && <Week shifts={shifts.slice(1)} />}
                {myNumbers.map((shop) => (
                  <MyNumbers key={shop.storeId} {...shop} />
                ))}
                <Typography.Title level={4}>{t('myDay.reviews')}</Typography.Title>
                {myReviews.edges.length === 0 && <EmptyState text={t('myDay.noReviews')} />}
                {myReviews.edges.map(({ node }) => (
                  <MyReview key={node.id} review={node} />
                ))}
                <MoreButton
                  page={myReviews.pageInfo}
                  more={(after) => result.fetchMore({ variables: { after } })}
                />
              </>
            );
          }}
        </Loaded>
      </Page>
    </div>
  );
}

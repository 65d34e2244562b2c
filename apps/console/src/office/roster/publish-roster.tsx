import { useApolloClient } from '@apollo/client/react';
import { Alert, App, Button, Modal, Table, Tooltip } from 'antd';
import { useMemo, useState } from 'react';
import { formatDate } from '../../format/dates';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { useMay } from '../../session/use-session';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { type Difference, differences, mealsOf } from './difference';
import { publishRosterDocument } from './documents';
import type { Roster } from './documents';

/** What the agents will see change. */
function Differences({ roster }: { roster: Roster }) {
  const t = useT();
  const locale = useLocale();
  const rows = useMemo(
    () =>
      [...differences(roster).values()].sort(
        (a, b) => a.on.localeCompare(b.on) || a.agent.alias.localeCompare(b.agent.alias, 'zh'),
      ),
    [roster],
  );
  /** With the meal where nothing else of the shift changes. */
  const shiftWords = (shift: Difference['after'], other: Difference['after']) => {
    const name = shift?.shift.name ?? t('roster.off');
    return shift && shift.shift.id === other?.shift.id
      ? `${name} · ${t('roster.meal', { time: mealsOf(shift) })}`
      : name;
  };
  if (roster.replaces.length === 0) return <p>{t('roster.firstOfDays')}</p>;
  if (rows.length === 0) return <p>{t('roster.sameAsPublished')}</p>;
  return (
    <>
      <p>{t('roster.differs', { count: rows.length })}</p>
      <Table<Difference>
        size="small"
        pagination={false}
        scroll={{ y: '45vh' }}
        rowKey={({ agent, on }) => agent.id + on}
        dataSource={rows}
        columns={[
          { title: t('nav.agents'), dataIndex: ['agent', 'alias'] },
          { title: t('common.date'), dataIndex: 'on', render: (on: string) => formatDate(on, locale) },
          { title: t('roster.before'), render: (_, { before, after }) => shiftWords(before, after) },
          {
            title: t('roster.after'),
            render: (_, { before, after }) => <strong>{shiftWords(after, before)}</strong>,
          },
        ]}
      />
    </>
  );
}

export function PublishRoster({ roster }: { roster: Roster }) {
  const t = useT();
  const may = useMay();
  const client = useApolloClient();
  const { message } = App.useApp();
  const publish = useAction(publishRosterDocument);
  const [asking, setAsking] = useState(false);
  if (roster.status !== 'draft' || !may('roster:publish')) return null;
  const broken = roster.brokenRules.length;
  if (broken > 0) {
    return (
      <Tooltip title={t('roster.publishBroken', { count: broken })}>
        <Button type="primary" disabled>
          {t('roster.publish')}
        </Button>
      </Tooltip>
    );
  }
  const shortDays = roster.days.filter(({ uncoveredSeatSlots }) => uncoveredSeatSlots > 0);
  const empty = shortDays.reduce((sum, { uncoveredSeatSlots }) => sum + uncoveredSeatSlots, 0);
  async function run() {
    if (await publish.run({ input: { id: roster.id, contentHash: roster.contentHash } })) {
      void message.success(t('roster.published'));
      return;
    }
    // Another store may have taken an agent since; the board shows it behind the refusal.
    await client.refetchQueries({ include: 'active' });
  }
  return (
    <>
      <Button type="primary" loading={publish.busy} onClick={() => setAsking(true)}>
        {t('roster.publish')}
      </Button>
      <Modal
        open={asking}
        title={t('roster.publishAsk', { from: roster.fromOn, to: roster.toOn })}
        okText={t('roster.publish')}
        cancelText={t('common.cancel')}
        okButtonProps={{ loading: publish.busy }}
        onOk={() => void run()}
        onCancel={() => {
          setAsking(false);
          publish.clear();
        }}
      >
        <ProblemAlert problem={publish.problem} onClose={publish.clear} />
        {empty > 0 && (
          <Alert
            type="warning"
            showIcon
            style={{ marginBottom: 12 }}
            title={t('roster.publishShort', { count: empty, days: shortDays.length })}
          />
        )}
        <Differences roster={roster} />
      </Modal>
    </>
  );
}

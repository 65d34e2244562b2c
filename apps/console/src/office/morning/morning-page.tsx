import { useQuery } from '@apollo/client/react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Flex, Table, Tag } from 'antd';
import { useState } from 'react';
import type { MorningQuery } from '../../gql/office/graphql';
import { formatDate, yesterday } from '../../format/dates';
import { formatByUnit } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { useMay } from '../../session/use-session';
import { EmptyState } from '../../ui/empty-state';
import { DateField } from '../../ui/fields';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { QuotesToApprove } from '../quotes/quotes-to-approve';
import { publishReportDocument } from '../reports/documents';
import { morningDocument } from './documents';
import { NextAction } from './next-action';

export type MorningRow = MorningQuery['morning'][number];

/** What needs a person comes first. */
function urgency(row: MorningRow): number {
  if (!row.dataIn) return 0;
  if (row.openQuestions.length > 0) return 1;
  if (row.oddities.length > 0 && row.report?.status !== 'published') return 1;
  if (row.pendingAccounts > 0) return 2;
  if (row.report?.status !== 'published') return 3;
  return 4;
}

function Numbers({ row }: { row: MorningRow }) {
  const locale = useLocale();
  return (
    <Flex gap={12} wrap>
      {row.report?.numbers.map((number) => (
        <span key={number.key}>
          <span style={{ color: 'var(--soft)' }}>{number.name}</span>{' '}
          <span style={{ color: number.kept === false ? 'var(--bad)' : undefined }}>
            {number.kept === false ? '✗ ' : number.kept ? '✓ ' : ''}
            {formatByUnit(number.value, number.unit, locale)}
          </span>
        </span>
      ))}
    </Flex>
  );
}

export function MorningPage() {
  const t = useT();
  const may = useMay();
  const locale = useLocale();
  const navigate = useNavigate();
  const { on = yesterday() } = useSearch({ from: '/morning' });
  const result = useQuery(morningDocument, { variables: { on } });
  const publish = useAction(publishReportDocument);
  const [chosen, setChosen] = useState<readonly string[]>([]);

  async function publishChosen() {
    for (const storeId of chosen) {
      if (!(await publish.run({ input: { storeId, on } }))) return;
    }
    setChosen([]);
  }

  const publishable = (row: MorningRow) => row.report?.status === 'draft' && row.report.version === 1;
  return (
    <Page
      title={t('morning.title', { date: formatDate(on, locale) })}
      tabTitle={t('nav.morning')}
      filters={
        <DateField
          value={on}
          ariaLabel={t('common.date')}
          onChange={(date) => void navigate({ to: '/morning', search: { on: date ?? undefined } })}
        />
      }
      actions={
        may('report:publish') && (
          <Button
            type="primary"
            disabled={chosen.length === 0}
            loading={publish.busy}
            onClick={() => void publishChosen()}
          >
            {t('morning.publish', { count: chosen.length })}
          </Button>
        )
      }
    >
      {may('quote:approve') && <QuotesToApprove />}
      <ProblemAlert problem={publish.problem} onClose={publish.clear} />
      <Loaded result={result}>
        {({ morning }) => (
          <Table<MorningRow>
            size="small"
            rowKey={(row) => row.store.id}
            sticky
            scroll={{ x: 'max-content' }}
            pagination={false}
            dataSource={[...morning].sort((a, b) => urgency(a) - urgency(b))}
            rowSelection={{
              selectedRowKeys: [...chosen],
              onChange: (keys) => setChosen(keys.map(String)),
              getCheckboxProps: (row) => ({ disabled: !publishable(row) }),
            }}
            locale={{
              emptyText: (
                <EmptyState
                  text={t('morning.none')}
                  action={{ label: t('nav.stores'), run: () => void navigate({ to: '/stores' }) }}
                />
              ),
            }}
            columns={[
              {
                title: t('common.store'),
                fixed: 'left',
                render: (_, row) => (
                  <Link to="/reports/$storeId/$on" params={{ storeId: row.store.id, on }}>
                    {row.store.name}
                  </Link>
                ),
              },
              {
                title: t('morning.data'),
                render: (_, row) => (
                  <>
                    {row.dataIn ? (
                      <Tag color="green">✓ {t('morning.dataIn')}</Tag>
                    ) : (
                      <Tag color="red">✗ {t('morning.dataMissing')}</Tag>
                    )}
                    {row.pendingAccounts > 0 && (
                      <Tag color="orange">{t('morning.pending', { count: row.pendingAccounts })}</Tag>
                    )}
                  </>
                ),
              },
              {
                title: t('morning.report'),
                render: (_, row) =>
                  row.report ? (
                    <Tag color={row.report.status === 'published' ? 'green' : 'blue'}>
                      {t(`reportStatus.${row.report.status}`)} v{row.report.version}
                    </Tag>
                  ) : (
                    <Tag>{t('reportStatus.none')}</Tag>
                  ),
              },
              { title: t('morning.numbers'), width: 460, render: (_, row) => <Numbers row={row} /> },
              {
                title: t('morning.oddities'),
                width: 260,
                render: (_, row) => (
                  <>
                    {row.openQuestions.map((question) => (
                      <div key={question.id}>
                        <Link to="/reports/$storeId/$on" params={{ storeId: row.store.id, on: question.on }}>
                          {t('morning.question', {
                            on: question.on.slice(5),
                            text: [question.metricName, question.text].filter(Boolean).join('：'),
                          })}
                        </Link>
                      </div>
                    ))}
                    {row.oddities.map((oddity) => (
                      <div key={oddity}>{oddity}</div>
                    ))}
                  </>
                ),
              },
              {
                title: t('morning.next'),
                fixed: 'right',
                render: (_, row) => <NextAction row={row} on={on} />,
              },
            ]}
          />
        )}
      </Loaded>
    </Page>
  );
}

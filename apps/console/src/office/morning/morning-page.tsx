import { useQuery } from '@apollo/client/react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ExportColumn } from '@zuoxi/vocabulary';
import { Button, Flex, Tag } from 'antd';
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
import { type Column, wordsOf } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useTable } from '../../ui/table/use-table';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { QuotesToApprove } from '../quotes/quotes-to-approve';
import { publishReportDocument } from '../reports/documents';
import { keptComment } from '../reports/kept-words';
import { morningDocument } from './documents';
import { FirstSteps } from './first-steps';
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
          <span style={{ color: number.promise?.kept === false ? 'var(--bad)' : undefined }}>
            {number.promise?.kept === false ? '✗ ' : number.promise?.kept ? '✓ ' : ''}
            {formatByUnit(number.value, number.unit, locale)}
          </span>
        </span>
      ))}
    </Flex>
  );
}

/** In a file every number has a column of its own. */
function numberColumns(rows: readonly MorningRow[]): ExportColumn[] {
  const numbers = rows.flatMap(({ report }) => report?.numbers ?? []);
  return [...new Set(numbers.map(({ key }) => key))].map((key) => {
    const own = numbers.filter((number) => number.key === key);
    return {
      // Platforms have their own names for it.
      title: [...new Set(own.map(({ name }) => name))].join(' / ').slice(0, 100),
      path: `report.numbers[key=${key}].value`,
      kind: own[0]?.unit === 'fraction' ? 'rate' : 'number',
    };
  });
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

  /** What the rows show, with the words that were typed to them and not sent yet. */
  async function publishChosen() {
    const rows = result.data?.morning ?? [];
    for (const storeId of chosen) {
      const report = rows.find(({ store }) => store.id === storeId)?.report;
      if (!report) continue;
      const comment = keptComment(report.id).trim() || null;
      const input = { storeId, on, contentHash: report.contentHash, comment };
      if (!(await publish.run({ input }))) return;
    }
    setChosen([]);
  }

  const state = useTable();
  const columns: readonly Column<MorningRow>[] = [
    {
      key: 'store',
      title: t('common.store'),
      path: 'store.name',
      sort: true,
      fixed: 'left',
      render: ({ store }) => (
        <Link to="/reports/$storeId/$on" params={{ storeId: store.id, on }}>
          {store.name}
        </Link>
      ),
    },
    {
      key: 'data',
      title: t('morning.data'),
      exportAs: [
        {
          title: t('morning.data'),
          path: 'dataIn',
          kind: 'text',
          words: { true: t('morning.dataIn'), false: t('morning.dataMissing') },
        },
        { title: t('imports.pending'), path: 'pendingAccounts', kind: 'number' },
      ],
      render: (row) => (
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
      key: 'report',
      title: t('morning.report'),
      path: 'report.status',
      sort: true,
      words: wordsOf(['draft', 'published'] as const, (each) => t(`reportStatus.${each}`)),
      render: ({ report }) =>
        report ? (
          <Tag color={report.status === 'published' ? 'green' : 'blue'}>
            {t(`reportStatus.${report.status}`)} v{report.version}
            {report.status === 'draft' && keptComment(report.id).trim() && ` · ${t('morning.withComment')}`}
          </Tag>
        ) : (
          <Tag>{t('reportStatus.none')}</Tag>
        ),
    },
    {
      key: 'numbers',
      title: t('morning.numbers'),
      width: 460,
      exportAs: numberColumns(result.data?.morning ?? []),
      render: (row) => <Numbers row={row} />,
    },
    {
      key: 'oddities',
      title: t('morning.oddities'),
      width: 260,
      exportAs: [
        { title: t('morning.oddities'), path: 'oddities', kind: 'text' },
        { title: t('morning.questions'), path: 'openQuestions.text', kind: 'text' },
      ],
      render: (row) => (
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
      key: 'next',
      title: t('morning.next'),
      path: null,
      fixed: 'right',
      render: (row) => <NextAction row={row} on={on} />,
    },
  ];
  const publishable = (row: MorningRow) => row.report?.status === 'draft' && row.report.version === 1;
  return (
    <Page
      title={t('morning.title', { date: formatDate(on, locale) })}
      tabTitle={t('nav.morning')}
      filters={
        <DateField
          value={on}
          ariaLabel={t('common.date')}
          onChange={(date) =>
            void navigate({ to: '/morning', search: (before) => ({ ...before, on: date ?? undefined }) })
          }
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
      {may('store:take-over') && <FirstSteps />}
      {may('quote:approve') && <QuotesToApprove />}
      <ProblemAlert problem={publish.problem} onClose={publish.clear} />
      <Loaded result={result}>
        {({ morning }) => (
          <DataTable<MorningRow>
            source={{
              list: 'morning',
              title: t('nav.morning'),
              document: morningDocument,
              variables: { on },
              rows: 'morning',
            }}
            state={state}
            rowKey={(row) => row.store.id}
            rows={[...morning].sort((a, b) => urgency(a) - urgency(b))}
            columns={columns}
            rowSelection={{
              selectedRowKeys: [...chosen],
              onChange: (keys) => setChosen(keys.map(String)),
              getCheckboxProps: (row) => ({ disabled: !publishable(row) }),
            }}
            empty={
              <EmptyState
                text={t('morning.none')}
                action={
                  may('store:take-over')
                    ? {
                        label: t('takeOver.title'),
                        run: () => void navigate({ to: '/stores/take-over' }),
                      }
                    : { label: t('nav.stores'), run: () => void navigate({ to: '/stores' }) }
                }
              />
            }
          />
        )}
      </Loaded>
    </Page>
  );
}

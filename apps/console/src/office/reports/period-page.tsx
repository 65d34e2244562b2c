import { useQuery } from '@apollo/client/react';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { difference } from '@zuoxi/vocabulary';
import { Button, Tag } from 'antd';
import { addDays, formatDate, monthOf, yesterday } from '../../format/dates';
import { formatByUnit, NO_DATA } from '../../format/format';
import type { PeriodQuery } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { DateField } from '../../ui/fields';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import type { Column } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useTable } from '../../ui/table/use-table';
import { WideTable } from '../../ui/wide-table';
import { periodDocument } from './period-documents';

type Period = NonNullable<PeriodQuery['store']>['period'];
type PeriodNumber = Period['numbers'][number];
type Day = Period['days'][number];

/** Numbers of days together, beside those of the days before and of a year ago. */
function Totals({ numbers }: { numbers: readonly PeriodNumber[] }) {
  const t = useT();
  const locale = useLocale();
  const change = ({ value, unit, provisional }: PeriodNumber, before: string | null | undefined) => {
    if (provisional || before == null) return NO_DATA;
    const by = difference(value, before, unit, locale);
    const then = formatByUnit(before, unit, locale);
    return by?.sign ? `${then} (${by.sign > 0 ? '↑' : '↓'} ${by.text})` : then;
  };
  return (
    <WideTable<PeriodNumber>
      size="small"
      rowKey="key"
      pagination={false}
      style={{ marginBottom: 16 }}
      dataSource={[...numbers]}
      columns={[
        {
          title: t('reports.number'),
          render: (_, { name, isDraft }) => (
            <>
              {name} {isDraft && <Tag>{t('template.draft')}</Tag>}
            </>
          ),
        },
        {
          title: t('reports.value'),
          align: 'right',
          render: (_, { value, unit, provisional }) =>
            `${formatByUnit(value, unit, locale)}${provisional && value != null ? ` ${t('shop.provisional')}` : ''}`,
        },
        { title: t('period.days'), align: 'right', dataIndex: 'days' },
        {
          title: t('period.previous'),
          align: 'right',
          render: (_, number) => change(number, number.previous),
        },
        {
          title: t('period.lastYear'),
          align: 'right',
          render: (_, number) => change(number, number.lastYear),
        },
      ]}
    />
  );
}

const kindOf = (unit: string) => (unit === 'fraction' ? 'rate' : unit === 'fen' ? 'fen' : 'number');

function Days({
  storeId,
  period,
  variables,
}: {
  storeId: string;
  period: Period;
  variables: Readonly<Record<string, unknown>>;
}) {
  const t = useT();
  const locale = useLocale();
  const state = useTable();
  const columns: readonly Column<Day>[] = [
    {
      key: 'on',
      title: t('common.date'),
      kind: 'date',
      fixed: 'left',
      render: ({ on }) => (
        <Link to="/reports/$storeId/$on" params={{ storeId, on }}>
          {formatDate(on, locale)}
        </Link>
      ),
    },
    ...period.numbers.map(({ key, name, unit }): Column<Day> => ({
      key,
      title: name,
      path: `numbers[key=${key}].value`,
      kind: kindOf(unit),
      align: 'right',
      render: ({ numbers }) => {
        const own = numbers.find((each) => each.key === key);
        return formatByUnit(own?.value ?? null, unit, locale);
      },
    })),
    { key: 'headline', title: t('period.headline'), extra: true, render: ({ headline }) => headline },
  ];
  return (
    <DataTable<Day>
      source={{
        list: 'period',
        title: t('period.title'),
        document: periodDocument,
        variables,
        rows: 'store.period.days',
      }}
      state={state}
      rowKey="id"
      rows={period.days}
      columns={columns}
      empty={t('period.none')}
    />
  );
}

/** A week, a month or whatever days somebody asks for: what their published reports add up to, and a row a day. */
export function PeriodPage() {
  const t = useT();
  const navigate = useNavigate();
  const { storeId } = useParams({ from: '/periods/$storeId' });
  const search = useSearch({ from: '/periods/$storeId' });
  const usual = monthOf(yesterday());
  const { from = usual.from, to = usual.to } = search;
  const variables = { storeId, from, to };
  const result = useQuery(periodDocument, { variables });
  const go = (next: { from: string; to: string }) =>
    void navigate({
      to: '/periods/$storeId',
      params: { storeId },
      search: (before) => ({ ...before, ...next }),
    });
  return (
    <Page
      tabTitle={t('period.title')}
      title={`${result.data?.store?.name ?? ''} ${from} – ${to}`}
      filters={
        <>
          <DateField
            value={from}
            ariaLabel={t('period.from')}
            onChange={(on) => on && go({ from: on, to })}
          />
          <DateField value={to} ariaLabel={t('period.to')} onChange={(on) => on && go({ from, to: on })} />
        </>
      }
      actions={
        <>
          <Button onClick={() => go(monthOf(addDays(monthOf(from).from, -1)))}>
            {t('period.monthBefore')}
          </Button>
          <Button onClick={() => go(monthOf(addDays(monthOf(from).to, 1)))}>{t('period.monthAfter')}</Button>
          <Button onClick={() => go({ from: addDays(yesterday(), -6), to: yesterday() })}>
            {t('period.week')}
          </Button>
        </>
      }
    >
      <Loaded result={result}>
        {({ store }) =>
          store && (
            <>
              <Totals numbers={store.period.numbers} />
              <Days storeId={storeId} period={store.period} variables={variables} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

import { useQuery } from '@apollo/client/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { sortRows } from '@zuoxi/vocabulary';
import { Button, Checkbox, Grid } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { formatDate, yesterday } from '../../format/dates';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { useMay } from '../../session/use-session';
import { EmptyState } from '../../ui/empty-state';
import { DateField } from '../../ui/fields';
import { FindField } from '../../ui/find-field';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { matches } from '../../ui/rows/matches';
import { pathOf } from '../../ui/table/columns';
import { DataTable, pageSize } from '../../ui/table/data-table';
import { useTable } from '../../ui/table/use-table';
import { QuotesToApprove } from '../quotes/quotes-to-approve';
import { morningDocument } from './documents';
import { FirstSteps } from './first-steps';
import { MorningCards } from './morning-cards';
import { morningColumns } from './morning-columns';
import { OverviewCard } from './overview-card';
import { PublishResults } from './publish-results';
import { isPublishable, type MorningRow, needsPerson, urgency } from './urgency';
import { useBulkPublish } from './use-bulk-publish';
import { useMorningKeys } from './use-morning-keys';

/** Whoever may see all of it: a figure that somebody may not see is on no screen of theirs. */
const overviewNeeds = [
  ...([
    'report:read',
    'contract:read',
    'quote:read',
    'quote:approve',
    'roster:read',
    'appeal:decide',
  ] as const),
];

export function MorningPage() {
  const t = useT();
  const may = useMay();
  const locale = useLocale();
  const navigate = useNavigate();
  const isWide = Grid.useBreakpoint().md ?? true;
  const { on = yesterday(), need = false, find = '' } = useSearch({ from: '/morning' });
  const result = useQuery(morningDocument, { variables: { on } });
  const { run, results, busy, clear } = useBulkPublish();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const state = useTable();
  const columns = useMemo(() => morningColumns(on, t), [on, t]);

  const all = result.data?.morning;
  const rows = useMemo(() => {
    const wanted = (all ?? []).filter((row) => (!need || needsPerson(row)) && matches(find, row.store.name));
    const sorted = columns.find(({ key }) => key === state.sort?.replace(/^-/, ''));
    return sortRows(
      wanted.sort((a, b) => urgency(a) - urgency(b)),
      sorted ? { path: pathOf(sorted), descending: state.sort?.startsWith('-') ?? false } : null,
    );
  }, [all, need, find, columns, state.sort]);
  // What has been published meanwhile is no longer chosen.
  const toPublish = useMemo(
    () => rows.filter((row) => chosen.includes(row.store.id) && isPublishable(row)),
    [rows, chosen],
  );
  const publish = useCallback(() => {
    if (toPublish.length > 0 && !busy) void run(toPublish);
  }, [run, toPublish, busy]);
  const choose = useCallback(
    (storeId: string) =>
      setChosen((before) =>
        before.includes(storeId) ? before.filter((each) => each !== storeId) : [...before, storeId],
      ),
    [],
  );
  const onChoose = may('report:publish') ? choose : null;
  const at = useMorningKeys({ rows, onChoose, onPublish: publish });
  // The box in the head chooses the page alone.
  const publishable = rows.filter(isPublishable).map(({ store }) => store.id);
  const everyPage = {
    key: 'all',
    text: t('table.selectAll', { total: publishable.length }),
    onSelect: () => setChosen(publishable),
  };
  const search = (next: { on?: string | undefined; need?: true | undefined; find?: string | undefined }) =>
    void navigate({ to: '/morning', search: (before) => ({ ...before, ...next }), replace: 'find' in next });

  return (
    <Page
      title={t('morning.title', { date: formatDate(on, locale) })}
      tabTitle={t('nav.morning')}
      filters={
        <>
          <DateField
            value={on}
            ariaLabel={t('common.date')}
            onChange={(date) => search({ on: date ?? undefined })}
          />
          <Checkbox
            checked={need}
            onChange={({ target }) => search({ need: target.checked ? true : undefined })}
          >
            {t('morning.needsPerson', { count: all?.filter(needsPerson).length ?? 0 })}
          </Checkbox>
          <FindField
            value={find}
            placeholder={t('morning.find')}
            onChange={(text) => search({ find: text || undefined })}
          />
        </>
      }
      actions={
        onChoose && (
          <Button type="primary" disabled={toPublish.length === 0} loading={busy} onClick={publish}>
            {toPublish.length ? t('morning.publish', { count: toPublish.length }) : t('morning.publishNone')}
          </Button>
        )
      }
    >
      {may('store:take-over') && <FirstSteps />}
      {may('quote:approve') && <QuotesToApprove />}
      {overviewNeeds.every(may) && all?.length ? <OverviewCard on={on} /> : null}
      <PublishResults results={results} onClose={clear} />
      <Loaded result={result}>
        {({ morning }) => {
          const empty =
            morning.length > 0 && find.trim() ? (
              <EmptyState text={t('morning.noneFound')} />
            ) : morning.length > 0 ? (
              <EmptyState
                text={t('morning.nothingNeeds')}
                action={{ label: t('morning.showAll'), run: () => search({ need: undefined }) }}
              />
            ) : (
              <EmptyState
                text={t('morning.none')}
                action={
                  may('store:take-over')
                    ? { label: t('takeOver.title'), run: () => void navigate({ to: '/stores/take-over' }) }
                    : { label: t('nav.stores'), run: () => void navigate({ to: '/stores' }) }
                }
              />
            );
          if (!isWide) {
            return rows.length ? <MorningCards rows={rows} chosen={chosen} onChoose={onChoose} /> : empty;
          }
          return (
            <DataTable<MorningRow>
              source={{
                list: 'morning',
                title: t('nav.morning'),
                document: morningDocument,
                variables: { on },
                rows: 'morning',
              }}
              state={state}
              at={at}
              rowKey={(row) => row.store.id}
              rows={rows}
              columns={columns}
              rowClassName={(row) => (row.store.id === at ? 'ant-table-row-selected' : '')}
              {...(onChoose
                ? {
                    rowSelection: {
                      selectedRowKeys: toPublish.map(({ store }) => store.id),
                      onChange: (keys) => setChosen(keys.map(String)),
                      ...(rows.length > pageSize ? { selections: [everyPage] } : {}),
                      getCheckboxProps: (row) => ({
                        disabled: !isPublishable(row),
                        'aria-label': t('morning.choose', { store: row.store.name }),
                      }),
                    },
                  }
                : {})}
              empty={empty}
            />
          );
        }}
      </Loaded>
    </Page>
  );
}

import { useQuery } from '@apollo/client/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { scheduleKinds, scheduleText } from '@zuoxi/vocabulary';
import { Select, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { formatDateTime } from '../../format/dates';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { StoreChoice } from '../../ui/store-choice';
import type { Column } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useTable } from '../../ui/table/use-table';
import { ChangeSchedule } from './change-schedule';
import { RunState } from './run-state';
import { ScheduleActions } from './schedule-actions';
import { type Schedule, schedulesDocument, type ScheduleSearch } from './schedule-documents';
import { ScheduleHistory } from './schedule-history';

const isUnderWay = ({ lastRun }: Schedule) => lastRun?.state === 'queued' || lastRun?.state === 'running';

/** What is done by the clock, when, and how it last went. */
export function SchedulesPage() {
  const t = useT();
  const mayWrite = useMay()('schedule:write');
  const state = useTable();
  const { kind, store } = useSearch({ from: '/schedules' });
  const variables = { sort: state.sort, filter: { kind: kind ?? null, storeId: store ?? null } };
  const result = useQuery(schedulesDocument, { variables, fetchPolicy: 'cache-and-network' });
  const [changing, setChanging] = useState<Schedule | null>(null);
  const [opened, setOpened] = useState<Schedule | null>(null);
  const rows = result.data?.schedules.edges.map((edge) => edge.node) ?? [];
  const isBusy = rows.some(isUnderWay);
  const { startPolling, stopPolling } = result;
  useEffect(() => {
    if (isBusy) startPolling(2000);
    return stopPolling;
  }, [isBusy, startPolling, stopPolling]);
  const columns: readonly Column<Schedule>[] = [
    {
      key: 'name',
      title: t('schedules.kind'),
      sort: 'kind',
      render: ({ name, about }) => (
        <>
          {name}
          <div style={{ color: 'var(--soft)', maxWidth: 320 }}>{about}</div>
        </>
      ),
    },
    {
      key: 'store',
      title: t('common.store'),
      path: 'store.name',
      render: (row) => row.store?.name ?? t('schedules.wholeProvider'),
    },
    { key: 'when', title: t('schedules.when'), render: ({ when }) => when },
    {
      key: 'enabled',
      title: t('common.status'),
      words: { true: t('schedules.on'), false: t('schedules.paused') },
      render: ({ enabled }) =>
        enabled ? <Tag color="green">{t('schedules.on')}</Tag> : <Tag>{t('schedules.paused')}</Tag>,
    },
    {
      key: 'lastRun',
      title: t('schedules.lastRun'),
      exportAs: [
        { title: t('schedules.lastRun'), path: 'lastRun.dueAt', kind: 'instant' },
        { title: t('schedules.sentence'), path: 'lastRun.sentence', kind: 'text' },
      ],
      render: ({ lastRun }) =>
        lastRun ? (
          <>
            <RunState state={lastRun.state} /> {formatDateTime(lastRun.dueAt)}
            <div style={{ color: 'var(--soft)', maxWidth: 320 }}>{lastRun.sentence}</div>
          </>
        ) : (
          t('schedules.neverRun')
        ),
    },
    {
      key: 'nextRunAt',
      title: t('schedules.nextRun'),
      kind: 'instant',
      sort: 'nextRunAt',
      render: ({ nextRunAt }) => formatDateTime(nextRunAt),
    },
    {
      key: 'actions',
      title: t('common.actions'),
      path: null,
      render: (row) => (
        <ScheduleActions
          schedule={row}
          mayWrite={mayWrite}
          onChange={() => setChanging(row)}
          onHistory={() => setOpened(row)}
        />
      ),
    },
  ];
  return (
    <Page title={t('nav.schedules')} filters={<ScheduleFilters kind={kind} store={store} />}>
      <Loaded result={result}>
        {({ schedules }) => (
          <DataTable<Schedule>
            source={{
              list: 'schedules',
              title: t('nav.schedules'),
              document: schedulesDocument,
              variables,
              rows: 'schedules',
            }}
            state={state}
            rowKey="id"
            rows={rows}
            columns={columns}
            empty={<EmptyState text={t('schedules.none')} />}
            page={schedules.pageInfo}
            more={(after) => result.fetchMore({ variables: { after } })}
          />
        )}
      </Loaded>
      {changing && <ChangeSchedule schedule={changing} onClose={() => setChanging(null)} />}
      {opened && <ScheduleHistory schedule={opened} onClose={() => setOpened(null)} />}
    </Page>
  );
}

function ScheduleFilters({ kind, store }: ScheduleSearch) {
  const t = useT();
  const locale = useLocale();
  const navigate = useNavigate();
  const go = (next: ScheduleSearch) =>
    void navigate({ to: '/schedules', search: (before) => ({ ...before, ...next }) });
  return (
    <>
      <Select
        allowClear
        aria-label={t('schedules.kind')}
        placeholder={t('schedules.kind')}
        style={{ width: 180 }}
        value={kind ?? null}
        options={scheduleKinds.map((value) => ({
          value: value as string,
          label: scheduleText(value, locale).name,
        }))}
        onChange={(value: string | null) => go({ kind: value ?? undefined })}
      />
      <StoreChoice allowClear style={{ width: 180 }} value={store} onChange={(id) => go({ store: id })} />
    </>
  );
}

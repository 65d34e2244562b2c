import { useQuery } from '@apollo/client/react';
import { Drawer } from 'antd';
import { formatDateTime } from '../../format/dates';
import { useT } from '../../i18n/office';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { type Column, wordsOf } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useDrawerTable } from '../../ui/table/use-table';
import { RunState } from './run-state';
import { type Schedule, scheduleRunsDocument, type ScheduleRun } from './schedule-documents';

const states = ['queued', 'running', 'done', 'nothing', 'failed'] as const;

/** The times that a schedule was done, newest first. */
export function ScheduleHistory({ schedule, onClose }: { schedule: Schedule; onClose: () => void }) {
  const t = useT();
  const state = useDrawerTable();
  const variables = { scheduleId: schedule.id };
  const result = useQuery(scheduleRunsDocument, { variables, fetchPolicy: 'cache-and-network' });
  const title = t('schedules.historyTitle', { name: schedule.name });
  const columns: readonly Column<ScheduleRun>[] = [
    {
      key: 'dueAt',
      title: t('schedules.dueAt'),
      kind: 'instant',
      render: ({ dueAt }) => formatDateTime(dueAt),
    },
    {
      key: 'state',
      title: t('schedules.outcome'),
      words: wordsOf(states, (each) => t(`schedules.state.${each}`)),
      render: (run) => <RunState state={run.state} />,
    },
    {
      key: 'sentence',
      title: t('schedules.sentence'),
      render: ({ sentence, skipped }) => (
        <>
          {sentence}
          {skipped > 0 && (
            <div style={{ color: 'var(--soft)' }}>{t('schedules.skipped', { count: skipped })}</div>
          )}
        </>
      ),
    },
    {
      key: 'askedBy',
      title: t('schedules.askedBy'),
      render: ({ askedBy }) => askedBy ?? t('schedules.clock'),
    },
    {
      key: 'endedAt',
      title: t('schedules.endedAt'),
      kind: 'instant',
      render: ({ endedAt }) => formatDateTime(endedAt),
    },
  ];
  return (
    <Drawer open size="large" title={title} onClose={onClose}>
      <p style={{ color: 'var(--soft)' }}>{schedule.about}</p>
      <Loaded result={result}>
        {({ scheduleRuns }) => (
          <DataTable<ScheduleRun>
            source={{
              list: 'scheduleRuns',
              title,
              document: scheduleRunsDocument,
              variables,
              rows: 'scheduleRuns',
            }}
            state={state}
            rowKey="id"
            rows={scheduleRuns.edges.map((edge) => edge.node)}
            columns={columns}
            empty={<EmptyState text={t('schedules.neverRun')} />}
            page={scheduleRuns.pageInfo}
            more={(after) => result.fetchMore({ variables: { after } })}
          />
        )}
      </Loaded>
    </Drawer>
  );
}

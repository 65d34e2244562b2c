import { skipToken, useQuery } from '@apollo/client/react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select, Tag } from 'antd';
import { useCallback, useState } from 'react';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { useWhenTaskEnds } from '../../shell/task-feed';
import { EmptyState } from '../../ui/empty-state';
import { HistoryLink } from '../../ui/history-link';
import { Loaded } from '../../ui/loaded';
import { MoreButton } from '../../ui/more-button';
import { NoStores } from '../../ui/no-stores';
import { Page } from '../../ui/page';
import { StoreSelect } from '../../ui/store-select';
import { ExportMenu } from '../../ui/table/table-tools';
import { FreedShifts } from '../leaving/freed-shifts';
import { Board } from './board';
import { rosterDocument, rostersDocument } from './documents';
import { PublishRoster } from './publish-roster';
import { SolveDialog } from './solve-dialog';
import { useBoardAgents } from './use-board-agents';

const statusColor = {
  draft: 'blue',
  solving: 'gold',
  published: 'green',
  superseded: 'default',
  failed: 'red',
} as const;

export function RosterPage() {
  const t = useT();
  const may = useMay();
  const navigate = useNavigate();
  const search = useSearch({ from: '/roster' });
  const [solving, setSolving] = useState(false);
  const go = useCallback(
    (store: string, roster?: string) =>
      void navigate({ to: '/roster', search: { store, roster }, replace: true }),
    [navigate],
  );
  const chooseStore = useCallback((store: string) => go(store), [go]);
  const list = useQuery(rostersDocument, search.store ? { variables: { storeId: search.store } } : skipToken);
  const agents = useBoardAgents(search.store);
  const rosters = list.data?.rosters.edges.map(({ node }) => node) ?? [];
  // One that the address names may be on a page that nobody has turned to.
  const isThere = list.data?.rosters.pageInfo.hasNextPage || rosters.some(({ id }) => id === search.roster);
  const current = (isThere && search.roster) || rosters[0]?.id;
  const result = useQuery(rosterDocument, current ? { variables: { id: current } } : skipToken);
  const roster = result.data?.roster;
  useWhenTaskEnds(roster?.taskId, roster?.status === 'solving', () => {
    // The board first: the list alone would say "draft" of shifts that are not on the screen yet.
    void result.refetch().finally(() => void list.refetch());
  });
  const solve =
    may('roster:write') && search.store ? { label: t('roster.solve'), run: () => setSolving(true) } : null;

  return (
    <Page
      title={t('nav.roster')}
      filters={
        <>
          <StoreSelect value={search.store} onChange={chooseStore} />
          {current && search.store && (
            <Select
              aria-label={t('roster.which')}
              style={{ minWidth: 280 }}
              value={current}
              onChange={(id: string) => go(search.store ?? '', id)}
              options={[
                ...rosters,
                ...(roster && rosters.every(({ id }) => id !== roster.id) ? [roster] : []),
              ].map((each) => ({
                value: each.id,
                label: `${each.fromOn} – ${each.toOn} · v${each.version} · ${t(`rosterStatus.${each.status}`)}`,
              }))}
              popupRender={(options) => (
                <>
                  {options}
                  {list.data && (
                    <MoreButton
                      page={list.data.rosters.pageInfo}
                      more={(after) => list.fetchMore({ variables: { after } })}
                    />
                  )}
                </>
              )}
            />
          )}
          {roster && <Tag color={statusColor[roster.status]}>{t(`rosterStatus.${roster.status}`)}</Tag>}
          {roster && <HistoryLink type="roster" subject={roster.id} />}
        </>
      }
      actions={
        <>
          <Link to="/roster/all">{t('allShops.title')}</Link>
          {solve && (
            <Button type={roster?.status === 'draft' ? 'default' : 'primary'} onClick={solve.run}>
              {solve.label}
            </Button>
          )}
          {roster && (
            <ExportMenu
              source={{
                list: 'roster',
                title: `${t('nav.roster')} ${roster.fromOn}`,
                document: rosterDocument,
                variables: { id: roster.id },
                rows: 'roster.assignments',
              }}
              columns={[
                { title: t('common.date'), path: 'on', kind: 'date' },
                { title: t('agents.alias'), path: 'agent.alias', kind: 'text' },
                { title: t('common.name'), path: 'agent.name', kind: 'text' },
                { title: t('shifts.name'), path: 'shift.name', kind: 'text' },
                { title: t('shifts.start'), path: 'startMinute', kind: 'minute' },
                { title: t('shifts.end'), path: 'endMinute', kind: 'minute' },
              ]}
            />
          )}
          {roster && <PublishRoster roster={roster} />}
        </>
      }
    >
      {!search.store && <NoStores />}
      <FreedShifts storeId={search.store} />
      <Loaded result={list}>
        {({ shiftTemplates }) =>
          current ? (
            <Loaded result={result}>
              {({ roster: shown }) =>
                shown && (
                  <Loaded result={agents}>
                    {(people) => (
                      <Board
                        key={shown.id}
                        on={search.on}
                        roster={shown}
                        agents={people}
                        shifts={shiftTemplates}
                      />
                    )}
                  </Loaded>
                )
              }
            </Loaded>
          ) : (
            <EmptyState
              text={shiftTemplates.length === 0 ? t('roster.noShifts') : t('roster.none')}
              action={
                shiftTemplates.length === 0
                  ? { label: t('nav.agents'), run: () => void navigate({ to: '/agents' }) }
                  : solve
              }
            />
          )
        }
      </Loaded>
      {solving && search.store && (
        <SolveDialog
          storeId={search.store}
          announcedUntil={rosters
            .filter(({ status }) => status === 'published')
            .map(({ toOn }) => toOn)
            .sort()
            .at(-1)}
          onClose={() => setSolving(false)}
          onStarted={(id) => {
            setSolving(false);
            go(search.store ?? '', id);
          }}
        />
      )}
    </Page>
  );
}

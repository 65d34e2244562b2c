import { Link } from '@tanstack/react-router';
import { type CSSProperties, useMemo, useRef } from 'react';
import { formatWeekday } from '../../../format/dates';
import { formatMinuteRange } from '../../../format/format';
import { useLocale } from '../../../i18n/locale';
import { useT } from '../../../i18n/office';
import { EmptyState } from '../../../ui/empty-state';
import { matches } from '../../../ui/rows/matches';
import { RowsInView } from '../../../ui/rows/rows-in-view';
import { cellKey } from '../difference';
import '../roster.css';
import './all-shops.css';
import { cellsOf, clashesOf } from './clashes';
import type { AllShops, BoardShift, BoardShop } from './documents';
import { type ShopMark, shopMarks } from './shop-marks';

interface Props {
  readonly board: AllShops;
  /** Shops to look at; none: all of them. */
  readonly wanted: readonly string[];
  /** What the names of shops and agents are to have in them. */
  readonly find: string;
}

/** As roster.css and all-shops.css have them, in px; a second shift of a day stands under the first. */
const rowHeight = 39;
const chipHeight = 36;

const tint = (mark: ShopMark | undefined) => ({ '--chip': mark?.color ?? 'var(--soft)' }) as CSSProperties;

/** Shops above with what each lacks, agents below with where they work; the days are the same columns. */
export function AllShopsGrid({ board, wanted, find }: Props) {
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const locale = useLocale();
  const marks = useMemo(() => shopMarks(board.stores.map(({ store }) => store)), [board.stores]);
  const names = useMemo(
    () => new Map(board.stores.map(({ store }) => [store.id, store.name])),
    [board.stores],
  );
  const cells = useMemo(() => cellsOf(board.shifts), [board.shifts]);
  const clashing = useMemo(() => clashesOf(cells), [cells]);
  const isWanted = (storeId: string | null | undefined) =>
    wanted.length === 0 || (storeId != null && wanted.includes(storeId));
  const shops = board.stores.filter(({ store }) => isWanted(store.id) && matches(find, store.name));
  const works = new Set(
    board.shifts.filter(({ storeId }) => isWanted(storeId)).map(({ agentId }) => agentId),
  );
  const people = board.agents
    .filter(({ agent, storeIds }) => works.has(agent.id) || storeIds.some(isWanted))
    .filter(({ agent }) => matches(find, agent.alias, agent.name))
    .toSorted((a, b) => a.agent.alias.localeCompare(b.agent.alias, 'zh'));

  const shiftsInOneCell = (row: number) =>
    Math.max(
      1,
      ...board.days.map(({ on }) => cells.get(cellKey(people[row]?.agent.id ?? '', on))?.length ?? 0),
    );
  const columns = board.days.length + 1;

  if (shops.length + people.length === 0) return <EmptyState text={t('allShops.noneFound')} />;
  return (
    <>
      {clashing.size > 0 && <p className="roster-short">{t('allShops.clashes', { count: clashing.size })}</p>}
      <div
        className="roster-scroll all-shops"
        ref={scroller}
        tabIndex={0}
        role="group"
        aria-label={t('allShops.title')}
      >
        <table className="roster-grid">
          <thead>
            <tr>
              <th>{t('common.store')}</th>
              {board.days.map(({ on, holiday }) => (
                <th key={on}>
                  <div>{on.slice(5)}</div>
                  <div>
                    {formatWeekday(on, locale)}
                    {holiday && ` ${holiday}`}
                  </div>
                </th>
              ))}
            </tr>
          </thead>
          <RowsInView scroller={scroller} count={shops.length} columns={columns} heightOf={() => rowHeight}>
            {(row) => {
              const shop = shops[row];
              return shop && <ShopRow key={shop.store.id} shop={shop} mark={marks.get(shop.store.id)} />;
            }}
          </RowsInView>
          <RowsInView
            scroller={scroller}
            count={people.length}
            columns={columns}
            heightOf={(row) => rowHeight + (shiftsInOneCell(row) - 1) * chipHeight}
          >
            {(row) => {
              const agent = people[row]?.agent;
              return (
                agent && (
                  <tr key={agent.id}>
                    <th scope="row" title={`${agent.alias} ${agent.name}`}>
                      {agent.alias} <span className="roster-off all-shops-name">{agent.name}</span>
                    </th>
                    {board.days.map(({ on }) => {
                      const key = cellKey(agent.id, on);
                      const here = cells.get(key) ?? [];
                      return (
                        <td key={on} className={clashing.has(key) ? 'roster-broken' : undefined}>
                          {here.length === 0 && <span className="roster-off">·</span>}
                          {here.map((shift) => (
                            <ShiftChip
                              key={`${shift.storeId}-${shift.startMinute}`}
                              shift={shift}
                              mark={marks.get(shift.storeId ?? '')}
                              shopName={names.get(shift.storeId ?? '') ?? t('allShops.elsewhere')}
                              rosterId={rosterOf(board.stores, shift)}
                              faded={!isWanted(shift.storeId)}
                            />
                          ))}
                        </td>
                      );
                    })}
                  </tr>
                )
              );
            }}
          </RowsInView>
        </table>
      </div>
    </>
  );
}

const rosterOf = (stores: readonly BoardShop[], { storeId, on }: BoardShift) =>
  stores.find(({ store }) => store.id === storeId)?.days.find((day) => day.on === on)?.rosterId ?? undefined;

function ShopRow({ shop: { store, days }, mark }: { shop: BoardShop; mark: ShopMark | undefined }) {
  const t = useT();
  const said = ({ uncoveredSeatSlots: lacking, requiredSeatSlots: required }: (typeof days)[number]) => {
    if (lacking == null) return <span className="roster-off">{t('allShops.unplanned')}</span>;
    if (lacking > 0) return <span className="roster-short">{t('roster.short', { count: lacking })}</span>;
    return <span className="roster-off">{required ? '✓' : '—'}</span>;
  };
  return (
    <tr className="all-shops-shop" style={tint(mark)}>
      <th scope="row" title={store.name}>
        <span className="all-shops-mark">{mark?.short}</span>{' '}
        <span className="roster-off all-shops-name">{store.name}</span>
      </th>
      {days.map((day) => (
        <td key={day.on}>
          <Link
            to="/roster"
            search={{ store: store.id, roster: day.rosterId ?? undefined, on: day.on }}
            className={day.isDraft ? 'all-shops-draft' : undefined}
            aria-label={`${store.name} ${day.on}`}
          >
            {said(day)}
          </Link>
        </td>
      ))}
    </tr>
  );
}

interface ChipProps {
  readonly shift: BoardShift;
  readonly mark: ShopMark | undefined;
  readonly shopName: string;
  readonly rosterId: string | undefined;
  /** Of a shop that is not looked at: the agent is taken all the same. */
  readonly faded: boolean;
}

function ShiftChip({ shift, mark, shopName, rosterId, faded }: ChipProps) {
  const { storeId, on, shiftName, startMinute, endMinute, isDraft } = shift;
  const hours = formatMinuteRange(startMinute, endMinute);
  const about = {
    className: [
      'roster-cell roster-chip all-shops-chip',
      isDraft ? 'all-shops-draft' : '',
      faded ? 'all-shops-faded' : '',
    ].join(' '),
    style: tint(mark),
    title: `${shopName} · ${shiftName} ${hours}`,
  };
  const words = (
    <>
      {mark?.short ?? shopName}
      <br />
      {hours}
    </>
  );
  if (!storeId) return <span {...about}>{words}</span>;
  return (
    <Link to="/roster" search={{ store: storeId, roster: rosterId, on }} {...about}>
      {words}
    </Link>
  );
}

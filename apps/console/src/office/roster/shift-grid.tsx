import { UndoOutlined } from '@ant-design/icons';
import { Button, Dropdown, Flex } from 'antd';
import {
  type ClipboardEvent,
  type CSSProperties,
  type KeyboardEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { formatWeekday } from '../../format/dates';
import { formatMinuteRange } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { usePageKeys } from '../../shell/keys';
import { RowsInView } from '../../ui/rows/rows-in-view';
import { type AgentLoad, loadOf, noLoad } from './agent-load';
import { type CellChange, moved } from './cell-change';
import { cellKey, differences } from './difference';
import { type PasteError, type Range, readPaste } from './paste';
import { PastePreview } from './paste-preview';
import type { Roster, Shift } from './documents';

interface Props {
  readonly roster: Roster;
  readonly days: readonly string[];
  readonly people: readonly { readonly id: string; readonly name: string; readonly alias: string }[];
  readonly shifts: readonly Shift[];
  readonly day: string;
  readonly focusAgent: string | null;
  readonly editable: boolean;
  readonly busy: boolean;
  readonly onDay: (on: string) => void;
  readonly isNew: (change: CellChange) => boolean;
  readonly mayUndo: boolean;
  readonly onUndo: () => void;
  /** Whether it was done. */
  readonly onChange: (changes: readonly CellChange[]) => Promise<boolean>;
}

const chipColors = ['#1f5fd6', '#1a7f43', '#d4781c', '#8a4fd3', '#c0362c', '#0f8a8a', '#7a6a00', '#b0388b'];
const dayOff = 'off';
/** As roster.css has it, in px. */
const rowHeight = 39;
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
const loadColumns = ['shifts', 'hours', 'nights', 'weekends'] as const;
const loadFigure = (load: AgentLoad, column: (typeof loadColumns)[number]) =>
  column === 'hours' ? Number((load.minutes / 60).toFixed(1)) : load[column];
type Corner = readonly [row: number, column: number];

const rangeOf = ([[r1, c1], [r2, c2]]: readonly [Corner, Corner]): Range => ({
  top: Math.min(r1, r2),
  left: Math.min(c1, c2),
  bottom: Math.max(r1, r2),
  right: Math.max(c1, c2),
});

const keyHelp = [
  { key: 'Arrow', shownAs: '← ↑ → ↓', label: 'roster.keyMove', run: () => undefined },
  { key: 'Digits', shownAs: '1–9', label: 'roster.keyAssign', run: () => undefined },
  { key: 'Off', shownAs: '0 / Delete', label: 'roster.keyOff', run: () => undefined },
  { key: 'Select', shownAs: 'Shift ←↑→↓', label: 'roster.keySelect', run: () => undefined },
  { key: 'Paste', shownAs: 'Ctrl V', label: 'roster.keyPaste', run: () => undefined },
  { key: 'Undo', shownAs: 'Ctrl Z', label: 'roster.undoLast', run: () => undefined },
] as const;

export function ShiftGrid(props: Props) {
  const { roster, days, people, shifts, day, focusAgent, editable, busy, onDay, onChange } = props;
  const { isNew, mayUndo, onUndo } = props;
  const t = useT();
  const locale = useLocale();
  const grid = useRef<HTMLTableElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [openCell, setOpenCell] = useState<string | null>(null);
  /** Opposite corners; the second one has the focus. */
  const [corners, setCorners] = useState<readonly [Corner, Corner] | null>(null);
  const [pasted, setPasted] = useState<{ changes: CellChange[]; errors: PasteError[] } | null>(null);
  /** By a key: the cell takes the focus when it is there, which one far from what is seen is not yet. */
  const isMoving = useRef(false);
  const dragged = useRef<{ agentId: string; on: string } | null>(null);
  usePageKeys(keyHelp);

  const cells = useMemo(
    () => new Map(roster.assignments.map((each) => [cellKey(each.agent.id, each.on), each])),
    [roster.assignments],
  );
  const loads = useMemo(() => loadOf(roster.assignments), [roster.assignments]);
  const broken = useMemo(
    () => new Set(roster.brokenRules.map((rule) => cellKey(rule.agentId ?? '', rule.on ?? ''))),
    [roster.brokenRules],
  );
  const different = useMemo(
    () => (roster.status === 'draft' && roster.replaces.length > 0 ? differences(roster) : null),
    [roster],
  );
  const range = corners && rangeOf(corners);
  const isSelected = (row: number, column: number) =>
    range !== null &&
    row >= range.top &&
    row <= range.bottom &&
    column >= range.left &&
    column <= range.right;
  const selected = range
    ? people
        .slice(range.top, range.bottom + 1)
        .map((agent) => days.slice(range.left, range.right + 1).map((on) => ({ agentId: agent.id, on })))
    : [];
  const nameOfShift = (shiftId: string | null) =>
    shifts.find((shift) => shift.id === shiftId)?.name ?? t('roster.off');
  const shiftNow = ({ agentId, on }: { agentId: string; on: string }) =>
    cells.get(cellKey(agentId, on))?.shift.name ?? t('roster.off');
  const colorOf = (shiftId: string) =>
    chipColors[
      Math.max(
        0,
        shifts.findIndex((shift) => shift.id === shiftId),
      ) % chipColors.length
    ];
  // Whoever scrolls away from a cell with the focus comes back to it with the next key.
  const kept = [corners?.[1][0] ?? -1, people.findIndex(({ id }) => id === focusAgent)];
  useEffect(() => {
    if (!isMoving.current || !corners) return;
    isMoving.current = false;
    grid.current?.querySelector<HTMLButtonElement>(`[data-cell="${corners[1].join('-')}"]`)?.focus();
  }, [corners]);
  useEffect(() => {
    if (focusAgent) grid.current?.querySelector('tr.is-agent')?.scrollIntoView({ block: 'center' });
  }, [focusAgent]);
  const summary = new Map(roster.days.map((each) => [each.on, each]));

  function pressed(event: KeyboardEvent, row: number, column: number) {
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      const to: Corner = [row + step[0], column + step[1]];
      if (!people[to[0]] || !days[to[1]]) return;
      isMoving.current = true;
      setCorners([event.shiftKey && corners ? corners[0] : to, to]);
      return;
    }
    if (!editable || busy) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const shift = /^[1-9]$/.test(event.key) ? shifts[Number(event.key) - 1] : undefined;
    const off = event.key === '0' || event.key === 'Delete' || event.key === 'Backspace';
    if (!shift && !off) return;
    event.preventDefault();
    void onChange(selected.flat().map((cell) => ({ ...cell, shiftId: shift?.id ?? null })));
  }

  function copied(event: ClipboardEvent) {
    if (selected.length === 0) return;
    event.preventDefault();
    event.clipboardData.setData(
      'text/plain',
      selected.map((line) => line.map(shiftNow).join('\t')).join('\n'),
    );
  }

  function pastedText(event: ClipboardEvent) {
    if (!editable || !range) return;
    event.preventDefault();
    const read = readPaste(event.clipboardData.getData('text/plain'), { range, people, days, shifts });
    setPasted({ changes: read.changes.filter(isNew), errors: read.errors });
  }

  function dropped(agentId: string, on: string) {
    const from = dragged.current;
    dragged.current = null;
    if (!from || busy || (from.agentId === agentId && from.on === on)) return;
    void onChange(moved(cells, from, { agentId, on }));
  }

  const choices = [
    ...shifts.map((shift, index) => ({
      key: shift.id,
      label: `${index + 1} · ${shift.name} ${formatMinuteRange(shift.startMinute, shift.endMinute)}`,
    })),
    { key: dayOff, label: `0 · ${t('roster.off')}` },
  ];

  const board = (
    <div
      className={`roster-scroll${roster.status === 'draft' ? ' roster-draft' : ''}`}
      ref={scroller}
      tabIndex={0}
      role="group"
      aria-label={t('nav.roster')}
    >
      <table className="roster-grid" ref={grid} onCopy={copied} onPaste={pastedText}>
        <thead>
          <tr>
            <th>{t('nav.agents')}</th>
            {loadColumns.map((column) => (
              <th key={column} title={t(`roster.load.${column}.hint`)}>
                {t(`roster.load.${column}`)}
              </th>
            ))}
            {days.map((on) => {
              const about = summary.get(on);
              return (
                <th
                  key={on}
                  className={on === day ? 'is-day' : undefined}
                  onMouseEnter={() => onDay(on)}
                  title={about?.holiday ?? undefined}
                >
                  <div>{on.slice(5)}</div>
                  <div>
                    {formatWeekday(on, locale)}
                    {about?.holiday && ` ${about.holiday}`}
                  </div>
                  {about && about.uncoveredSeatSlots > 0 ? (
                    <div className="roster-short">
                      {t('roster.short', { count: about.uncoveredSeatSlots })}
                    </div>
                  ) : (
                    <div className="roster-off">✓</div>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <RowsInView
          scroller={scroller}
          count={people.length}
          columns={1 + loadColumns.length + days.length}
          heightOf={() => rowHeight}
          keep={kept}
        >
          {(row) => {
            const agent = people[row];
            return (
              agent && (
                <tr key={agent.id} className={agent.id === focusAgent ? 'is-agent' : undefined}>
                  <th scope="row">
                    {agent.alias} <span className="roster-off">{agent.name}</span>
                  </th>
                  {loadColumns.map((column) => (
                    <td key={column} className="roster-load">
                      {loadFigure(loads.get(agent.id) ?? noLoad, column)}
                    </td>
                  ))}
                  {days.map((on, column) => {
                    const key = cellKey(agent.id, on);
                    const cell = cells.get(key);
                    const difference = different?.get(key);
                    const marks = [
                      'roster-cell',
                      cell ? 'roster-chip' : 'roster-off',
                      broken.has(key) && 'roster-broken',
                      difference && 'roster-differs',
                      isSelected(row, column) && 'roster-selected',
                    ];
                    const chip = cell ? { '--chip': colorOf(cell.shift.id) } : {};
                    return (
                      <td
                        key={on}
                        className={on === day ? 'is-day' : undefined}
                        onMouseEnter={() => onDay(on)}
                        onDragOver={(event) => {
                          if (dragged.current) event.preventDefault();
                        }}
                        onDrop={(event) => {
                          event.preventDefault();
                          dropped(agent.id, on);
                        }}
                      >
                        <Dropdown
                          disabled={!editable}
                          trigger={['click']}
                          open={openCell === key}
                          onOpenChange={(open) =>
                            setOpenCell(open && selected.flat().length < 2 ? key : null)
                          }
                          menu={{
                            items: choices,
                            selectedKeys: [cell?.shift.id ?? dayOff],
                            onClick: ({ key: shiftId }) => {
                              setOpenCell(null);
                              void onChange([
                                { agentId: agent.id, on, shiftId: shiftId === dayOff ? null : shiftId },
                              ]);
                            },
                          }}
                        >
                          <button
                            type="button"
                            data-cell={`${row}-${column}`}
                            className={marks.filter(Boolean).join(' ')}
                            title={
                              difference &&
                              t('roster.wasPublished', {
                                shift: difference.before?.shift.name ?? t('roster.off'),
                              })
                            }
                            draggable={editable && cell !== undefined}
                            onDragStart={() => {
                              setOpenCell(null);
                              dragged.current = cell ? { agentId: agent.id, on } : null;
                            }}
                            style={chip as CSSProperties}
                            aria-label={`${agent.alias} ${on} ${cell ? `${cell.shift.name} ${formatMinuteRange(cell.startMinute, cell.endMinute)}` : t('roster.off')}`}
                            onFocus={() => {
                              onDay(on);
                              if (!isSelected(row, column))
                                setCorners([
                                  [row, column],
                                  [row, column],
                                ]);
                            }}
                            onMouseDown={(event) => {
                              const to: Corner = [row, column];
                              setCorners([event.shiftKey && corners ? corners[0] : to, to]);
                            }}
                            onKeyDown={(event) => pressed(event, row, column)}
                          >
                            {cell ? (
                              <>
                                {cell.shift.name}
                                <br />
                                {formatMinuteRange(cell.startMinute, cell.endMinute)}
                              </>
                            ) : (
                              t('roster.off')
                            )}
                          </button>
                        </Dropdown>
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
  );
  return (
    <>
      {editable && (
        <Flex gap={8} align="center" wrap style={{ marginBottom: 8 }} className="no-print">
          <Button size="small" icon={<UndoOutlined />} disabled={!mayUndo || busy} onClick={onUndo}>
            {t('roster.undoLast')}
          </Button>
          <span style={{ color: 'var(--soft)', fontSize: 12 }}>
            {t('roster.keyDrag')} · Ctrl+V {t('roster.keyPaste')}
            {different && different.size > 0 && ` · ${t('roster.differs', { count: different.size })}`}
          </span>
        </Flex>
      )}
      {board}
      {pasted && (
        <PastePreview
          {...pasted}
          busy={busy}
          nameOf={(agentId) => people.find(({ id }) => id === agentId)?.alias ?? ''}
          shiftBefore={shiftNow}
          shiftName={nameOfShift}
          onApply={() => void onChange(pasted.changes).then((done) => done && setPasted(null))}
          onClose={() => setPasted(null)}
        />
      )}
    </>
  );
}

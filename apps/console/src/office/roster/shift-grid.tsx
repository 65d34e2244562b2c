import { Dropdown } from 'antd';
import { type CSSProperties, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { formatWeekday } from '../../format/dates';
import { formatMinuteRange } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { usePageKeys } from '../../shell/keys';
import type { CellChange } from './board';
import type { Roster, Shift } from './roster-page';

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
  readonly onChange: (change: CellChange) => void;
}

const chipColors = ['#1f5fd6', '#1a7f43', '#d4781c', '#8a4fd3', '#c0362c', '#0f8a8a', '#7a6a00', '#b0388b'];
const dayOff = 'off';
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
const keyHelp = [
  { key: 'Arrow', shownAs: '← ↑ → ↓', label: 'roster.keyMove', run: () => undefined },
  { key: 'Digits', shownAs: '1–9', label: 'roster.keyAssign', run: () => undefined },
  { key: 'Off', shownAs: '0 / Delete', label: 'roster.keyOff', run: () => undefined },
] as const;

export function ShiftGrid(props: Props) {
  const { roster, days, people, shifts, day, focusAgent, editable, busy, onDay, onChange } = props;
  const t = useT();
  const locale = useLocale();
  const grid = useRef<HTMLTableElement>(null);
  const [openCell, setOpenCell] = useState<string | null>(null);
  usePageKeys(keyHelp);

  const cells = useMemo(
    () => new Map(roster.assignments.map((each) => [`${each.agent.id}|${each.on}`, each])),
    [roster.assignments],
  );
  const broken = useMemo(
    () => new Set(roster.brokenRules.map((rule) => `${rule.agentId}|${rule.on}`)),
    [roster.brokenRules],
  );
  const colorOf = (shiftId: string) =>
    chipColors[
      Math.max(
        0,
        shifts.findIndex((shift) => shift.id === shiftId),
      ) % chipColors.length
    ];
  const summary = new Map(roster.days.map((each) => [each.on, each]));

  function pressed(event: KeyboardEvent, row: number, column: number) {
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      const next = `[data-cell="${row + step[0]}-${column + step[1]}"]`;
      grid.current?.querySelector<HTMLButtonElement>(next)?.focus();
      return;
    }
    const agent = people[row];
    const on = days[column];
    if (!editable || busy || !agent || !on) return;
    const shift = /^[1-9]$/.test(event.key) ? shifts[Number(event.key) - 1] : undefined;
    const off = event.key === '0' || event.key === 'Delete' || event.key === 'Backspace';
    if (!shift && !off) return;
    event.preventDefault();
    onChange({ agentId: agent.id, on, shiftId: shift?.id ?? null });
  }

  const choices = [
    ...shifts.map((shift, index) => ({
      key: shift.id,
      label: `${index + 1} · ${shift.name} ${formatMinuteRange(shift.startMinute, shift.endMinute)}`,
    })),
    { key: dayOff, label: `0 · ${t('roster.off')}` },
  ];

  return (
    <div className={`roster-scroll${roster.status === 'draft' ? ' roster-draft' : ''}`}>
      <table className="roster-grid" ref={grid}>
        <thead>
          <tr>
            <th>{t('nav.agents')}</th>
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
        <tbody>
          {people.map((agent, row) => (
            <tr key={agent.id} className={agent.id === focusAgent ? 'is-agent' : undefined}>
              <th scope="row">
                {agent.alias} <span className="roster-off">{agent.name}</span>
              </th>
              {days.map((on, column) => {
                const key = `${agent.id}|${on}`;
                const cell = cells.get(key);
                const chip = cell ? { '--chip': colorOf(cell.shift.id) } : {};
                return (
                  <td key={on} className={on === day ? 'is-day' : undefined} onMouseEnter={() => onDay(on)}>
                    <Dropdown
                      disabled={!editable}
                      trigger={['click']}
                      open={openCell === key}
                      onOpenChange={(open) => setOpenCell(open ? key : null)}
                      menu={{
                        items: choices,
                        selectedKeys: [cell?.shift.id ?? dayOff],
                        onClick: ({ key: shiftId }) => {
                          setOpenCell(null);
                          onChange({ agentId: agent.id, on, shiftId: shiftId === dayOff ? null : shiftId });
                        },
                      }}
                    >
                      <button
                        type="button"
                        data-cell={`${row}-${column}`}
                        className={`roster-cell ${cell ? 'roster-chip' : 'roster-off'}${broken.has(key) ? ' roster-broken' : ''}`}
                        style={chip as CSSProperties}
                        aria-label={`${agent.alias} ${on} ${cell?.shift.name ?? t('roster.off')}`}
                        onFocus={() => onDay(on)}
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
          ))}
        </tbody>
      </table>
    </div>
  );
}

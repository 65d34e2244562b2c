import { addDays } from '../../../format/dates';
import { cellKey } from '../difference';
import type { BoardShift } from './documents';

type Shift = Pick<BoardShift, 'agentId' | 'on' | 'startMinute' | 'endMinute'>;

/** Shifts by agent and day. */
export function cellsOf<Each extends Shift>(shifts: readonly Each[]): Map<string, Each[]> {
  const cells = new Map<string, Each[]>();
  for (const shift of shifts) {
    const key = cellKey(shift.agentId, shift.on);
    cells.set(key, [...(cells.get(key) ?? []), shift]);
  }
  return cells;
}

/** Cells in which an agent is planned twice: two shifts on a day, or one that begins before last night's has ended. */
export function clashesOf(cells: ReadonlyMap<string, readonly Shift[]>): Set<string> {
  const clashing = new Set<string>();
  for (const [key, here] of cells) {
    if (here.length > 1) clashing.add(key);
    for (const { agentId, on, startMinute } of here) {
      const before = cells.get(cellKey(agentId, addDays(on, -1))) ?? [];
      if (before.some(({ endMinute }) => endMinute - 1440 > startMinute)) clashing.add(key);
    }
  }
  return clashing;
}

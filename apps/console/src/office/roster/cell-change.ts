import { cellKey } from './difference';

export interface CellChange {
  readonly agentId: string;
  readonly on: string;
  readonly shiftId: string | null;
  /** When the meals are; left out: each as early as the shift lets it be. */
  readonly breaks?: readonly { readonly startMinute: number; readonly minutes: number }[];
}

interface Cell {
  readonly agentId: string;
  readonly on: string;
}
interface Planned {
  readonly shift: { readonly id: string };
  readonly breaks: NonNullable<CellChange['breaks']>;
}

/** Onto a free day a shift moves, onto another shift the two are swapped; each keeps its meals, which it may have there too. */
export function moved(planned: ReadonlyMap<string, Planned>, from: Cell, to: Cell): CellChange[] {
  const put = (cell: Cell, what: Cell): CellChange => {
    const there = planned.get(cellKey(what.agentId, what.on));
    return { ...cell, shiftId: there?.shift.id ?? null, ...(there ? { breaks: there.breaks } : {}) };
  };
  return [put(from, to), put(to, from)];
}

import type { CellChange } from './cell-change';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface PasteError {
  /** Of the pasted cells, counted from 1. */
  readonly row: number;
  readonly column: number;
  readonly code: 'SHIFT_UNKNOWN' | 'OUTSIDE';
  readonly value: string;
}

/** Rows and columns of the grid, the last ones included. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const offWords = ['', '休', '休息', 'off', '0', '-', '—'];

/** A shift by its name or its number on the board, null for a day off, undefined for neither. */
function readCode(code: string, shifts: readonly Named[]): string | null | undefined {
  const word = code.normalize('NFKC').trim().toLowerCase();
  const named = shifts.find((shift) => shift.name.normalize('NFKC').trim().toLowerCase() === word);
  if (named) return named.id;
  if (offWords.includes(word)) return null;
  return /^\d+$/.test(word) ? shifts[Number(word) - 1]?.id : undefined;
}

/** What a copied block of a spreadsheet puts where; a single copied cell fills the whole selection. */
export function readPaste(
  text: string,
  into: {
    readonly range: Range;
    readonly people: readonly { readonly id: string }[];
    readonly days: readonly string[];
    readonly shifts: readonly Named[];
  },
): { changes: CellChange[]; errors: PasteError[] } {
  const { range, people, days, shifts } = into;
  const block = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'));
  const isOne = block.length === 1 && block[0]?.length === 1;
  const rows = isOne
    ? Array.from({ length: range.bottom - range.top + 1 }, () =>
        Array.from({ length: range.right - range.left + 1 }, () => block[0]?.[0] ?? ''),
      )
    : block;
  const changes: CellChange[] = [];
  const errors: PasteError[] = [];
  rows.forEach((cells, row) =>
    cells.forEach((cell, column) => {
      const refuse = (code: PasteError['code']) =>
        errors.push({ row: row + 1, column: column + 1, code, value: cell.trim() });
      const agent = people[range.top + row];
      const on = days[range.left + column];
      const shiftId = readCode(cell, shifts);
      if (!agent || !on) {
        if (cell.trim()) refuse('OUTSIDE');
      } else if (shiftId === undefined) refuse('SHIFT_UNKNOWN');
      else changes.push({ agentId: agent.id, on, shiftId });
    }),
  );
  return { changes, errors };
}

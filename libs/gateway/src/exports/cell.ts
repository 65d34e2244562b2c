import { type ExportColumn, valueAt } from '@zuoxi/vocabulary';

/** What stands in a cell of the file; null is an empty one. */
export type Cell = string | number | null;

const instant = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

export function cellOf(row: unknown, { path, kind, words }: ExportColumn): Cell {
  const value = valueAt(row, path);
  if (Array.isArray(value)) return value.map((each) => wordOf(each, words)).join('、') || null;
  if (value == null || value === '') return null;
  if (kind === 'number' || kind === 'rate') return numberOf(value);
  if (kind === 'fen') {
    const fen = numberOf(value);
    return typeof fen === 'number' ? fen / 100 : fen;
  }
  if (kind === 'minute') {
    const minute = Number(value);
    return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
  }
  if (kind === 'instant') return instant.format(new Date(String(value)));
  return wordOf(value, words);
}

const numberOf = (value: unknown): Cell => {
  const number = Number(value);
  return Number.isFinite(number) ? number : String(value);
};

const wordOf = (value: unknown, words: ExportColumn['words']): string =>
  (words && Object.hasOwn(words, String(value)) && words[String(value)]) || String(value);

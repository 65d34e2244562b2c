import { unitIn } from './units.js';

/** Columns with equal keys are one column: NFKC, no white space or invisible characters, one kind of bracket, lower case. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\u2060\ufeff]+/g, '')
    .replace(/[【〔〖{[]/g, '(')
    .replace(/[】〕〗}\]]/g, ')')
    .replace(/^[*:]+|[*:]+$/g, '')
    .toLowerCase();
}

/** What a person sees: on one line, without invisible characters. */
export const headerLabel = (header: string): string =>
  header
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The key without its unit: 首次响应时长（秒) → 首次响应时长. "(8-23点)" and "(全天)" are not units. */
export const bareHeaderKey = (header: string): string => unitIn(headerKey(header)).bare;

/** A column that must be there: any of the names will do. */
export interface RequiredColumn {
  /** What to call it in a message. */
  readonly label: string;
  readonly headers: readonly string[];
}

export const hasColumn = (keys: ReadonlySet<string>, column: RequiredColumn): boolean =>
  column.headers.some((header) => keys.has(headerKey(header)));

export function duplicatesOf(headers: readonly (string | null)[]): string[] {
  const seen = new Set<string>();
  const doubled = new Map<string, string>();
  for (const header of headers) {
    if (header === null) continue;
    const key = headerKey(header);
    if (seen.has(key)) doubled.set(key, headerLabel(header));
    seen.add(key);
  }
  return [...doubled.values()];
}

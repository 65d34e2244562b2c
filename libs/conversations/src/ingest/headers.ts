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

const UNIT = /\((秒|s|sec|毫秒|ms|分钟|min|元|人民币|¥|分|%|百分比|人|个|次|条|件|单)\)$/;

/** The key without a unit at its end: 首次响应时长（秒) → 首次响应时长. "(8-23点)" and "(全天)" are not units. */
export const bareHeaderKey = (header: string): string => headerKey(header).replace(UNIT, '');

/** Only what leaves no doubt; a bare "分" may be fen, minutes or points. */
export function unitOfHeader(
  header: string,
): 'seconds' | 'milliseconds' | 'minutes' | 'yuan' | 'percent' | null {
  switch (UNIT.exec(headerKey(header))?.[1]) {
    case '秒':
    case 's':
    case 'sec':
      return 'seconds';
    case '毫秒':
    case 'ms':
      return 'milliseconds';
    case '分钟':
    case 'min':
      return 'minutes';
    case '元':
    case '人民币':
    case '¥':
      return 'yuan';
    case '%':
    case '百分比':
      return 'percent';
    default:
      return null;
  }
}

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

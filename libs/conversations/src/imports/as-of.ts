import { datesIn, parseInstant } from '../ingest/index.js';

export type AsOfSource = 'given' | 'content' | 'name' | 'modified' | 'upload';
export interface AsOf {
  readonly at: Date;
  readonly source: AsOfSource;
}

export interface FileEvidence {
  readonly name: string;
  /** What stands above the table. */
  readonly preamble: readonly string[];
  /** A person's own answer. */
  readonly given: Date | null;
  /** When the file was last written on the person's machine: a download is, when it is exported. */
  readonly modified: Date | null;
}

const LABEL =
  /(?:导出|下载|生成|更新|截止|截至|exported?|generated|as of)[^\d]{0,12}(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[T ]*\d{1,2}[:时]\d{2}(?:[:分]\d{2})?)/i;
/** A date and a time of day, as exporters put them into names: 20261121103000, 2026-11-21_10-30-00. */
const STAMP =
  /(?<!\d)(20\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])[-_. T]?([01]\d|2[0-3])[-_.:]?([0-5]\d)(?:[-_.:]?([0-5]\d))?(?!\d)/;
const DAY_MS = 86_400_000;

/**
 * The moment of which a file tells: as the person said, as the file says above its table or in its name, when the file
 * was written, a day in its name (its end), else now, when it is uploaded. Never later than now.
 */
export function asOfOf(file: FileEvidence, now: Date): AsOf {
  const plausible = (at: Date | null): at is Date => at !== null && at <= now && at.getUTCFullYear() >= 2010;
  if (plausible(file.given)) return { at: file.given, source: 'given' };
  const said = LABEL.exec(file.preamble.join('\n').normalize('NFKC'))?.[1] ?? null;
  const content = parseInstant(said, now).value;
  if (plausible(content)) return { at: content, source: 'content' };
  const stamp = STAMP.exec(file.name.normalize('NFKC'));
  if (stamp) {
    const [, year, month, day, hour, minute, second] = stamp;
    const at = parseInstant(`${year}-${month}-${day} ${hour}:${minute}:${second ?? '00'}`, now).value;
    if (plausible(at)) return { at, source: 'name' };
  }
  if (plausible(file.modified)) return { at: file.modified, source: 'modified' };
  const [on, another] = datesIn(file.name, now);
  if (on && !another) {
    const end = Date.parse(`${on}T00:00:00+08:00`) + DAY_MS;
    return { at: new Date(Math.min(end, now.getTime())), source: 'name' };
  }
  return { at: now, source: 'upload' };
}

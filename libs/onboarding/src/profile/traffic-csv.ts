import { parse } from 'csv-parse/sync';
import { type FieldProblem, invalid } from '@zuoxi/platform/errors';

export interface TrafficSlot {
  readonly slotMinute: number;
  readonly inquiries: number;
}

const header = /时间|时段|time|slot|咨询|接待|inquir/i;

/** `9:30`, `09:30-10:00`, `2026-11-20 09:30` → minutes after midnight and the day, if one is named. */
function readTime(text: string): { minute: number; day: string } | null {
  const match =
    /^(?:(\d{4}[-/]\d{1,2}[-/]\d{1,2})[ T])?(\d{1,2}):(\d{2})(?::\d{2})?(?:\s*[-~–]\s*\d{1,2}:\d{2})?$/.exec(
      text.trim(),
    );
  if (!match) return null;
  const minute = Number(match[2]) * 60 + Number(match[3]);
  return minute < 1440 && Number(match[3]) < 60 ? { minute, day: match[1] ?? '' } : null;
}

/**
 * Mean inquiries per half hour of a day from a shop's table: two columns, time and inquiries (or three: date, time,
 * inquiries), one day or several. Blank and "-" cells are missing, never zero.
 *
 * @param field what the caller calls the text; `field[3]` is its third row.
 * @throws DomainError INVALID_INPUT naming each row that could not be read.
 */
export function readTrafficCsv(text: string, field = 'trafficCsv'): TrafficSlot[] {
  const rows = parse(text.replace(/^\uFEFF/, ''), {
    delimiter: [',', '\t', ';'],
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  }) as string[][];
  const problems: FieldProblem[] = [];
  const sums = new Map<number, { total: number; days: Set<string> }>();
  rows.forEach((cells, index) => {
    const [amount, ...before] = [...cells].reverse();
    const time = readTime(before.reverse().join(' '));
    if (index === 0 && !time && cells.some((cell) => header.test(cell))) return;
    const at = `${field}[${index + 1}]`;
    if (!time) {
      problems.push({ field: at, code: 'TIME_UNREADABLE', message: cells.join(',') });
      return;
    }
    if (amount === undefined || /^(-+|—)?$/.test(amount)) return;
    const inquiries = Number(amount.replaceAll(',', ''));
    if (!Number.isFinite(inquiries) || inquiries < 0) {
      problems.push({ field: at, code: 'NUMBER_UNREADABLE', message: amount });
      return;
    }
    const slot = Math.floor(time.minute / 30) * 30;
    const sum = sums.get(slot) ?? { total: 0, days: new Set<string>() };
    sum.total += inquiries;
    sum.days.add(time.day);
    sums.set(slot, sum);
  });
  if (!sums.size && !problems.length) problems.push({ field, code: 'NO_ROWS' });
  if (problems.length) throw invalid(problems.slice(0, 20));
  return [...sums]
    .map(([slotMinute, { total, days }]) => ({ slotMinute, inquiries: total / days.size }))
    .sort((a, b) => a.slotMinute - b.slotMinute);
}

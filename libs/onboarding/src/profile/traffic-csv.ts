import { parse } from 'csv-parse/sync';
import { type FieldProblem, invalid } from '@zuoxi/platform/errors';
import { intervalOf, readTime, type RowTime } from './traffic-times.js';

export interface TrafficSlot {
  readonly slotMinute: number;
  readonly inquiries: number;
}

/** What a shop's table says of a usual day. */
export interface TrafficTable {
  /** How long one row of it is. */
  readonly intervalMinutes: number;
  /** Mean inquiries per half hour; none where its rows are whole days. */
  readonly slots: TrafficSlot[];
  /** Mean inquiries of a day, of rows that are whole days. */
  readonly dailyInquiries: number | null;
}

const DAY = 1440;
const SLOT = 30;

interface Columns {
  readonly times: readonly number[];
  readonly amount: number;
  /** How many inquiries one of the amount's column is: its header may say 千 or 万. */
  readonly scale: number;
}
interface Row {
  readonly field: string;
  readonly text: string;
  readonly time: RowTime;
  /** Null: missing, never zero. */
  readonly inquiries: number | null;
}

const plain = (cell: string): string => cell.normalize('NFKC').replace(/\s+/g, ' ').trim();
const timeHeader = /^(?!.*(?:时长|响应)).*(?:时间|时段|小时|日期|date|time|hour|slot)/i;
const amountHeaders = [/咨询(?:量|人数|数|人次)?/, /inquir|consult/i, /询单|接待|进线|会话/];
const summary = /^(?:合计|总计|汇总|汇总值|小计|总和|平均|平均值|均值|全天|total|sum|average|mean)[:：]?$/i;

/** By their names; without a header the last column is the amount and those before it are the time. */
function columnsOf(cells: readonly string[]): Columns | null {
  const times = cells.flatMap((cell, index) => (timeHeader.test(cell) ? [index] : []));
  const amount = amountHeaders
    .map((header) => cells.findIndex((cell, index) => header.test(cell) && !times.includes(index)))
    .find((index) => index >= 0);
  if (!times.length && amount === undefined) return null;
  const last = amount ?? cells.length - 1;
  const scale = /[(/]\s*(?:单位:?)?(千|万|k|w)(?:人|次|人次|个)?\)?$/i.exec(cells[last] ?? '')?.[1];
  return { times: times.length ? times : [0], amount: last, scale: scaleOf(scale) };
}

const scaleOf = (word: string | undefined): number => (!word ? 1 : /[千k]/i.test(word) ? 1000 : 10_000);

/** Null: there is none; undefined: it is no number. */
function readAmount(text: string, scale: number): number | null | undefined {
  if (/^(?:-+|—+|\/|n\/a|null|暂无(?:数据)?)?$/i.test(text)) return null;
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)? ?(千|万|k|w)?(?:人|次|人次|个|条)?$/i.exec(
    text.slice(0, 40),
  );
  if (!match) return undefined;
  const value = Number(`${match[1]!.replaceAll(',', '')}${match[2] ?? ''}`);
  return value * (match[3] ? scaleOf(match[3]) : scale);
}

/**
 * Mean inquiries of a usual day from a shop's table: time and inquiries, with a date where it holds several days. The
 * length of a row is what the table shows: ranges, or the distance between its times; a row of an hour is two half hours.
 * Blank and "-" cells are missing, never zero; where a table prints no zeros, rows that other days have are zero.
 *
 * @param field what the caller calls the text; `field[3]` is its third row.
 * @throws DomainError INVALID_INPUT naming each row that could not be read.
 */
export function readTrafficCsv(text: string, field = 'trafficCsv'): TrafficTable {
  const problems: FieldProblem[] = [];
  const rows: Row[] = [];
  let columns: Columns | null = null;
  for (const [index, line] of linesOf(text).entries()) {
    const cells = line.map(plain);
    const at = `${field}[${index + 1}]`;
    const whole = cells.filter(Boolean).join(',');
    if (!whole || cells.some((cell) => summary.test(cell))) continue;
    const named: Columns = columns ?? {
      times: cells.slice(0, -1).map((_, i) => i),
      amount: cells.length - 1,
      scale: 1,
    };
    const time = readTime(
      named.times
        .map((i) => cells[i] ?? '')
        .join(' ')
        .trim(),
    );
    if (!time && !rows.length && !columns) {
      // A title above the table stands alone in its row.
      if (cells.filter(Boolean).length === 1 && !problems.length && !/\d/.test(whole)) continue;
      columns = columnsOf(cells);
      if (columns) continue;
    }
    if (!time) {
      problems.push({ field: at, code: 'TIME_UNREADABLE', message: whole });
      continue;
    }
    const amount = cells[named.amount] ?? '';
    const inquiries = readAmount(amount, named.scale);
    if (inquiries === undefined) problems.push({ field: at, code: 'NUMBER_UNREADABLE', message: amount });
    else rows.push({ field: at, text: whole, time, inquiries });
  }
  if (!rows.length && !problems.length) problems.push({ field, code: 'NO_ROWS' });
  if (problems.length) throw invalid(problems.slice(0, 20));
  return tableOf(rows, field);
}

const delimiter = [',', '\t', ';', '，'];

/** Line by line: a quote that one leaves open takes nothing of the next. */
function linesOf(text: string): string[][] {
  return text
    .replace(/^\uFEFF+/, '')
    .split(/\r?\n|\r/)
    .map((line) => {
      try {
        return (parse(line, { delimiter, relax_quotes: true, trim: true }) as string[][])[0] ?? [];
      } catch {
        return (parse(line.replaceAll('"', ''), { delimiter, trim: true }) as string[][])[0] ?? [];
      }
    });
}

function tableOf(rows: readonly Row[], field: string): TrafficTable {
  const interval = intervalOf(rows.map(({ time }) => time));
  if (interval === null) throw invalid([{ field, code: 'INTERVAL_UNKNOWN' }]);
  const repeated = repeatedIn(rows);
  if (repeated) throw invalid([{ field: repeated.field, code: 'TIME_REPEATED', message: repeated.text }]);
  const known = rows.flatMap(({ time, inquiries }) => (inquiries === null ? [] : [{ time, inquiries }]));
  if (!known.length) throw invalid([{ field, code: 'NO_ROWS' }]);
  if (interval === DAY) {
    const days = new Set(known.map(({ time }) => time.day)).size;
    const total = known.reduce((sum, { inquiries }) => sum + inquiries, 0);
    return { intervalMinutes: DAY, slots: [], dailyInquiries: Math.round(total / days) };
  }
  return { intervalMinutes: interval, slots: slotsOf(rows, interval), dailyInquiries: null };
}

/** The first row whose time stands before it already: several days without dates would add up to one busy day. */
function repeatedIn(rows: readonly Row[]): Row | undefined {
  const seen = new Set<string>();
  return rows.find(({ time }) => {
    const key = `${time.day} ${time.minute}`;
    return seen.size === seen.add(key).size;
  });
}

interface Day {
  /** Inquiries of each half hour; null: a part of it is missing. */
  readonly slots: Map<number, number | null>;
  readonly first: number;
  readonly last: number;
}

function slotsOf(rows: readonly Row[], interval: number): TrafficSlot[] {
  const days = [...Map.groupBy(rows, ({ time }) => time.day)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, own]) => dayOf(own, interval));
  const printsZeros = rows.some(({ inquiries }) => inquiries === 0);
  const minutes = [...new Set(days.flatMap(({ slots }) => [...slots.keys()]))].sort((a, b) => a - b);
  return minutes.flatMap((slotMinute) => {
    const values = days.flatMap((day, index) => {
      const value = day.slots.get(slotMinute);
      if (value !== undefined) return value ?? [];
      // What lies beyond the table's own beginning and end is not told.
      const isOutside =
        (index === 0 && slotMinute < day.first) || (index === days.length - 1 && slotMinute > day.last);
      return printsZeros || isOutside ? [] : [0];
    });
    if (!values.length) return [];
    return [{ slotMinute, inquiries: values.reduce((sum, value) => sum + value, 0) / values.length }];
  });
}

/** Each row's inquiries shared among the half hours that it covers. */
function dayOf(rows: readonly Row[], interval: number): Day {
  const slots = new Map<number, number | null>();
  for (const { time, inquiries } of rows) {
    const length = time.length ?? interval;
    for (let at = time.minute; at < time.minute + length;) {
      const end = Math.min(time.minute + length, Math.floor(at / SLOT) * SLOT + SLOT);
      const slot = (Math.floor(at / SLOT) * SLOT) % DAY;
      const before = slots.get(slot);
      const share =
        inquiries === null || before === null ? null : (before ?? 0) + (inquiries * (end - at)) / length;
      slots.set(slot, share);
      at = end;
    }
  }
  const starts = rows.map(({ time }) => time.minute);
  return { slots, first: Math.min(...starts), last: Math.max(...starts) };
}

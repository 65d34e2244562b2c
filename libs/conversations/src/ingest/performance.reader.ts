import { breakOff, type ReadingWarning, RowError, rowError, RowErrors, RowReader } from './fields.js';
import { IngestError, IngestErrorCode } from './ingest.errors.js';
import { datesIn } from './instants.js';
import { Mapping, Preset } from './preset.js';
import { type PrintedFigure, RowsAbove, SummaryKind, summaryKind } from './summary-rows.js';
import type { Table, TableRow } from './table.js';
import { storable } from './values.js';

export const PERFORMANCE_NUMBERS = [
  'consultUsers',
  /** 接待人数 / 接待量 */
  'receptions',
  'sessions',
  'inquiries',
  /** People who ordered. */
  'orders',
  /** People who paid (Pinduoduo: whose group was completed). */
  'paidUsers',
  'salesFen',
  'netSalesFen',
  'refundFen',
  'firstResponseSeconds',
  'avgResponseSeconds',
  'noReply',
  /** Pinduoduo's weights of its rates. */
  'needReplyUsers',
  'lateReplyUsers',
  'ratings',
  'goodRatings',
  'lowRatings',
  'complaints',
  'disputes',
  'buyerMessages',
  'agentMessages',
] as const;

/** Decimal numerals 0..1, exactly as published: never to be averaged, only shown, weighed or compared. */
export const PERFORMANCE_RATES = [
  'threeMinuteRate',
  'thirtySecondRate',
  'fiveMinuteRate',
  'replyRate',
  'conversionRate',
  'satisfactionRate',
] as const;

export type PerformanceNumber = (typeof PERFORMANCE_NUMBERS)[number];
export type PerformanceRate = (typeof PERFORMANCE_RATES)[number];

/** Null: the platform gave none (or has no such column). */
export type PerformanceValues = Readonly<Record<PerformanceNumber, number | null>> &
  Readonly<Record<PerformanceRate, string | null>> & { readonly serviceScore: string | null };

export interface PerformanceRow extends PerformanceValues {
  readonly kind: 'row';
  readonly row: number;
  readonly agentAccount: string;
  /** Business date YYYY-MM-DD. */
  readonly on: string;
  /** Fields that the file has a column for: only of these does it say anything. */
  readonly has: readonly string[];
  /** The row as it was, every column. */
  readonly raw: Readonly<Record<string, string | null>>;
}

/** 汇总值, 平均值, 同行同层优秀 …: for checking, not for importing. */
export interface PerformanceSummary {
  readonly kind: 'summary';
  readonly row: number;
  readonly label: string;
  readonly summary: SummaryKind;
  readonly values: PerformanceValues;
}

export interface ReadPerformanceOptions {
  readonly now: Date;
  /** The person's answer, for files that do not say their day. A date inside the sheet goes before it. */
  readonly on?: string;
  /** Accounts that are known to be somebody's: a row of theirs is no summary, whatever they are called. */
  readonly accounts?: readonly string[];
  readonly warn?: (warning: ReadingWarning) => void;
}

/**
 * Rows of people, rows of summary, refused cells. A row with a refused cell is not imported.
 * @throws IngestError DATE_MISSING if nothing says the day; DATE_RANGE if the file spans several
 */
export async function* readPerformance(
  table: Table,
  preset: Preset,
  mapping: Mapping,
  options: ReadPerformanceOptions,
): AsyncGenerator<PerformanceRow | PerformanceSummary | RowError> {
  const reader = new RowReader(preset, mapping, table, options.now);
  const fileDate = fileDateOf(table, options);
  if (fileDate.on === null && !reader.has('on')) throw new IngestError(fileDate.error);
  await reader.lookAhead(table);

  const accounts = new Set(options.accounts);
  const above = new RowsAbove();
  try {
    for await (const row of table.rows()) {
      for (const item of readRow(row, reader, fileDate, accounts, above)) {
        if (item.kind === 'row') above.add([...figuresOf(item), ...ratesOf(item)]);
        if (item.kind === 'summary') {
          const differing = item.summary === 'total' ? above.differing(figuresOf(item.values)) : [];
          for (const name of differing)
            options.warn?.({ code: 'TOTALS_DIFFER', column: reader.header(name) });
          above.endBlock();
        }
        yield item;
      }
    }
  } catch (error) {
    yield breakOff(error);
  }
}

function* readRow(
  row: TableRow,
  reader: RowReader,
  fileDate: FileDate,
  accounts: ReadonlySet<string>,
  above: RowsAbove,
): Generator<PerformanceRow | PerformanceSummary | RowError> {
  if (row.error !== undefined) {
    yield rowError(row.row, null, row.error, null);
    return;
  }
  const account = reader.text(row, 'agentAccount').value;
  const isKnown = account !== null && accounts.has(account);
  // An average of people may be no whole number: what does not parse has nothing to be checked against.
  const loose = isKnown ? null : valuesOf(row, reader, new RowErrors(reader, row));
  const summary = loose && (summaryOf(row, account) ?? ofRowsAbove(row, account, loose, above, reader));
  if (loose && summary) {
    const values = loose;
    yield { kind: 'summary', row: row.row, ...summary, values };
    return;
  }
  const errors = new RowErrors(reader, row);
  const agentAccount = errors.require('agentAccount', reader.text(row, 'agentAccount'));
  const on = errors.take('on', reader.date(row, 'on')) ?? fileDate.on;
  if (on === null && errors.found.every((error) => error.column !== reader.header('on')))
    errors.note('on', fileDate.error);
  const values = valuesOf(row, reader, errors);
  if (errors.found.length > 0 || agentAccount === null || on === null) {
    yield* errors.found;
    return;
  }
  yield { kind: 'row', row: row.row, agentAccount, on, has: reader.fields, ...values, raw: rawOf(row) };
}

const rawOf = (row: TableRow): PerformanceRow['raw'] =>
  Object.fromEntries(
    Object.entries(row.cells).map(([header, cell]) => [
      storable(header),
      cell === null ? null : storable(cell),
    ]),
  );

function valuesOf(row: TableRow, reader: RowReader, errors: RowErrors): PerformanceValues {
  const numbers = PERFORMANCE_NUMBERS.map((name) => [name, errors.take(name, reader.number(row, name))]);
  const rates = PERFORMANCE_RATES.map((name) => [name, errors.take(name, reader.rate(row, name))]);
  return {
    ...(Object.fromEntries(numbers) as Record<PerformanceNumber, number | null>),
    ...(Object.fromEntries(rates) as Record<PerformanceRate, string | null>),
    serviceScore: errors.take('serviceScore', reader.text(row, 'serviceScore')),
  };
}

type Summary = Pick<PerformanceSummary, 'label' | 'summary'>;

/** The label stands where the account would, or, that being empty, in another cell. A row of one cell is a note. */
function summaryOf(row: TableRow, account: string | null): Summary | null {
  const cells = Object.values(row.cells);
  const only = cells.filter((cell) => cell !== null);
  if (only.length === 1 && cells.length > 2 && isNote(only[0]!))
    return { label: only[0]!, summary: summaryKind(only[0]!) ?? 'note' };
  const label = account ?? only.find((cell) => summaryKind(cell) !== null) ?? null;
  const summary = summaryKind(label);
  return label !== null && summary !== null ? { label, summary } : null;
}

const isNote = (text: string): boolean =>
  /[，。,;；!！]|^.{16,}|^(?:注|备注|说明|数据|统计|导出|来源|单位)/.test(text);

/** Without a word for it: what the rows above add up to, or their mean. */
function ofRowsAbove(
  row: TableRow,
  account: string | null,
  values: PerformanceValues,
  above: RowsAbove,
  reader: RowReader,
): Summary | null {
  const label = account ?? Object.values(row.cells).find((cell) => cell !== null) ?? '';
  if (above.isSum(figuresOf(values))) return { label, summary: 'total' };
  return above.isMean(printedOf(row, reader, values)) ? { label, summary: 'average' } : null;
}

/** What a row prints, for a mean: of people that is often no whole number, which no person's row may have. */
const printedOf = (row: TableRow, reader: RowReader, values: PerformanceValues): PrintedFigure[] => [
  ...ADDITIVE.flatMap((name): PrintedFigure[] => {
    const text = reader.text(row, name).value;
    const places = text === null ? undefined : /^\d[\d,]*\.(\d+)$/.exec(text)?.[1]?.length;
    const value = values[name];
    const isMoney = name.endsWith('Fen');
    const plain = { name, isRate: false };
    if (value !== null)
      return [
        { ...plain, figure: value, precision: isMoney ? 50 / 10 ** (places ?? 0) : 0.5, isFraction: false },
      ];
    if (places === undefined || isMoney) return [];
    const figure = Number(text!.replaceAll(',', ''));
    return [{ ...plain, figure, precision: 0.5 / 10 ** places, isFraction: true }];
  }),
  ...PERFORMANCE_RATES.flatMap((name): PrintedFigure[] => {
    const value = values[name];
    if (value === null) return [];
    const [, places = '', percent = ''] =
      /(?:\.(\d+))?\s*(%?)$/.exec(reader.text(row, name).value ?? '') ?? [];
    const precision = 0.5 / 10 ** (places.length + (percent ? 2 : 0));
    return [{ name, figure: Number(value), precision, isFraction: false, isRate: true }];
  }),
];

const figuresOf = (values: PerformanceValues): [string, number][] =>
  ADDITIVE.flatMap((name): [string, number][] => {
    const value = values[name];
    return value === null ? [] : [[name, value]];
  });

const ratesOf = (values: PerformanceValues): [string, number][] =>
  PERFORMANCE_RATES.flatMap((name): [string, number][] => {
    const value = values[name];
    return value === null ? [] : [[name, Number(value)]];
  });

interface FileDate {
  readonly on: string | null;
  readonly error: IngestErrorCode;
}

/** Above the table, else what the person said, else the file's name. */
function fileDateOf(
  table: Pick<Table, 'preamble' | 'fileName'>,
  { now, on }: ReadPerformanceOptions,
): FileDate {
  const only = (dates: readonly string[]): FileDate | null => {
    if (dates.length === 0) return null;
    return dates.length === 1 ? { on: dates[0]!, error: 'DATE_MISSING' } : { on: null, error: 'DATE_RANGE' };
  };
  return (
    only(datesIn(table.preamble.join('\n'), now)) ??
    (on === undefined ? null : { on, error: 'DATE_MISSING' as const }) ??
    only(datesIn(table.fileName, now)) ?? { on: null, error: 'DATE_MISSING' }
  );
}

/** What adds up over people. Buyers served by two agents make people counts differ from a shop's own total. */
const ADDITIVE: readonly PerformanceNumber[] = PERFORMANCE_NUMBERS.filter(
  (name) => !name.endsWith('ResponseSeconds'),
);

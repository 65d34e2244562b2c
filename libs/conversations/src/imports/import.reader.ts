import {
  type CanonicalMessage,
  maskItem,
  NickMask,
  openMapped,
  readAfterSales,
  readConversations,
  readOrders,
  readPerformance,
  type AfterSalesRow,
  type FileInput,
  type OrderRow,
  type PerformanceRow,
  getPreset,
  type PresetKind,
  type ReadingWarning,
  type RowError,
  rowError,
} from '../ingest/index.js';

export type ImportKind = 'conversations' | 'performance' | 'orders' | 'aftersales';

/** What presets call a kind. */
export const presetKinds: Readonly<Record<ImportKind, PresetKind>> = {
  conversations: 'conversations',
  performance: 'performance',
  orders: 'orders',
  aftersales: 'after-sales',
};

export interface ReadRequest {
  readonly kind: ImportKind;
  readonly file: FileInput;
  readonly preset: string;
  readonly mapping: Readonly<Record<string, string | null>> | null;
  /** The business date that a person gave for a file that names none. */
  readonly on: string | null;
  readonly now: string;
  /** Tells masked nicknames of the store apart. */
  readonly salt: string;
  /** Accounts that are known to be agents of the shop. */
  readonly accounts?: readonly string[];
  /** Rows up to here are committed already. */
  readonly afterRow: number;
}

/** What is kept of a message; the rest would only be carried from thread to thread. */
export type ChunkMessage = Pick<
  CanonicalMessage,
  | 'externalConversationId'
  | 'fingerprint'
  | 'at'
  | 'direction'
  | 'agentAccount'
  | 'buyer'
  | 'type'
  | 'unknownType'
  | 'text'
  | 'row'
>;

/** Rows of one file, personal data masked, ready to be written together. */
export interface Chunk {
  readonly messages: ChunkMessage[];
  readonly performance: PerformanceRow[];
  readonly orders: OrderRow[];
  readonly afterSales: AfterSalesRow[];
  readonly errors: RowError[];
  /** Of the file up to here, each once. */
  readonly warnings: ReadingWarning[];
  readonly summaryRows: number;
  readonly lastRow: number;
  readonly rows: number;
}

/** Rows that are committed together. */
export const chunkRows = 2500;
const emptyChunk = () => ({
  messages: [] as ChunkMessage[],
  performance: [] as PerformanceRow[],
  orders: [] as OrderRow[],
  afterSales: [] as AfterSalesRow[],
  errors: [] as RowError[],
  warnings: [] as ReadingWarning[],
  summaryRows: 0,
  lastRow: 0,
  rows: 0,
});

const kept = (message: CanonicalMessage): ChunkMessage => ({
  externalConversationId: message.externalConversationId,
  fingerprint: message.fingerprint,
  at: message.at,
  direction: message.direction,
  agentAccount: message.agentAccount,
  buyer: message.buyer,
  type: message.type,
  unknownType: message.unknownType,
  text: message.text,
  row: message.row,
});

/**
 * Reads a file in chunks of rows, in file order, personal data masked by kind of column.
 *
 * @throws IngestError when the file as a whole cannot be read; a bad row is an error in a chunk.
 */
export async function* readChunks(request: ReadRequest): AsyncGenerator<Chunk> {
  const preset = getPreset(request.preset);
  const now = new Date(request.now);
  const { table, mapping } = await openMapped(request.file, preset, {
    ...(request.mapping ? { overrides: request.mapping } : {}),
  });
  const nicks = new NickMask(request.salt);
  let chunk = emptyChunk();
  const warned = new Set<string>();
  const warn = (warning: ReadingWarning): void => {
    const key = `${warning.code} ${warning.column}`;
    if (warned.size !== warned.add(key).size) chunk.warnings.push(warning);
  };
  const reader = {
    conversations: () => readConversations(table, preset, mapping, { now, warn }),
    performance: () =>
      readPerformance(table, preset, mapping, {
        now,
        warn,
        accounts: request.accounts ?? [],
        ...(request.on ? { on: request.on } : {}),
      }),
    orders: () => readOrders(table, preset, mapping, { now }),
    aftersales: () => readAfterSales(table, preset, mapping, { now }),
  }[request.kind]();
  for await (const read of reader) {
    if (read.row <= request.afterRow) continue;
    const item = maskItem(read, nicks);
    if (item.row !== chunk.lastRow) {
      // Between two rows only: a refused row has an item for each of its faults, and they stay together.
      if (chunk.rows >= chunkRows) {
        yield chunk;
        chunk = emptyChunk();
      }
      chunk.rows += 1;
    }
    if (item.kind === 'error') chunk.errors.push(item);
    else if (item.kind === 'message') chunk.messages.push(kept(item));
    else if (item.kind === 'order') chunk.orders.push(item);
    else if (item.kind === 'after-sales') chunk.afterSales.push(item);
    else if (item.kind === 'summary') chunk.summaryRows += 1;
    else chunk.performance.push(item);
    chunk.lastRow = item.row;
  }
  if (chunk.rows) yield chunk;
}

const partOf = (chunk: Chunk, isOf: (row: number) => boolean, summaryRows: number): Chunk => {
  const take = <T extends { readonly row: number }>(rows: readonly T[]): T[] =>
    rows.filter(({ row }) => isOf(row));
  const { messages, performance, orders, afterSales, errors } = chunk;
  const part = {
    messages: take(messages),
    performance: take(performance),
    orders: take(orders),
    afterSales: take(afterSales),
    errors: take(errors),
  };
  const numbers = new Set(Object.values(part).flatMap((rows) => rows.map(({ row }) => row)));
  return {
    ...part,
    warnings: [],
    summaryRows,
    lastRow: Math.max(0, ...numbers),
    rows: numbers.size + summaryRows,
  };
};

/** The same rows in two chunks; rows of summary, which hold nothing to store, are counted with the second. */
export function halvesOf(chunk: Chunk): [Chunk, Chunk] {
  const { messages, performance, orders, afterSales, errors } = chunk;
  const numbers = [
    ...new Set([messages, performance, orders, afterSales, errors].flat().map(({ row }) => row)),
  ].sort((a, b) => a - b);
  const middle = numbers[Math.floor((numbers.length - 1) / 2)] ?? chunk.lastRow;
  const first = partOf(chunk, (row) => row <= middle, 0);
  const second = partOf(chunk, (row) => row > middle, chunk.summaryRows);
  return [first, { ...second, warnings: chunk.warnings, lastRow: chunk.lastRow }];
}

/** A chunk of one row, as the refusal of that row. */
export const refusedRow = (chunk: Chunk): Chunk => ({
  ...emptyChunk(),
  errors: [rowError(chunk.lastRow, null, 'ROW_NOT_STORED', null)],
  lastRow: chunk.lastRow,
  rows: chunk.rows,
});

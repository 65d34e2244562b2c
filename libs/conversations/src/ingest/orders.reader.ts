import { breakOff, RowError, rowError, RowErrors, RowReader } from './fields.js';
import { Mapping, Preset } from './preset.js';
import { summaryKind } from './summary-rows.js';
import type { Table, TableRow } from './table.js';

/** The minimum that attribution and disputes need. Receiver, address and phone columns are never read. */
export interface OrderRow {
  readonly kind: 'order';
  readonly row: number;
  /** Fields that the file has a column for: only of these does it say anything. */
  readonly has: readonly string[];
  readonly orderNo: string;
  readonly buyer: string | null;
  readonly paidFen: number | null;
  readonly createdAt: Date | null;
  readonly paidAt: Date | null;
  readonly status: string | null;
  readonly agentAccount: string | null;
  readonly quantity: number | null;
  readonly title: string | null;
}

export interface AfterSalesRow {
  readonly kind: 'after-sales';
  readonly row: number;
  /** Fields that the file has a column for: only of these does it say anything. */
  readonly has: readonly string[];
  readonly orderNo: string;
  readonly externalRecordId: string | null;
  readonly buyer: string | null;
  readonly type: string | null;
  readonly amountFen: number | null;
  readonly reason: string | null;
  readonly outcome: string | null;
  readonly agentAccount: string | null;
  readonly at: Date | null;
  readonly closedAt: Date | null;
}

export interface ReadRecordsOptions {
  readonly now: Date;
}

export const readOrders = (
  table: Table,
  preset: Preset,
  mapping: Mapping,
  options: ReadRecordsOptions,
): AsyncGenerator<OrderRow | RowError> =>
  readRecords(table, preset, mapping, options, (row, reader, errors, orderNo) => ({
    kind: 'order',
    row: row.row,
    has: reader.fields,
    orderNo,
    buyer: errors.take('buyer', reader.text(row, 'buyer')),
    paidFen: errors.take('paidFen', reader.number(row, 'paidFen')),
    createdAt: errors.take('createdAt', reader.instant(row, 'createdAt')),
    paidAt: errors.take('paidAt', reader.instant(row, 'paidAt')),
    status: errors.take('status', reader.text(row, 'status')),
    agentAccount: errors.take('agentAccount', reader.text(row, 'agentAccount')),
    quantity: errors.take('quantity', reader.number(row, 'quantity')),
    title: errors.take('title', reader.text(row, 'title')),
  }));

export const readAfterSales = (
  table: Table,
  preset: Preset,
  mapping: Mapping,
  options: ReadRecordsOptions,
): AsyncGenerator<AfterSalesRow | RowError> =>
  readRecords(table, preset, mapping, options, (row, reader, errors, orderNo) => ({
    kind: 'after-sales',
    row: row.row,
    has: reader.fields,
    orderNo,
    externalRecordId: errors.take('externalRecordId', reader.text(row, 'externalRecordId')),
    buyer: errors.take('buyer', reader.text(row, 'buyer')),
    type: errors.take('type', reader.text(row, 'type')),
    amountFen: errors.take('amountFen', reader.number(row, 'amountFen')),
    reason: errors.take('reason', reader.text(row, 'reason')),
    outcome: errors.take('outcome', reader.text(row, 'outcome')),
    agentAccount: errors.take('agentAccount', reader.text(row, 'agentAccount')),
    at: errors.take('at', reader.instant(row, 'at')),
    closedAt: errors.take('closedAt', reader.instant(row, 'closedAt')),
  }));

/** Rows in file order; totals at the end are passed over, refused cells refuse their row. */
async function* readRecords<T>(
  table: Table,
  preset: Preset,
  mapping: Mapping,
  { now }: ReadRecordsOptions,
  make: (row: TableRow, reader: RowReader, errors: RowErrors, orderNo: string) => T,
): AsyncGenerator<T | RowError> {
  const reader = new RowReader(preset, mapping, table, now);
  await reader.lookAhead(table);
  try {
    for await (const row of table.rows()) {
      if (row.error !== undefined) {
        yield rowError(row.row, null, row.error, null);
        continue;
      }
      if (isSummary(row, reader)) continue;
      const errors = new RowErrors(reader, row);
      const orderNo = errors.require('orderNo', reader.text(row, 'orderNo'));
      const record = make(row, reader, errors, orderNo ?? '');
      if (errors.found.length > 0) yield* errors.found;
      else yield record;
    }
  } catch (error) {
    yield breakOff(error);
  }
}

const isSummary = (row: TableRow, reader: RowReader): boolean => {
  const orderNo = reader.text(row, 'orderNo').value;
  if (orderNo !== null) return !/^\d/.test(orderNo) && summaryKind(orderNo) !== null;
  return Object.values(row.cells).some((cell) => summaryKind(cell) !== null);
};

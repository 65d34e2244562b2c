import { createHmac } from 'node:crypto';
import type { CanonicalMessage } from './conversations.reader.js';
import type { RowError } from './fields.js';
import type { AfterSalesRow, OrderRow } from './orders.reader.js';
import type { PerformanceRow, PerformanceSummary } from './performance.reader.js';
import { apart, maskCell } from './masked-cell.js';
import { maskPii } from '@zuoxi/screening';

/**
 * What kind of thing a column holds, and so what becomes of personal data in it.
 * `text`: they are masked. `nick`: a buyer's name for himself, masked and still told from others. `clear`: kept as it
 * is, because it is no person's or because work needs it. Every field of a record says which; none is forgotten.
 */
type Holds = 'text' | 'nick' | 'clear';
type Columns<Row> = Readonly<Record<Exclude<keyof Row, 'kind' | 'row' | 'has'>, Holds>>;

const message: Columns<CanonicalMessage> = {
  platform: 'clear',
  // Some exports number talks by the buyer.
  externalConversationId: 'nick',
  externalMessageId: 'clear',
  at: 'clear',
  direction: 'clear',
  // Our own staff, matched to agents by it.
  agentAccount: 'clear',
  buyer: 'nick',
  type: 'clear',
  unknownType: 'text',
  text: 'text',
  skuId: 'clear',
  orderNo: 'clear',
  fingerprint: 'clear',
};
const order: Columns<OrderRow> = {
  orderNo: 'clear',
  buyer: 'nick',
  paidFen: 'clear',
  createdAt: 'clear',
  paidAt: 'clear',
  status: 'text',
  agentAccount: 'clear',
  quantity: 'clear',
  title: 'text',
};
const afterSales: Columns<AfterSalesRow> = {
  orderNo: 'clear',
  externalRecordId: 'clear',
  buyer: 'nick',
  type: 'text',
  amountFen: 'clear',
  reason: 'text',
  outcome: 'text',
  agentAccount: 'clear',
  at: 'clear',
  closedAt: 'clear',
};

export type ReadItem =
  CanonicalMessage | OrderRow | AfterSalesRow | PerformanceRow | PerformanceSummary | RowError;

/**
 * A nickname without the number in it. A mark made with the store's salt follows, so that two buyers whose masked nicks
 * are alike stay two, and one stays one in every file.
 */
export function maskNick(nick: string, salt: string): string {
  const { text, findings } = maskPii(apart(nick));
  if (findings.length === 0) return nick;
  return `${text}·${createHmac('sha256', salt).update(nick).digest('hex').slice(0, 6)}`;
}

/** What a reader gives out, personal data masked by kind of column. Refused cells are masked where they are made. */
export function maskItem<Item extends ReadItem>(item: Item, salt: string): Item {
  switch (item.kind) {
    case 'message':
      return masked(item, message, salt);
    case 'order':
      return masked(item, order, salt);
    case 'after-sales':
      return masked(item, afterSales, salt);
    case 'row': {
      const raw = Object.entries(item.raw).map(([header, cell]): [string, string | null] => [
        header,
        cell === null || cell === item.agentAccount ? cell : maskCell(header, cell),
      ]);
      return { ...item, raw: Object.fromEntries(raw) };
    }
    default:
      return item;
  }
}

function masked<Row extends object>(row: Row, columns: Readonly<Record<string, Holds>>, salt: string): Row {
  const changed = { ...row } as Record<string, unknown>;
  for (const [name, holds] of Object.entries(columns)) {
    const value = changed[name];
    if (holds === 'clear' || typeof value !== 'string') continue;
    changed[name] = holds === 'text' ? maskPii(value).text : maskNick(value, salt);
  }
  return changed as Row;
}

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
type MaskedColumns = readonly (readonly [name: string, holds: Holds])[];

const maskedOf = <Row>(columns: Columns<Row>): MaskedColumns =>
  Object.entries<Holds>(columns).filter(([, holds]) => holds !== 'clear');

const message = maskedOf<CanonicalMessage>({
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
});
const order = maskedOf<OrderRow>({
  orderNo: 'clear',
  buyer: 'nick',
  paidFen: 'clear',
  createdAt: 'clear',
  paidAt: 'clear',
  status: 'text',
  agentAccount: 'clear',
  quantity: 'clear',
  title: 'text',
});
const afterSales = maskedOf<AfterSalesRow>({
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
});

export type ReadItem =
  CanonicalMessage | OrderRow | AfterSalesRow | PerformanceRow | PerformanceSummary | RowError;

const KNOWN_NICKS = 10_000;

/**
 * Nicknames of a store without the numbers in them. A mark made with the store's salt follows, so that two buyers whose
 * masked nicks are alike stay two, and one stays one in every file.
 */
export class NickMask {
  /** Rows of one talk follow one another, and say the same nicks. */
  private readonly known = new Map<string, string>();

  constructor(private readonly salt: string) {}

  of(nick: string): string {
    let masked = this.known.get(nick);
    if (masked === undefined) {
      if (this.known.size >= KNOWN_NICKS) this.known.clear();
      this.known.set(nick, (masked = this.masked(nick)));
    }
    return masked;
  }

  private masked(nick: string): string {
    const { text, findings } = maskPii(apart(nick));
    if (findings.length === 0) return nick;
    return `${text}·${createHmac('sha256', this.salt).update(nick).digest('hex').slice(0, 6)}`;
  }
}

/** What a reader gives out, personal data masked by kind of column. Refused cells are masked where they are made. */
export function maskItem<Item extends ReadItem>(item: Item, nicks: NickMask): Item {
  switch (item.kind) {
    case 'message':
      return masked(item, message, nicks);
    case 'order':
      return masked(item, order, nicks);
    case 'after-sales':
      return masked(item, afterSales, nicks);
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

function masked<Row extends object>(row: Row, columns: MaskedColumns, nicks: NickMask): Row {
  const changed = { ...row } as Record<string, unknown>;
  for (const [name, holds] of columns) {
    const value = changed[name];
    if (typeof value === 'string') changed[name] = holds === 'text' ? maskPii(value).text : nicks.of(value);
  }
  return changed as Row;
}

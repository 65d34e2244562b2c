import type { Credit } from './attribution.js';
import type { BusinessDate, ClockWindow } from './clock.js';
import type { Thread } from './thread.js';

/** What one row adds to a metric. A metric is the sum of its units, and opens to them. */
export interface Unit {
  /** The row: id of a conversation, an order, an after-sale case, an agent; a half hour. */
  readonly row: string;
  /** Epoch milliseconds of what it is about: the half hour it is booked in. */
  readonly at: number;
  /** The account it is credited to; null: nobody's. */
  readonly agentId: string | null;
  /** Milliseconds where the metric is in seconds. */
  readonly numerator: number;
  /** 0 for plain counts. */
  readonly denominator: number;
}

export interface OrderRecord {
  readonly id: string;
  readonly buyer: string;
  readonly agentId: string | null;
  /** Epoch milliseconds; null: the file does not say. */
  readonly orderedAt: number | null;
  readonly paidAt: number | null;
}

/** An order paid on the day, with whose sale it is. */
export interface SaleRecord {
  readonly id: string;
  readonly buyer: string;
  readonly paidAt: number;
  readonly paidFen: number;
  /** Paid back so far, never more than was paid. */
  readonly refundedFen: number;
  /** Pieces; null: the file does not say. */
  readonly quantity: number | null;
  /** Null: bought in silence. */
  readonly credit: Credit | null;
}

export interface AfterSaleRecord {
  readonly id: string;
  readonly agentId: string | null;
  readonly at: number | null;
}

/** Everything on record of a store's business date: chats, orders, after-sale cases. */
export interface StoreDay {
  readonly on: BusinessDate;
  /** Null: none are known, so the whole day. */
  readonly serviceHours: ClockWindow | null;
  /** One a buyer. */
  readonly threads: readonly Thread[];
  /** Placed on the day. */
  readonly orders: readonly OrderRecord[];
  /** What the day's buyers bought, by buyer: ordered from `PURCHASE_DAYS` before it to `FINAL_DAYS` after, or paid in those. */
  readonly purchases: ReadonlyMap<string, readonly OrderRecord[]>;
  /** Paid on the day, in order of payment. */
  readonly sales: readonly SaleRecord[];
  /** Opened on the day. */
  readonly afterSales: readonly AfterSaleRecord[];
}

/** Who had chats on a business date, and who of them was reviewed. */
export interface ReviewDay {
  readonly on: BusinessDate;
  readonly agents: readonly string[];
  /** Of chats of that date; the date on which the review was made. */
  readonly reviews: readonly { readonly agentId: string; readonly reviewedOn: BusinessDate }[];
}

/** Seats of a business date, by half hour of service. */
export interface DutyDay {
  readonly on: BusinessDate;
  readonly slots: readonly {
    /** Since midnight of the date; 1440 and more is past the next. */
    readonly slotMinute: number;
    readonly sold: number;
    readonly onDuty: number;
  }[];
}

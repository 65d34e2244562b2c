/** Plain rows of a generated week, with what each of them is: known from having made it, never read out of its text. */
export interface Chat {
  readonly id: string;
  readonly buyer: string;
  readonly session: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly kind: ChatKind;
  /** Who wrote it; of a buyer's, whom it is addressed to, if the platform says; of a transfer, who takes over. */
  readonly account: string | null;
  /** As the export writes it. */
  readonly sender: string;
  readonly type: string;
  readonly text: string;
}
/**
 * `card`: goods, an order or a red packet that answers nothing, under whosever name. `question` and `courtesy` are a buyer's; `human` a person's answer; `robot` a robot's; `automatic` a greeting, under
 * whosever name; `left` a message left for later; `notice` a system's word that means nothing.
 */
export type ChatKind =
  | 'question'
  | 'courtesy'
  | 'human'
  | 'robot'
  | 'automatic'
  | 'card'
  | 'transfer'
  | 'left'
  | 'notice'
  | 'recall';

export interface Order {
  readonly no: string;
  readonly buyer: string;
  readonly amount: string;
  /** Empty: the file does not say. */
  readonly pieces: string;
  readonly orderedAt: number;
  readonly paidAt: number | null;
}
export interface AfterSale {
  readonly no: string;
  readonly order: string;
  readonly amount: string;
  readonly buyer: string;
  readonly state: string;
  readonly at: number;
}

/** A file of an export, and the moment it tells of. */
export interface WeekFile<Row> {
  readonly name: string;
  readonly asOf: number;
  readonly rows: readonly Row[];
  /** Imported and taken back: it says nothing. */
  readonly isUndone?: boolean;
}
export interface Review {
  readonly on: string;
  readonly agentId: string;
  /** Null: drawn, and not made. */
  readonly submittedAt: number | null;
}
export interface ShopWeek {
  readonly platform: 'tmall' | 'jd' | 'pdd' | 'douyin';
  readonly chats: readonly WeekFile<Chat>[];
  readonly orders: readonly WeekFile<Order>[];
  readonly afterSales: readonly WeekFile<AfterSale>[];
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const days = ['09', '10', '11', '12', '13', '14', '15'].map((day) => `2026-11-${day}`);
export const midnight = (on: string): number => Date.parse(`${on}T00:00:00+08:00`);
export const dateOf = (at: number): string => new Date(at + 8 * HOUR).toISOString().slice(0, 10);
export const dayAfter = (on: string, by = 1): string => dateOf(midnight(on) + by * DAY);
export const stamp = (at: number): string =>
  new Date(at + 8 * HOUR).toISOString().slice(0, 19).replace('T', ' ');

/** What is left of files where they tell of one thing twice: the word of the latest. */
export function standing<Row>(files: readonly WeekFile<Row>[], keyOf: (row: Row) => string): Row[] {
  const last = new Map<string, Row>();
  const inOrder = files.filter(({ isUndone }) => !isUndone).sort((a, b) => a.asOf - b.asOf);
  for (const { rows } of inOrder) for (const row of rows) last.set(keyOf(row), row);
  return [...last.values()];
}

/** The same numbers for the same seed, on every machine. */
export class Dice {
  constructor(private state: number) {}

  private next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
  /** From `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }
  chance(percent: number): boolean {
    return this.next() * 100 < percent;
  }
  pick<T>(list: readonly T[]): T {
    return list[this.between(0, list.length - 1)] as T;
  }
  shuffled<T>(list: readonly T[]): T[] {
    const rest = [...list];
    return list.map(() => rest.splice(this.between(0, rest.length - 1), 1)[0] as T);
  }
}

import type pg from 'pg';
import { type Context, originOf } from '../context/index.js';

/** Opens a client's transaction for a context; closes it and gives the client back. */
export interface Transactions {
  open(): Promise<pg.PoolClient>;
  close(client: pg.PoolClient): Promise<void>;
}

/**
 * The one snapshot that every resolver of a query reads from: one connection and one transaction, so that an
 * operation never waits for a second connection while it holds its first.
 */
export class Snapshot {
  private client: Promise<pg.PoolClient> | null = null;
  private transactions: Transactions | null = null;
  private readers = 0;
  private ended = false;

  get isOpen(): boolean {
    return !this.ended;
  }

  async read<T>(transactions: Transactions, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    this.readers += 1;
    try {
      this.transactions ??= transactions;
      this.client ??= transactions.open();
      return await work(await this.client);
    } finally {
      this.readers -= 1;
      this.closeWhenDone();
    }
  }

  /** A field that failed does not stop its siblings; the connection goes back when the last of them is done. */
  end(): void {
    this.ended = true;
    this.closeWhenDone();
  }

  private closeWhenDone(): void {
    if (!this.ended || this.readers || !this.client) return;
    const { client, transactions } = this;
    this.client = null;
    void client.then((opened) => transactions?.close(opened)).catch(() => undefined);
  }
}

/** What the doors know of an operation beside its context, which is plain data and outlives it in jobs. */
export interface Operation {
  /** Milliseconds since the epoch; what has not finished by then is cancelled. */
  readonly deadlineAt: number;
  /** Null where a later read must see an earlier write. */
  readonly snapshot: Snapshot | null;
}

const operations = new WeakMap<Context, Operation>();

export const operationOf = (ctx: Context): Operation | undefined => operations.get(originOf(ctx));

/**
 * From here on the doors read for this context within one operation.
 *
 * @returns what ends it.
 */
export function beginOperation(ctx: Context, deadlineAt: number, readOnly: boolean): () => void {
  const snapshot = readOnly ? new Snapshot() : null;
  operations.set(originOf(ctx), { deadlineAt, snapshot });
  return () => snapshot?.end();
}

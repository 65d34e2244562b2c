import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Pool } from '@zuoxi/platform/database';

export interface Sent {
  readonly text: string;
  readonly values: unknown[];
}
interface Client {
  readonly connection: { readonly stream: Socket };
  query(...args: unknown[]): Promise<unknown>;
}
export interface Heard<T> {
  readonly answer: T;
  readonly sent: readonly Sent[];
  /** How often nothing more could be sent before PostgreSQL had answered. */
  readonly waits: number;
  /** What PostgreSQL answered, in bytes. */
  readonly bytes: number;
}

/** Nobody waits for these: an answer goes out whether they are done or not. */
const ending = /^(rollback|commit)$/;

/**
 * What is sent to PostgreSQL meanwhile, and how often it is waited for. Answers are held until nothing more is sent
 * without them, and then handed out together: what is asked in one go is one wait, however fast the database is.
 */
export async function heard<T>(app: NestFastifyApplication, work: () => Promise<T>): Promise<Heard<T>> {
  const sent: Sent[] = [];
  const round = new Round();
  let bytes = 0;
  const count = (chunk: Buffer) => void (bytes += chunk.length);
  const unheard = new Map<Client, Client['query']>();
  const listen = (client: Client) => {
    if (unheard.has(client)) return;
    // The pool puts its own before the class's; either is called as it stands.
    const query = client.query.bind(client);
    unheard.set(client, client.query);
    client.connection.stream.on('data', count);
    client.query = (what, ...more) => {
      const statement =
        typeof what === 'string' ? { text: what, values: (more[0] ?? []) as unknown[] } : (what as Sent);
      sent.push(statement);
      return round.holds(query(what, ...more), !ending.test(statement.text));
    };
  };
  const pool = app.get(Pool, { strict: false });
  pool.on('acquire', listen as never);
  try {
    const answer = await work();
    await round.isOver();
    return { answer, sent, waits: round.waits, bytes };
  } finally {
    pool.off('acquire', listen as never);
    for (const [client, query] of unheard) {
      client.query = query;
      client.connection.stream.off('data', count);
    }
  }
}

/** Answers that are handed out together. */
class Round {
  waits = 0;
  private open = 0;
  private isWaitedFor = false;
  private end = Promise.withResolvers<void>();

  async holds<T>(answer: Promise<T>, isWaitedFor: boolean): Promise<T> {
    this.open += 1;
    this.isWaitedFor ||= isWaitedFor;
    const { promise } = this.end;
    const settled = answer.then(
      () => this.settle(),
      () => this.settle(),
    );
    await Promise.all([settled, promise]);
    return answer;
  }

  async isOver(): Promise<void> {
    while (this.open) await this.end.promise;
  }

  private async settle(): Promise<void> {
    // What is still to be sent without this answer is sent in the turns that follow.
    for (let turn = 0; turn < 3; turn += 1) await nextTurn();
    this.open -= 1;
    if (this.open) return;
    if (this.isWaitedFor) this.waits += 1;
    const { end } = this;
    this.end = Promise.withResolvers<void>();
    this.isWaitedFor = false;
    end.resolve();
  }
}

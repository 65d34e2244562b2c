import type { Socket } from 'node:net';
import pg from 'pg';

/** Connections of one process. They log in as a role that may read nothing until a door gives it a service. */
export class Pool extends pg.Pool {}

export function makePool(url: string, max = 10): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30000,
    application_name: 'zuoxi',
    pipeline: true,
  });
  // An idle connection that PostgreSQL closes is replaced by the pool; unheard, the event would end the process.
  pool.on('error', () => undefined);
  // Nor may one that is cut while it is lent out: whoever holds it learns by its next statement.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('connect', sendsInOneGo);
  return pool;
}

/**
 * What is asked in one turn is written at once: for a transaction's beginning, its scope and its first query that is one
 * system call, and PostgreSQL is woken once.
 */
function sendsInOneGo(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  let isHeld = false;
  const send = () => {
    isHeld = false;
    stream.uncork();
  };
  const inOneGo = (...args: unknown[]) => {
    if (!isHeld) {
      isHeld = true;
      stream.cork();
      process.nextTick(send);
    }
    return query(...args);
  };
  client.query = inOneGo as unknown as typeof client.query;
}

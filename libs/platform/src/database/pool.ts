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
  return pool;
}

// Fastify and pg with nothing between: the statements of a request sent together, named, in one transaction.
import fastify from 'fastify';
import pg from 'pg';
import { databaseUrl, port, reader, ready, storeId } from './case.mjs';

const pool = new pg.Pool({ connectionString: databaseUrl, max: 8, pipeline: true });
const app = fastify();
const columns =
  'id, "on"::text, version, status, headline, comment, revision_reason as "revisionReason", as_of as "asOf", published_at as "publishedAt"';
const statements = {
  scope: `select set_config('app.store_id', $1, true)`,
  store: 'select id, name from store where id = $1',
  reports: `select ${columns} from report where store_id = $1 order by "on" desc limit 29`,
};

app.post('/graphql', async (_request, reply) => {
  const client = await pool.connect();
  try {
    const run = (name) => client.query({ name, text: statements[name], values: [storeId] });
    const [, , , store, reports] = await Promise.all([
      client.query('begin'),
      client.query(`set local role ${reader}`),
      run('scope'),
      run('store'),
      run('reports'),
      client.query('commit'),
    ]);
    const rows = reports.rows.slice(0, 28);
    const dailyReports = {
      edges: rows.map((node) => ({ node })),
      pageInfo: { hasNextPage: reports.rows.length > 28, endCursor: rows.at(-1).on },
    };
    reply.header('content-type', 'application/json; charset=utf-8');
    return JSON.stringify({ data: { store: { ...store.rows[0], dailyReports } } });
  } finally {
    client.release();
  }
});
await app.listen({ port, host: '127.0.0.1' });
ready();

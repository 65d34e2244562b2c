// A store and its 28 reports of nine fields each: the product beside a bare server, PostGraphile, and Nest with Apollo
// Server and TypeORM, over the rows that the product itself answers with.
import pg from 'pg';
import { nodeOf, inTurn, sender, whole } from './measure.mjs';
import { endPeer, startPeer } from './peers.mjs';
import { documents, freePort, registered, storePath } from './product.mjs';
import { round } from '../support.mjs';

const amount = { requests: 1000, warmUp: 1000 };
const plain = documents.reports.text.replace('query BenchReports ', '');
const postgraphile = `query ($id: UUID!) { storeByRowId(rowId: $id) { rowId name
  reportsByStoreId(first: 28, orderBy: ON_DESC) {
    nodes { rowId on version status headline comment revisionReason asOf publishedAt }
    pageInfo { hasNextPage endCursor } } } }`;
const peers = {
  'bare Fastify and pg': ['bare.mjs', {}],
  'PostGraphile 5': ['postgraphile.mjs', { query: postgraphile }],
  'Nest, Apollo Server and TypeORM': ['nest.mjs', { query: plain }],
};

/** A database beside the product's, with plain columns and the same kind of policies. */
async function makePeerDatabase(adminUrl, store) {
  const on = async (url, work) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
  await on(adminUrl, async (client) => {
    await client.query('drop database if exists bench_peers with (force)');
    await client.query('create database bench_peers');
    for (const role of ['peer_reader', 'peer_login']) {
      const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      if (!rowCount) await client.query(`create role ${role}`);
    }
    await client.query(`alter role peer_login login noinherit password 'peer'`);
    await client.query('grant peer_reader to peer_login');
  });
  const url = new URL(adminUrl);
  url.pathname = '/bench_peers';
  await on(url.href, async (client) => {
    await client.query(`
      create table store (id uuid primary key, name text not null);
      create table report (
        id uuid primary key, store_id uuid not null references store, "on" date not null, version int not null,
        status text not null, headline text not null, comment text, revision_reason text,
        as_of timestamptz not null, published_at timestamptz
      );
      create index on report (store_id, "on");
      grant usage on schema public to peer_reader, peer_login;
      grant select on store, report to peer_reader;
      alter table store enable row level security;
      alter table report enable row level security;
      create policy own on store using (id = (select nullif(current_setting('app.store_id', true), '')::uuid));
      create policy own on report using (store_id = (select nullif(current_setting('app.store_id', true), '')::uuid));
    `);
    await client.query('insert into store values ($1, $2)', [store.id, store.name]);
    for (const { node } of store.dailyReports.edges) {
      await client.query('insert into report values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
        node.id,
        store.id,
        ...[node.on, node.version, node.status, node.headline, node.comment, node.revisionReason],
        ...[node.asOf, node.publishedAt],
      ]);
    }
    await client.query('analyze');
  });
  url.username = 'peer_login';
  url.password = 'peer';
  return url.href;
}

export async function measureReports(product, bars) {
  const { port, pid, directory, shop } = product;
  const body = registered(documents.reports.text);
  const answer = await sender(port, storePath)({ body, token: shop });
  const { store } = JSON.parse(answer.text).data;
  const count = store.dailyReports.edges.length;
  if (count !== 28) throw new Error(`${count} reports instead of 28`);
  const databaseUrl = await makePeerDatabase(product.installation().adminUrl, store);
  const children = [];
  const ours = { name: 'the product', port, path: storePath, pids: [pid], directory };
  const keptBody = registered(documents.keptReports.text);
  const subjects = [{ ...ours, makeRequest: () => ({ body, token: shop }) }];
  try {
    for (const [name, [file, sent]] of Object.entries(peers)) {
      const at = await freePort();
      const child = await startPeer(file, {
        DATABASE_URL: databaseUrl,
        STORE_ID: store.id,
        PORT: String(at),
      });
      children.push(child);
      const asked = { ...sent, ...(file === 'postgraphile.mjs' ? { variables: { id: store.id } } : {}) };
      await assertSame(at, asked, store);
      subjects.push({
        name,
        port: at,
        path: '/graphql',
        pids: [child.pid],
        directory,
        makeRequest: () => ({ body: asked }),
      });
    }
    // Without the shop's name, which lives, the answer is of published versions alone, and kept.
    const name = 'the product, kept';
    subjects.push({ ...ours, name, makeRequest: () => ({ body: keptBody, token: shop }) });
    const rows = await inTurn(subjects, amount);
    const [computed, bare, other] = rows;
    const bar = (subject, of, most) =>
      (bars[`28 reports, ${subject.name}, of ${of.name}`] = [round(whole(subject) / whole(of), 2), most]);
    bar(computed, bare, 1.4);
    bar(computed, other, 0.8);
    bar(rows.at(-1), bare, 0.8);
    bar(rows.at(-1), other, 0.4);
    return rows.map((row) => ({
      ...row,
      ofBare: round(whole(row) / whole(bare), 2),
      nodeOfBare: round(nodeOf(row) / nodeOf(bare), 2),
    }));
  } finally {
    await Promise.all(children.map(endPeer));
  }
}

/** A peer that answers less is none. */
async function assertSame(port, body, store) {
  const { text } = await sender(port, '/graphql')({ body });
  const headlines = (of) => of.map(({ headline }) => headline).join();
  const { data } = JSON.parse(text);
  const found = Object.values(data ?? {})[0];
  const nodes = found?.reportsByStoreId?.nodes ?? found?.dailyReports?.edges.map(({ node }) => node) ?? [];
  if (headlines(nodes) !== headlines(store.dailyReports.edges.map(({ node }) => node)))
    throw new Error(`a peer answers something else: ${text.slice(0, 500)}`);
}

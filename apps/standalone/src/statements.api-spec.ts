import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { makeTestDatabase } from '@zuoxi/platform/testing';
import { Demo } from './demo/demo.js';
import { MovableClock } from './demo/movable-clock.js';
import { demoPassword } from './demo/people.js';
import { heard, type Sent } from './statements.testing.js';
import { startServerAt, type TestServer } from './testing.js';

/**
 * What the busiest documents ask of PostgreSQL, of the demo provider with two days of chats. A statement, a wait or a
 * column more is a decision: whoever makes it changes the figure here. `bytes` is what may be read for a byte that is
 * answered.
 */
interface Cost {
  /** Times that the process waits for PostgreSQL, the scope's lookup and the look for a kept answer among them. */
  readonly waits: number;
  /** Statements that read or write rows, by their tables. */
  readonly reads: readonly string[];
  /** All of them, with those that begin, take on a scope and end. */
  readonly sent: number;
  readonly bytes: number;
}
const costs = JSON.parse(readFileSync('apps/standalone/src/statements.costs.json', 'utf8')) as Readonly<
  Record<string, Cost>
>;

const yesterday = '2026-11-24';
const clock = new MovableClock(() => new Date('2026-11-25T02:00:00Z'));
let server: TestServer<MovableClock>;
let storeId: string;
let reviewId: string;
let rosterId: string;
const tokens = new Map<string, string>();

beforeAll(async () => {
  server = await startServerAt(clock, await makeTestDatabase());
  await new Demo(server.app, clock, () => undefined, 2).load();
  for (const who of ['owner', 'shop']) {
    const { body } = await server.post<{ accessToken: string }>('/auth/sign-in', {
      ...{ email: `${who}@demo.zuoxi.cn`, password: demoPassword },
    });
    tokens.set(who, body.accessToken);
  }
  const { rows } = await server.db.admin.query<{ store_id: string; roster_id: string; review_id: string }>(
    `select s.store_id, (select id from scheduling.roster r where r.store_id = s.store_id order by from_on limit 1) as roster_id,
            (select id from quality.review v where v.store_id = s.store_id and v.status <> 'open' order by id limit 1) as review_id
       from identity.store s where s.slug = 'nuancheng'`,
  );
  ({ store_id: storeId, roster_id: rosterId, review_id: reviewId } = rows[0] as (typeof rows)[number]);
  // Four weeks of reports, each the first day's.
  await server.db.admin.query(
    `insert into reporting.daily_report
     select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'business_date', r.business_date - n))).*
       from reporting.daily_report r, generate_series(1, 30) n
      where r.id = (select id from reporting.daily_report where store_id = $1 order by business_date limit 1)`,
    [storeId],
  );
});
afterAll(() => server.close());

const registered = (folder: 'office' | 'store') =>
  Object.entries(
    JSON.parse(readFileSync(`apps/console/src/gql/${folder}/persisted-documents.json`, 'utf8')) as Record<
      string,
      string
    >,
  );
async function ask(who: 'owner' | 'shop', document: string, variables: object) {
  const folder = who === 'owner' ? 'office' : 'store';
  const known = registered(folder).find(([, text]) => new RegExp(`\\bquery ${document}\\b`).test(text));
  const query = known
    ? { extensions: { persistedQuery: { version: 1, sha256Hash: known[0].replace('sha256:', '') } } }
    : { query: document };
  const { text, body } = await server.graphqlBody(
    tokens.get(who) as string,
    { ...query, variables },
    who === 'shop' ? { store: 'nuancheng' } : {},
  );
  expect(body.errors).toBeUndefined();
  return Buffer.byteLength(text);
}

const isBookkeeping = /^(begin|rollback|commit|set local |select set_config)/;
/** A statement by the tables that it names. */
function labelOf({ text }: Sent): string {
  const [verb = ''] = text.trimStart().split(/\s/);
  const named = [...text.matchAll(/\b(?:from|join|into|update)\s+"?(\w+)"?\."?(\w+)"?/gi)];
  const called = [...text.matchAll(/\b(\w+)\.(\w+)\(/g)];
  const names = (named.length ? named : called).map(([, schema, name]) => `${schema}.${name}`);
  return `${verb.toLowerCase()} ${[...new Set(names)].join(', ')}`;
}

const reports = `{ store { id name dailyReports(first: 28) { edges { node {
  id on version status headline asOf publishedAt publishedBy comment } } pageInfo { hasNextPage } } } }`;

test.each<[name: string, work: () => Promise<number>]>([
  ['28 reports', () => ask('shop', reports, {})],
  ['history', () => ask('shop', 'ShopDays', {})],
  ['history, kept', () => ask('shop', 'ShopDays', {})],
  ['a shop’s day', () => ask('shop', 'ShopDay', { on: yesterday })],
  ['a shop’s contract', () => ask('shop', 'ShopContract', {})],
  ['a day’s talks', () => ask('shop', 'ShopConversations', { on: yesterday })],
  ['the morning', () => ask('owner', 'Morning', { on: yesterday })],
  ['a quote’s preview', () => ask('owner', 'QuotePreview', { input: { storeId, seats: 3, months: 12 } })],
  ['the queue of reviews', () => ask('owner', 'ReviewQueue', { on: yesterday })],
  ['a review', () => ask('owner', 'Review', { id: reviewId })],
  ['contracts', () => ask('owner', 'Contracts', {})],
  ['a store’s quotes', () => ask('owner', 'Workbench', { storeId })],
  ['a roster', () => ask('owner', 'Roster', { id: rosterId })],
  [
    'the board of all rosters',
    () => ask('owner', 'RosterBoardAll', { fromOn: '2026-11-23', toOn: '2026-11-29', withDrafts: true }),
  ],
])('%s asks for no more than it did', async (name, work) => {
  const { answer, sent, waits, bytes } = await heard(server.app, work);
  const reads = sent.filter(({ text }) => !isBookkeeping.test(text)).map(labelOf);
  const { bytes: allowed, ...known } = costs[name] ?? { bytes: 0, waits: 0, reads: [], sent: 0 };
  expect({ waits, sent: sent.length, reads: reads.sort() }).toEqual(known);
  expect(bytes / answer).toBeLessThanOrEqual(allowed);
});

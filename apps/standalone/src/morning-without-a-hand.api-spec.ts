import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Inbox } from '@zuoxi/conversations';
import { createServer } from '@zuoxi/gateway';
import type { ProviderContext } from '@zuoxi/platform/context';
import { LocalFileStorage } from '@zuoxi/platform/files';
import { JobQueue } from '@zuoxi/platform/jobs';
import { Schedules } from '@zuoxi/platform/schedules';
import { anAgent, aStore, chatCsv, insertRow } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { standaloneModule } from './app.module.js';
import { aDay, on } from './daily-report.testing.js';
import { startServer, type TestServer } from './testing.js';

/** By how its data comes; each has two agents, whose accounts are known. */
const shops = ['folder', 'push', 'late', 'by-hand'] as const;
type Shop = (typeof shops)[number];

let server: TestServer;
/** Another process of the same installation. */
let second: NestFastifyApplication;
let inbox: string;
let ctx: ProviderContext;
let key: string;
const stores = {} as Record<Shop, StoreId>;

beforeAll(async () => {
  server = await startServer();
  server.clock.set('2026-11-20T15:50:00Z');
  const { clock, db, directory } = server;
  const storage = new LocalFileStorage(directory);
  const options = { databaseUrl: db.url, storage, clock, masterKey: 'a key for tests alone', poolSize: 6 };
  second = await createServer(standaloneModule(process.cwd(), options), process.cwd());
  await second.get(JobQueue, { strict: false }).open();
  inbox = await mkdtemp(join(tmpdir(), 'zuoxi-morning-'));
  ctx = await server.aProvider('yunling');
  for (const slug of shops) {
    const store = await aStore(db, ctx, { slug, name: slug, status: 'in_service' });
    ({ ctx, id: stores[slug] } = store);
    for (const account of ['店铺:小美', '店铺:小丽'])
      await insertRow(db, 'conversations.agent_account', {
        ...{ provider_id: ctx.providerId, store_id: store.id, account, first_seen_at: new Date() },
        agent_id: await anAgent(db, ctx, { storeId: store.id }),
      });
    await mkdir(join(inbox, 'yunling', slug), { recursive: true });
  }
});
afterAll(async () => {
  await rm(inbox, { recursive: true, force: true });
  await second.close();
  await server.close();
});

const processes = () => [server.app, second];
async function clockComesTo(instant: string): Promise<void> {
  server.clock.set(instant);
  await Promise.all(processes().map((each) => each.get(Schedules, { strict: false }).tick()));
}
const look = () => Promise.all(processes().map((each) => each.get(Inbox, { strict: false }).look(inbox)));
const work = (each: NestFastifyApplication) => each.get(JobQueue, { strict: false }).drain();
const workTogether = () => Promise.all(processes().map(work));

const rows = async (text: string, values: readonly unknown[] = []) =>
  (await server.db.admin.query(text, [...values])).rows as Record<string, unknown>[];
async function ask(token: string, query: string, variables: object, store?: string) {
  const { body } = await server.graphql(token, query, variables, store ? { store } : {});
  expect(body.errors).toBeUndefined();
  return body.data as Record<string, unknown>;
}

const chats = chatCsv(aDay(40));
const orders = `订单编号,买家会员名,订单创建时间,订单付款时间,买家实际支付金额,订单状态
A1,买家1,${on} 10:30:00,${on} 10:31:00,12.00,交易成功\n`;
const drop = (shop: Shop, name: string, text: string) => writeFile(join(inbox, 'yunling', shop, name), text);
async function push(shop: Shop, name: string, text: string): Promise<string> {
  const response = await second.inject({
    ...{ method: 'POST', url: `/push/${shop}?name=${name}`, payload: text },
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'text/csv',
      'idempotency-key': `${shop} ${name}`,
    },
  });
  expect(response.statusCode).toBe(202);
  return (response.json() as { state: string }).state;
}

async function setRules(token: string): Promise<void> {
  const query = 'mutation ($input: SetPublishRuleInput!) { setPublishRule(input: $input) { version } }';
  for (const shop of ['folder', 'push', 'late'] as const) {
    const input = {
      ...{ storeId: stores[shop], seen: 0, byClock: true, expected: ['orders'] },
      ...{ missedPromisesAllowed: true, unmatchedAccountsAllowed: 0 },
      ...{ refusedRowsAllowed: 0, slotsBelowSoldAllowed: 0 },
    };
    await ask(token, query, { input });
  }
}
const reports = () =>
  rows(
    `select s.slug, r.status, r.version, r.published_by as by from reporting.daily_report r
       join identity.store s using (provider_id, store_id) where r.business_date = $1 order by s.slug`,
    [on],
  );
const runs = (kind: string) =>
  rows(
    `select t.slug, r.state, r.sentence, count(*) over (partition by r.schedule_id, r.due_at)::int as times
       from platform.schedule_run r join platform.schedule s on s.id = r.schedule_id
       join identity.store t on t.provider_id = s.provider_id and t.store_id = s.store_id
      where s.kind = $1 and r.due_at = (select max(due_at) from platform.schedule_run l where l.schedule_id = s.id)
      order by t.slug`,
    [kind],
  );
const drawn = async () =>
  (
    await rows(
      'select count(*)::int as count, count(distinct conversation_id)::int as talks from quality.review',
    )
  )[0];

const byTheClock = '定时任务 · Scheduled work';
const published = [
  { slug: 'by-hand', status: 'draft', version: 1, by: null },
  { slug: 'folder', status: 'published', version: 1, by: byTheClock },
  { slug: 'late', status: 'draft', version: 1, by: null },
  { slug: 'push', status: 'published', version: 1, by: byTheClock },
];

test('from files at seven to reports, samples and notices at half past eight, whoever is killed in between', async () => {
  // In the evening a person says what may go without them, and gives a program its key.
  const owner = await server.aToken(ctx, 'provider-owner');
  await setRules(owner);
  const make = 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }';
  const made = await ask(owner, make, { input: { name: 'erp', role: 'data-source', storeId: null } });
  key = (made['createApiKey'] as { secret: string }).secret;
  const people = { manager: 'manager@yunling.cn', reader: 'reader@push.cn' };
  await server.aToken(ctx, 'account-manager', { email: people.manager });
  await server.aToken(ctx, 'shop-owner', { email: people.reader, storeId: stores.push });
  await clockComesTo('2026-11-20T22:55:00Z');

  // Seven o'clock. A process was killed when it had just begun with a file of the folder.
  await drop('folder', 'chats.csv', chats);
  await drop('folder', 'orders.csv', orders);
  await drop('late', 'chats.csv', chats);
  await drop('by-hand', 'chats.csv', chats);
  await insertRow(server.db, 'conversations.inbox_claim', {
    ...{ provider_id: ctx.providerId, store_id: stores.late, file_name: 'chats.csv' },
    claimed_at: server.clock.now(),
  });
  await look();
  server.clock.set('2026-11-20T23:00:00Z');
  await look();
  for (const shop of ['folder', 'late', 'by-hand'])
    expect(
      (await readdir(join(inbox, 'yunling', shop), { withFileTypes: true })).map(({ name }) => name),
    ).toEqual(['taken']);
  expect(await push('push', 'chats.csv', chats)).toBe('uploaded');
  expect(await push('push', 'orders.csv', orders)).toBe('uploaded');
  await workTogether();

  // Drafts come within half an hour; at eight one process queues the samples and is killed before it draws any.
  await clockComesTo('2026-11-20T23:30:10Z');
  await workTogether();
  expect((await reports()).map(({ status }) => status)).toEqual(['draft', 'draft', 'draft', 'draft']);
  server.clock.set('2026-11-21T00:00:10Z');
  await server.app.get(Schedules, { strict: false }).tick();
  await work(second);
  expect(await drawn()).toEqual({ count: 8, talks: 8 });

  await clockComesTo('2026-11-21T00:30:10Z');
  await workTogether();
  expect(await reports()).toEqual(published);
  const outcomes = [
    { slug: 'by-hand', state: 'nothing', sentence: 'published-by-people', times: 1 },
    { slug: 'folder', state: 'done', sentence: 'reports-published', times: 1 },
    { slug: 'late', state: 'done', sentence: 'reports-held', times: 1 },
    { slug: 'push', state: 'done', sentence: 'reports-published', times: 1 },
  ];
  expect(await runs('report-publish')).toEqual(outcomes);

  // As after a kill between the deeds and their outcomes: every job comes once more.
  await rows(
    `update platform.schedule_run set state = 'running', ended_at = null where sentence <> 'queued'`,
  );
  await rows(
    `update pgboss.job set state = 'created', started_on = null, completed_on = null
      where name in ('schedule.report-publish', 'schedule.qc-sample', 'schedule.report-draft')`,
  );
  await workTogether();
  expect([await reports(), await drawn()]).toEqual([published, { count: 8, talks: 8 }]);
  expect(await runs('report-publish')).toEqual(outcomes);

  // What people find when they come.
  const signIn = async (email: string) => {
    const { body } = await server.post<{ accessToken: string }>('/auth/sign-in', {
      email,
      password: 'correct horse',
    });
    return body.accessToken;
  };
  const [manager, reader] = [await signIn(people.manager), await signIn(people.reader)];
  const morning =
    'query ($on: BusinessDate!) { morning(on: $on) { store { slug } publishing { byClock held } } }';
  expect(await ask(manager, morning, { on })).toEqual({
    morning: [
      { store: { slug: 'by-hand' }, publishing: { byClock: false, held: [] } },
      { store: { slug: 'folder' }, publishing: { byClock: true, held: [] } },
      { store: { slug: 'late' }, publishing: { byClock: true, held: ['缺 1 个文件：订单'] } },
      { store: { slug: 'push' }, publishing: { byClock: true, held: [] } },
    ],
  });
  const notices = '{ notices { edges { node { event sentence count } } } }';
  const told = async (token: string, store?: string) =>
    (
      (await ask(token, notices, {}, store))['notices'] as {
        edges: { node: { event: string; sentence: string; count: number } }[];
      }
    ).edges.map(({ node }) => node);
  expect(await told(manager)).toContainEqual({
    ...{ event: 'report.held', count: 1, sentence: `late：${on} 日报未按规则自动发布，需要人处理` },
  });
  expect(await told(reader, 'push')).toEqual([
    { event: 'report.published', count: 1, sentence: `push：${on} 日报已发布` },
  ]);

  // What was missing comes, and the next time it is out without a hand as well.
  expect(await push('late', 'orders.csv', orders)).toBe('uploaded');
  await workTogether();
  await clockComesTo('2026-11-22T00:30:10Z');
  await workTogether();
  expect((await reports()).map(({ slug, status }) => [slug, status])).toContainEqual(['late', 'published']);
}, 240_000);

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { metricFor } from '@zuoxi/metrics';
import { aServedContract, aStore } from '@zuoxi/platform/testing';
import { DailyReportService } from '@zuoxi/reporting';
import { startServer, type TestServer } from './testing.js';

const documents = JSON.parse(
  readFileSync('apps/console/src/gql/store/persisted-documents.json', 'utf8'),
) as Record<string, string>;
const hashOf = (name: string) =>
  Object.entries(documents).find(([, text]) => new RegExp(`\\bquery ${name}\\b`).test(text))?.[0] as string;

const on = '2026-11-20';
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** A shop in service with two talks of a day: one answered in twenty seconds, one in five minutes. */
async function aShop(slug: string) {
  const { ctx, id: storeId } = await aStore(server.db, await server.aProvider(slug), {
    ...{ slug, status: 'in_service', platform: 'tmall' },
  });
  const metric = metricFor('tmall', 'three-minute', on)?.id ?? '';
  await aServedContract(server.db, ctx, storeId, { promise: { metric, target: '0.9' } });
  const owner = await server.aToken(ctx, 'provider-owner');
  const token = await server.aToken(ctx, 'shop-owner', { storeId });
  const upload = async (name: string, ...rows: string[]) => {
    const file = ['会话ID,消息ID,买家,客服,时间,发送方,内容', ...rows].join('\n');
    await server.upload(owner, `/files/imports?storeId=${storeId}&kind=conversations`, name, file);
    await server.jobs.drain();
  };
  await upload(
    'a.csv',
    `c1,m1,买家1,甲:小宁,${on} 10:00:00,买家,这件有货吗`,
    `c1,m2,买家1,甲:小宁,${on} 10:00:20,客服,有货的`,
    `c2,m3,买家2,甲:小宁,${on} 11:00:00,买家,什么时候发货`,
    `c2,m4,买家2,甲:小宁,${on} 11:05:00,客服,今天发货`,
  );
  const ask = async <Data>(name: string, variables: object): Promise<Data> => {
    const { body } = await post<Data>(slug, name, variables);
    expect(body.errors).toBeUndefined();
    return body.data;
  };
  const post = <Data>(at: string, name: string, variables: object) => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: hashOf(name) } };
    return server.post<{ data: Data; errors?: unknown }>(
      `/stores/${at}/graphql`,
      { extensions, variables },
      { authorization: `Bearer ${token}` },
    );
  };
  return { ctx, storeId, upload, ask, post, token };
}

test('a report says to its shop when the data behind it has changed since', async () => {
  const { ctx, storeId, upload, ask } = await aShop('changed-since');
  const reports = server.app.get(DailyReportService, { strict: false });
  const draft = await reports.build(ctx, storeId, on);
  await reports.publish(ctx, {
    storeId,
    on,
    contentHash: draft.contentHash,
    comment: '',
    revisionReason: '',
  });
  const changedAt = async () =>
    (await ask<{ store: { dailyReport: { dataChangedAt: string | null } } }>('ShopDay', { on })).store
      .dailyReport.dataChangedAt;
  expect(await changedAt()).toBeNull();
  server.clock.advance(60_000);
  await upload('b.csv', `c3,m5,买家3,甲:小宁,${on} 12:00:00,买家,在吗`);
  expect(Date.parse((await changedAt()) ?? '')).toBeGreaterThan(draft.asOf.getTime());
});

test('a contract says to its shop how each promise stands, with the parts it is made of', async () => {
  const { ask } = await aShop('promise-stands');
  const { store } = await ask<{
    store: { contractProgress: { value: string; numerator: string; denominator: string; kept: boolean }[] };
  }>('ShopContract', {});
  expect(store.contractProgress).toMatchObject([{ value: '0.5', kept: false }]);
});

interface Overview {
  readonly store: {
    id: string;
    contract: { status: string } | null;
    dailyReports: { edges: { node: { on: string; questions: { answer: string | null }[] } }[] };
  };
}

test('an owner of two shops is told of each by its own endpoint, and nothing of a third', async () => {
  const { ctx, storeId, post, token } = await aShop('first-of-two');
  const second = await aStore(server.db, ctx, { slug: 'second-of-two' });
  await aStore(server.db, ctx, { slug: 'of-somebody-else' });
  await server.db.admin.query(
    `insert into identity.membership (provider_id, id, store_id, account_id, role, created_at)
     select provider_id, gen_random_uuid(), $2, account_id, role, created_at
       from identity.membership where store_id = $1`,
    [storeId, second.id],
  );
  const reports = server.app.get(DailyReportService, { strict: false });
  const { id: reportId, contentHash } = await reports.build(ctx, storeId, on);
  await reports.publish(ctx, { storeId, on, contentHash, comment: '', revisionReason: '' });
  const question = 'mutation ($input: AskAboutReportInput!) { askAboutReport(input: $input) { id } }';
  const input = { reportId, text: '为什么排队？' };
  await server.graphql(token, question, { input }, { store: 'first-of-two' });
  const overview = async (slug: string) => (await post<Overview>(slug, 'ShopOverview', {})).body.data.store;
  expect(await overview('first-of-two')).toMatchObject({
    id: storeId,
    contract: { status: 'in_service' },
    dailyReports: { edges: [{ node: { on, questions: [{ answer: null }] } }] },
  });
  expect(await overview('second-of-two')).toMatchObject({
    id: second.id,
    contract: null,
    dailyReports: { edges: [] },
  });
  expect((await post('of-somebody-else', 'ShopOverview', {})).status).toBe(404);
});

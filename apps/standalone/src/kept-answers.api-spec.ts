import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { aStore } from '@zuoxi/platform/testing';
import { DailyReportService } from '@zuoxi/reporting';
import { startServer, type TestServer } from './testing.js';

let server: TestServer;
let reports: DailyReportService;
const documents = Object.entries(
  JSON.parse(readFileSync('apps/console/src/gql/store/persisted-documents.json', 'utf8')) as Record<
    string,
    string
  >,
);
const sha256Hash = documents.find(([, text]) => text.startsWith('query ShopDays'))?.[0] as string;

beforeAll(async () => {
  server = await startServer();
  reports = server.app.get(DailyReportService, { strict: false });
});
afterAll(() => server.close());

/** A shop of its own provider, with what it takes to publish a day for it and to read it as the shop. */
async function aShop(slug: string) {
  const { ctx, id: storeId } = await aStore(server.db, await server.aProvider(slug), {
    slug,
    status: 'in_service',
  });
  const token = await server.aToken(ctx, 'shop-owner', { storeId });
  const owner = await server.aToken(ctx, 'provider-owner');
  const chats = ['2026-11-20', '2026-11-21'].flatMap((on) => [
    `${on}c,${on}m1,买家1,甲:小宁,${on} 10:00:00,买家,在吗`,
    `${on}c,${on}m2,买家1,甲:小宁,${on} 10:00:20,客服,在的`,
  ]);
  const file = ['会话ID,消息ID,买家,客服,时间,发送方,内容', ...chats].join('\n');
  await server.upload(owner, `/files/imports?storeId=${storeId}&kind=conversations`, 'a.csv', file);
  await server.jobs.drain();
  return {
    token,
    publish: async (on: string, comment: string) => {
      const draft = await reports.build(ctx, storeId, on);
      await reports.publish(ctx, {
        storeId,
        on,
        contentHash: draft.contentHash,
        comment,
        revisionReason: '更正',
      });
    },
    days: async (as = token, headers: object = {}) => {
      const { body } = await server.post<{
        data: {
          store: { dailyReports: { edges: { node: { on: string; version: number; headline: string } }[] } };
        };
        errors?: readonly { extensions: { code: string } }[];
      }>(
        `/stores/${slug}/graphql`,
        { extensions: { persistedQuery: { version: 1, sha256Hash } } },
        { authorization: `Bearer ${as}`, ...headers },
      );
      return (
        body.errors?.[0]?.extensions.code ??
        body.data.store.dailyReports.edges.map(({ node }) => `${node.on} v${node.version}`)
      );
    },
  };
}

test('a shop reads what is published at once, however often it has read before', async () => {
  const shop = await aShop('kept-one');
  expect(await shop.days()).toEqual([]);
  await shop.publish('2026-11-20', '第一天');
  for (let time = 0; time < 3; time += 1) expect(await shop.days()).toEqual(['2026-11-20 v1']);
  await shop.publish('2026-11-21', '第二天');
  expect(await shop.days()).toEqual(['2026-11-21 v1', '2026-11-20 v1']);
  await shop.publish('2026-11-20', '更正');
  expect(await shop.days()).toEqual(['2026-11-21 v1', '2026-11-20 v2']);
});

test('what one shop was told is told to no other, and to nobody who may not see the shop', async () => {
  const [one, two] = [await aShop('kept-two'), await aShop('kept-three')];
  await one.publish('2026-11-20', '一');
  expect(await one.days()).toEqual(['2026-11-20 v1']);
  expect(await two.days()).toEqual([]);
  expect(await one.days(two.token)).toBe('NOT_FOUND');
});

test('each language has its own', async () => {
  const shop = await aShop('kept-four');
  await shop.publish('2026-11-20', '一');
  const headline = async (language: string) => {
    const { text } = await server.post(
      '/stores/kept-four/graphql',
      { extensions: { persistedQuery: { version: 1, sha256Hash } } },
      { authorization: `Bearer ${shop.token}`, 'accept-language': language },
    );
    return text;
  };
  const [chinese, english] = [await headline('zh-CN'), await headline('en-US')];
  expect(chinese).not.toBe(english);
  expect(await headline('zh-CN')).toBe(chinese);
  expect(await headline('en-US')).toBe(english);
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { aStore } from '@zuoxi/platform/testing';
import { DailyReportService } from '@zuoxi/reporting';
import { buildASTSchema, getNamedType, type GraphQLObjectType, isObjectType, parse } from 'graphql';
import { startServer, type TestServer } from './testing.js';

const schema = buildASTSchema(parse(readFileSync('schema/back-office.graphql', 'utf8')));
const whole = ({ name, type }: { name: string; type: unknown }): string => {
  const named = getNamedType(type as GraphQLObjectType);
  const inner = isObjectType(named) ? ` { ${Object.values(named.getFields()).map(whole).join(' ')} }` : '';
  return `${name}${inner}`;
};
const fields = Object.values((schema.getType('DailyReport') as GraphQLObjectType).getFields()).map(
  (field) => ({ name: field.name, text: whole(field) }),
);
const on = '2026-11-20';

let server: TestServer;
let token: string;
let storeId: string;

beforeAll(async () => {
  server = await startServer();
  const store = await aStore(server.db, await server.aProvider('selected'), { status: 'in_service' });
  storeId = store.id;
  token = await server.aToken(store.ctx, 'provider-owner');
  const lines = [
    `c1,m1,买家1,甲:小宁,${on} 10:00:00,买家,在吗`,
    `c1,m2,买家1,甲:小宁,${on} 10:00:20,客服,在的`,
  ];
  const file = ['会话ID,消息ID,买家,客服,时间,发送方,内容', ...lines].join('\n');
  await server.upload(token, `/files/imports?storeId=${storeId}&kind=conversations`, 'a.csv', file);
  await server.jobs.drain();
  const reports = server.app.get(DailyReportService, { strict: false });
  const { contentHash } = await reports.build(store.ctx, storeId, on);
  await reports.publish(store.ctx, { storeId, on, contentHash });
});
afterAll(() => server.close());

const ways: readonly (readonly [way: string, path: string, document: (selected: string) => string])[] = [
  ['a list', 'dailyReports edges 0 node', (of) => `dailyReports { edges { node { ${of} } } }`],
  ['a day', 'dailyReport', (of) => `dailyReport(on: "${on}") { ${of} }`],
  ['versions', 'dailyReportVersions 0', (of) => `dailyReportVersions(on: "${on}") { ${of} }`],
  ['a draft', 'dailyReportDraft', (of) => `dailyReportDraft(on: "${on}") { ${of} }`],
  ['the morning', '0 report', (of) => `report { ${of} }`],
  ['the last published', '0 lastPublished', (of) => `lastPublished { ${of} }`],
];

test.each(ways)('of %s each field by itself says what it says beside all others', async (_, path, of) => {
  const at = path.startsWith('0') ? `morning(on: "${on}")` : `store(id: "${storeId}")`;
  const report = async (selected: string) => {
    const { body } = await server.graphql(token, `query { root: ${at} { ${of(selected)} } }`);
    expect(body.errors).toBeUndefined();
    const steps = path.split(' ');
    return steps.reduce<unknown>(
      (value, step) => (value as Record<string, unknown>)[step],
      body.data?.['root'],
    );
  };
  const all = (await report(fields.map(({ text }) => text).join(' '))) as Record<string, unknown>;
  expect(Object.keys(all)).toEqual(fields.map(({ name }) => name));
  for (const { name, text } of fields) {
    expect(await report(text)).toEqual({ [name]: all[name] });
    expect(await report(`... on DailyReport { ${text} }`)).toEqual({ [name]: all[name] });
  }
});

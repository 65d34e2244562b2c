import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ProviderContext } from '@zuoxi/platform/context';
import { SettingsDesk } from '@zuoxi/platform/settings';
import { aStore } from '@zuoxi/platform/testing';
import { settingKinds, settingsByKind, typedRow } from '@zuoxi/vocabulary';
import { startServer, type TestServer } from './testing.js';

/** Later than what the first company set, and past. */
const from = '2026-02-01';
let server: TestServer;
let ctx: ProviderContext;
let owner: string;
let text: string;

interface Line {
  readonly name: string;
  readonly state: string;
  readonly differences: readonly string[];
  readonly reason: string | null;
}
interface Difference {
  readonly contentHash: string;
  readonly parts: readonly { readonly part: string; readonly lines: readonly Line[] }[];
}

const difference = 'contentHash parts { part lines { name state differences reason } }';
async function ask<Data>(token: string, query: string, input?: object): Promise<Data> {
  const { body } = await server.graphql(token, query, input && { input });
  if (!body.data) throw new Error(body.errors?.[0]?.extensions.code);
  return Object.values(body.data)[0] as Data;
}
const exported = (token: string) => ask<string>(token, 'mutation { exportSetup }');
const compared = (token: string, file: string) =>
  ask<Difference>(
    token,
    `query ($input: SetupFileInput!) { setupDifference(input: $input) { ${difference} } }`,
    {
      ...{ text: file, from },
    },
  );
const imported = (token: string, file: string, contentHash: string) =>
  ask<Difference>(
    token,
    `mutation ($input: ImportSetupInput!) { importSetup(input: $input) { ${difference} } }`,
    {
      ...{ text: file, from, contentHash },
    },
  );
const states = ({ parts }: Difference) =>
  Object.fromEntries(
    parts.map(({ part, lines }) => [part, lines.map(({ name, state }) => `${name} ${state}`)]),
  );
/** What a file holds, without who made it and how it came to be. */
const contentsOf = (file: string) =>
  Object.fromEntries(
    Object.entries(
      (JSON.parse(file) as { parts: Record<string, { name: string; content: object }[]> }).parts,
    ).map(([part, items]) => [part, items.map(({ name, content }) => ({ name, content }))]),
  );

const priceBook = {
  effectiveFrom: '2026-01-01',
  components: [{ component: 'salary', amountFen: 500_000 }],
  ...{ marginTarget: '0.2', marginFloor: '0.1', taxRate: '0.06' },
  commissionTiers: [{ fromFen: 0, rate: '0.01' }],
};
const numbers = ['receptions', 'afterSales', 'seatCoverage'];

beforeAll(async () => {
  server = await startServer();
  const store = await aStore(server.db, await server.aProvider('one'), { slug: 'first-shop' });
  ({ ctx } = store);
  owner = await server.aToken(ctx, 'provider-owner');
  const rules = settingsByKind['labour-rules'].delivered[0] ?? {};
  const version = { kind: 'labour-rules', basedOnVersion: 1, from: '2026-01-01', note: '' };
  const rows = [typedRow({ ...rules, maxConsecutiveDays: 5 })];
  await server.app.get(SettingsDesk, { strict: false }).set(ctx, { ...version, rows });
  const components = ['salary', 'benefits', 'board-lodging', 'training', 'management', 'recruitment']
    .concat(['premises', 'equipment', 'other'])
    .map((component) => ({ component, amountFen: 10_000 }));
  const did = [
    ['publishPriceBook', 'PublishPriceBookInput', 'id', { ...priceBook, components }],
    [
      ...(['addShiftTemplate', 'AddShiftTemplateInput', 'id'] as const),
      { name: '早班', startMinute: 540, endMinute: 1080, breaks: [] },
    ],
    ['addOwnRole', 'AddOwnRoleInput', 'id', { name: '排班助理', permissions: ['roster:read'] }],
    [
      ...(['setReportTemplate', 'SetReportTemplateInput', 'id'] as const),
      { storeIds: [store.id], from: '2026-01-01', numbers },
    ],
  ] as const;
  for (const [mutation, type, fields, input] of did)
    await ask(owner, `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} } }`, input);
  text = await exported(owner);
});
afterAll(() => server.close());

test('a set-up comes into an empty company as it was, and a second time changes nothing', async () => {
  const other = await aStore(server.db, await server.aProvider('two'), { slug: 'first-shop' });
  const token = await server.aToken(other.ctx, 'provider-owner');
  const seen = await compared(token, text);
  expect(states(seen)).toEqual({
    settings: settingKinds.map((kind) => `${kind} ${kind === 'labour-rules' ? 'changed' : 'same'}`),
    priceBooks: ['price-book new'],
    scorecards: ['scorecard same'],
    shifts: ['早班 new'],
    roles: ['排班助理 new'],
    reportTemplates: ['first-shop changed'],
  });
  const said = (part: string) =>
    seen.parts.find((each) => each.part === part)?.lines.flatMap(({ differences }) => differences);
  expect(said('settings')).toEqual(['最多连续工作：6 天 → 5 天']);
  expect(said('reportTemplates')?.join()).toMatch(/^日报指标：.*、.* → .*、.*$/);
  expect(states(await imported(token, text, seen.contentHash))).toEqual(states(seen));
  expect(contentsOf(await exported(token))).toEqual(contentsOf(text));
  expect(
    Object.values(states(await compared(token, text)))
      .flat()
      .filter((line) => !line.endsWith('same')),
  ).toEqual([]);
});

test('what cannot be read is refused by itself, with the reason; the rest comes in', async () => {
  const bare = await server.aProvider('three');
  const token = await server.aToken(bare, 'provider-owner');
  const file = JSON.parse(text) as {
    parts: Record<string, { name: string; content: Record<string, unknown> }[]>;
  };
  file.parts['roles']?.push({ name: '幽灵', content: { permissions: ['ghost:walk'] } });
  file.parts['shifts']?.push({ name: '夜班', content: { startMinute: 1320, endMinute: 600, breaks: [] } });
  file.parts['scorecards'] = [{ name: 'scorecard', content: { name: '表', appealDays: 3, items: [] } }];
  file.parts['settings']?.push({ name: 'moods', content: { rows: [] } });
  const changed = JSON.stringify(file);
  const seen = await compared(token, changed);
  const refused = seen.parts.flatMap(({ lines }) => lines.filter(({ state }) => state === 'refused'));
  expect(refused.map(({ name }) => name)).toEqual(['moods', 'scorecard', '夜班', '幽灵', 'first-shop']);
  expect(refused.map(({ reason }) => reason).join('\n')).toMatch(
    /items ARRAY_MIN_SIZE[^]*END_BEFORE_START[^]*IS_IN[^]*first-shop/,
  );
  await imported(token, changed, seen.contentHash);
  const after = states(await compared(token, changed));
  expect(after['shifts']).toEqual(['早班 same', '夜班 refused']);
});

test('a file that is none, or of another product’s version, is refused as a whole', async () => {
  const code = (file: string) => compared(owner, file).catch((error: Error) => error.message);
  expect(await code('{')).toBe('INVALID_INPUT');
  expect(await code('[]')).toBe('INVALID_INPUT');
  expect(await code(text.replace('"v": 1', '"v": 9'))).toBe('INVALID_INPUT');
});

test('what was seen is what is written: another difference is looked at first', async () => {
  const fourth = await server.aProvider('four');
  const token = await server.aToken(fourth, 'provider-owner');
  await expect(imported(token, text, 'a'.repeat(64))).rejects.toThrow('DRAFT_CHANGED');
});

test('nobody has a part in their file, or writes one, that they may not see or set', async () => {
  const auditor = await server.aToken(ctx, 'auditor');
  expect(Object.keys(contentsOf(await exported(auditor)))).toEqual([
    ...['settings', 'priceBooks', 'scorecards', 'shifts', 'roles', 'reportTemplates'],
  ]);
  await expect(compared(auditor, text)).rejects.toThrow('FORBIDDEN');
  const made = await ask<{ code: `own:${string}` }>(
    owner,
    'mutation ($input: AddOwnRoleInput!) { addOwnRole(input: $input) { code } }',
    { name: '规则管理员', permissions: ['setting:read', 'setting:write'] },
  );
  const keeper = await server.aToken(ctx, made.code);
  expect(Object.keys(contentsOf(await exported(keeper)))).toEqual(['settings']);
  const refused = (await compared(keeper, text)).parts.filter(({ lines }) => lines[0]?.state === 'refused');
  expect(refused.map(({ part }) => part)).toEqual(['priceBooks', 'shifts', 'roles', 'reportTemplates']);
});

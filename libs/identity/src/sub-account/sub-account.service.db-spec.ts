import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import {
  anAgent,
  aProvider,
  aStore,
  everyPage,
  insertRow,
  startTestApp,
  type TestApp,
} from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { IdentityModule } from '../identity.module.js';
import { type SubAccountFilter, SubAccountListService } from './sub-account-list.service.js';
import { SubAccountService } from './sub-account.service.js';

let app: TestApp;
let accounts: SubAccountService;
let register: SubAccountListService;
let ctx: ProviderContext;
let storeId: StoreId;
let agentId: string;

beforeAll(async () => {
  app = await startTestApp(IdentityModule);
  accounts = app.get(SubAccountService);
  register = app.get(SubAccountListService);
});
afterAll(() => app.close());
beforeEach(async () => {
  ({ ctx, id: storeId } = await aStore(app.db, await aProvider(app.db), { platform: 'tmall' }));
  agentId = await anAgent(app.db, ctx, { name: '陈晓' });
});

const anAccount = (name = '暖橙:01') => accounts.add(ctx, { storeId, name, rights: ['chat', 'refunds'] });
const names = async (filter: SubAccountFilter & { sort?: string } = {}, by = ctx) =>
  (await everyPage((page) => register.list(by, { ...page, ...filter }))).map(({ name }) => name);

async function aMember(name: string): Promise<string> {
  const [id, accountId] = [newId(), newId()];
  const created_at = app.clock.now();
  await insertRow(app.db, 'identity.account', {
    id: accountId,
    email: `${accountId}@x.cn`,
    name,
    created_at,
  });
  const own = { provider_id: ctx.providerId, id, account_id: accountId, role: 'trainer' };
  await insertRow(app.db, 'identity.membership', { ...own, created_at });
  return id;
}

test('is on the shop’s platform, has a name once, and is given, handed over and taken back', async () => {
  const id = await anAccount();
  expect(await register.get(ctx, id)).toMatchObject({
    platform: 'tmall',
    rights: ['chat', 'refunds'],
    holder: null,
  });
  await expect(anAccount()).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
  await accounts.give(ctx, { subAccountId: id, agentId, sinceOn: '2026-11-01' });
  const memberId = await aMember('苏姐');
  await accounts.give(ctx, { subAccountId: id, memberId, sinceOn: '2026-11-10' });
  expect((await register.get(ctx, id)).holder).toEqual({
    name: '苏姐',
    agentId: null,
    memberId,
    sinceOn: '2026-11-10',
    hasLeft: false,
  });
  await accounts.takeBack(ctx, { subAccountId: id, returnedOn: '2026-11-12' });
  expect(await register.historyOf(ctx, [id])).toMatchObject([
    { name: '苏姐', sinceOn: '2026-11-10', returnedOn: '2026-11-12', givenBy: '顾远' },
    { name: '陈晓', sinceOn: '2026-11-01', returnedOn: '2026-11-10' },
  ]);
  const again = accounts.takeBack(ctx, { subAccountId: id, returnedOn: '2026-11-12' });
  await expect(again).rejects.toMatchObject({ code: 'STATE_CHANGED' });
});

test('has one holder, here and not before the last one nor in days to come', async () => {
  const subAccountId = await anAccount();
  await accounts.give(ctx, { subAccountId, agentId, sinceOn: '2026-11-10' });
  const give = (over: object) => accounts.give(ctx, { subAccountId, sinceOn: '2026-11-11', ...over });
  const invalid = (code: string) => ({ details: { problems: [{ code }] } });
  await expect(give({})).rejects.toMatchObject(invalid('IS_NOT_EMPTY'));
  await expect(give({ agentId, memberId: newId() })).rejects.toMatchObject(invalid('IS_NOT_EMPTY'));
  await expect(give({ agentId, sinceOn: '2026-11-09' })).rejects.toMatchObject(invalid('BEFORE_SINCE'));
  await expect(give({ agentId, sinceOn: '2030-01-01' })).rejects.toMatchObject(invalid('DATE_FUTURE'));
  await expect(give({ memberId: newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await app.db.admin.query(`update scheduling.agent set status = 'left' where id = $1`, [agentId]);
  await expect(give({ agentId })).rejects.toMatchObject({ code: 'AGENT_LEFT' });
});

test('of two who are given it at once the one who is second has it from the first', async () => {
  const subAccountId = await anAccount();
  const other = await anAgent(app.db, ctx, { name: '周宁' });
  const give = (to: string) => accounts.give(ctx, { subAccountId, agentId: to, sinceOn: '2026-11-10' });
  await Promise.all([give(agentId), give(other)]);
  const open = (await register.historyOf(ctx, [subAccountId])).filter(({ returnedOn }) => !returnedOn);
  expect(open).toHaveLength(1);
});

test('is to be returned once its holder has left, agent or member', async () => {
  const [byAgent, byMember] = [await anAccount('a'), await anAccount('b')];
  await anAccount('c');
  const memberId = await aMember('苏姐');
  await accounts.give(ctx, { subAccountId: byAgent, agentId, sinceOn: '2026-11-01' });
  await accounts.give(ctx, { subAccountId: byMember, memberId, sinceOn: '2026-11-02' });
  expect(await names({ state: 'to_return' })).toEqual([]);
  expect(await names({ state: 'held', sort: '-since' })).toEqual(['b', 'a']);
  expect(await names({ state: 'free' })).toEqual(['c']);
  expect(await names({ agentId })).toEqual(['a']);
  expect(await names({ search: '苏' })).toEqual(['b']);
  // A day to come; then it is over.
  await app.db.admin.query(`update scheduling.agent set left_on = '2026-11-23' where id = $1`, [agentId]);
  await app.db.admin.query(`update identity.membership set ends_at = '2026-11-23T16:00:00Z' where id = $1`, [
    memberId,
  ]);
  expect(await names({ state: 'to_return' })).toEqual([]);
  app.clock.set('2026-11-24T02:00:00Z');
  expect(await names({ state: 'to_return' })).toEqual(['a', 'b']);
  expect((await register.get(ctx, byAgent)).holder).toMatchObject({ hasLeft: true });
  app.clock.set('2026-11-22T02:00:00Z');
});

test('is changed, and closed when nobody has it; its name is free again', async () => {
  const subAccountId = await anAccount();
  await anAccount('other');
  await accounts.change(ctx, { subAccountId, name: 'renamed', rights: ['data'] });
  expect(await register.get(ctx, subAccountId)).toMatchObject({ name: 'renamed', rights: ['data'] });
  const taken = accounts.change(ctx, { subAccountId, name: 'other', rights: [] });
  await expect(taken).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
  await accounts.give(ctx, { subAccountId, agentId, sinceOn: '2026-11-01' });
  await expect(accounts.close(ctx, subAccountId)).rejects.toMatchObject({ code: 'SUB_ACCOUNT_HELD' });
  await accounts.takeBack(ctx, { subAccountId, returnedOn: '2026-11-02' });
  await accounts.close(ctx, subAccountId);
  expect(await names()).toEqual(['other']);
  await anAccount('renamed');
});

test('is of a store that somebody holds, or is not there', async () => {
  const subAccountId = await anAccount();
  const { ctx: other } = await aStore(app.db, { ...ctx, storeIds: [] });
  const foreign = await aStore(app.db, await aProvider(app.db));
  for (const by of [other, foreign.ctx]) {
    expect(await names({}, by)).toEqual([]);
    const given = accounts.give(by, { subAccountId, agentId, sinceOn: '2026-11-01' });
    await expect(given).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(accounts.close(by, subAccountId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
});

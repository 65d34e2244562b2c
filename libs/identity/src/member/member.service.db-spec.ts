import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { aProvider, aStore, everyPage, insertRow, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import type { Role } from '@zuoxi/vocabulary';
import { IdentityModule } from '../identity.module.js';
import { InvitationService } from './invitation.service.js';
import { MemberService } from './member.service.js';

let app: TestApp;
let members: MemberService;
let invitations: InvitationService;
let ctx: ProviderContext;
let storeId: string;
let held: ProviderContext;

beforeAll(async () => {
  app = await startTestApp(IdentityModule);
  members = app.get(MemberService);
  invitations = app.get(InvitationService);
});
afterAll(() => app.close());
beforeEach(async () => {
  ({ ctx, id: storeId } = await aStore(app.db, await aProvider(app.db)));
  held = { ...ctx, providerWide: false };
});

async function aMember(name: string, role: Role, at: string | null = null): Promise<string> {
  const [id, accountId] = [newId(), newId()];
  const createdAt = app.clock.now();
  const account = { id: accountId, email: `${name}-${accountId}@x.example`, name };
  await insertRow(app.db, 'identity.account', { ...account, created_at: createdAt });
  const own = { provider_id: ctx.providerId, id, store_id: at, account_id: accountId, role };
  await insertRow(app.db, 'identity.membership', { ...own, created_at: createdAt });
  return id;
}

test.each([
  [null, ['a', 'b', 'b', 'c']],
  ['-name', ['c', 'b', 'b', 'a']],
  ['email', ['a', 'b', 'b', 'c']],
  ['role', ['b', 'b', 'c', 'a']],
])('members are listed page by page, sorted by %s', async (sort, names) => {
  for (const [name, role] of [
    ['c', 'scheduler'],
    ['a', 'shop-owner'],
    ['b', 'agent'],
    ['b', 'agent'],
  ] as const)
    await aMember(name, role);
  const listed = await everyPage((page) => members.list(ctx, { ...page, sort }));
  expect(listed.map(({ name }) => name)).toEqual(names);
});

test('of an account a list has name and address only', async () => {
  const id = await aMember('a', 'shop-owner', storeId);
  const { edges, totalCount } = await members.list(held, {});
  expect(totalCount).toBe(1);
  expect(edges.map(({ node }) => node)).toEqual([await members.get(held, id)]);
  expect(Object.keys(edges[0]?.node ?? {}).sort()).toEqual(
    [
      'providerId',
      'id',
      'storeId',
      'accountId',
      'role',
      'agentId',
      'createdAt',
      'name',
      'email',
      'active',
      'endsAt',
    ].sort(),
  );
});

test('whoever holds some stores sees who and what belongs to those', async () => {
  const own = { role: 'shop-owner', storeId } as const;
  await aMember('a', 'provider-owner');
  const here = await aMember('b', own.role, storeId);
  await invitations.invite(ctx, { email: 'all@x.example', role: 'scheduler' });
  await invitations.invite(ctx, { email: 'here@x.example', ...own });
  await members.createApiKey(ctx, { name: 'all', role: 'scheduler' });
  await members.createApiKey(ctx, { name: 'here', ...own });
  const seen = async (by: ProviderContext) => [
    (await members.list(by, {})).edges.map(({ node }) => node.name),
    (await invitations.list(by, { sort: 'email' })).edges.map(({ node }) => node.email),
    (await members.listApiKeys(by, { sort: 'name' })).edges.map(({ node }) => node.name),
  ];
  expect(await seen(ctx)).toEqual([
    ['a', 'b'],
    ['all@x.example', 'here@x.example'],
    ['all', 'here'],
  ]);
  expect(await seen(held)).toEqual([['b'], ['here@x.example'], ['here']]);
  expect(await members.get(held, here)).toMatchObject({ name: 'b', active: true });
});

test('invitations and keys are listed page by page, the newest first, or as they are asked for', async () => {
  for (const name of ['b', 'a', 'c']) {
    app.clock.advance(1000);
    await invitations.invite(ctx, { email: `${name}@x.example`, role: 'scheduler' });
    await members.createApiKey(ctx, { name, role: 'scheduler' });
  }
  const invited = async (sort: string | null) =>
    (await everyPage((page) => invitations.list(ctx, { ...page, sort }))).map(({ email }) => email[0]);
  const keys = async (sort: string | null) =>
    (await everyPage((page) => members.listApiKeys(ctx, { ...page, sort }))).map(({ name }) => name);
  expect(await invited(null)).toEqual(['c', 'a', 'b']);
  expect(await invited('-email')).toEqual(['c', 'b', 'a']);
  expect(await keys(null)).toEqual(['c', 'a', 'b']);
  expect(await keys('name')).toEqual(['a', 'b', 'c']);
  expect(await keys('lastUsedAt')).toHaveLength(3);
});

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import {
  aPerson,
  aProvider,
  aStore,
  atStore,
  insertRow,
  startTestApp,
  type TestApp,
} from '@zuoxi/platform/testing';
import type { Role, StoreId, UserId } from '@zuoxi/vocabulary';
import { IdentityModule } from '../identity.module.js';
import { InvitationService } from '../member/invitation.service.js';
import { ShopPeopleService } from './shop-people.service.js';

let app: TestApp;
let people: ShopPeopleService;
let ctx: ProviderContext;
let storeId: StoreId;
/** Owns the shop, at its endpoint. */
let owner: ProviderContext;

beforeAll(async () => {
  app = await startTestApp(IdentityModule);
  people = app.get(ShopPeopleService);
});
afterAll(() => app.close());
beforeEach(async () => {
  ({ ctx, id: storeId } = await aStore(app.db, await aProvider(app.db)));
  owner = await atShop('店主', 'shop-owner');
});

/** A person with a role in the store, as they ask at its endpoint; with the membership that gives it. */
async function atShop(name: string, role: Role, at: StoreId | null = storeId) {
  const person = atStore(aPerson(ctx, role, { providerWide: false }), storeId);
  const created_at = app.clock.now();
  const account = { id: person.userId, email: `${person.userId}@x.example`, name };
  await insertRow(app.db, 'identity.account', { ...account, created_at });
  const membership = {
    provider_id: ctx.providerId,
    id: newId(),
    store_id: at,
    account_id: person.userId,
    role,
  };
  await insertRow(app.db, 'identity.membership', { ...membership, created_at });
  return { ...person, membershipId: membership.id };
}
const names = async (by = owner) => (await people.list(by)).people.map(({ name }) => name);

test('an owner sees the shop’s own people, and nobody of the provider’s', async () => {
  await atShop('运营', 'shop-operations');
  await atShop('客户经理', 'account-manager');
  await atShop('管理员', 'provider-owner', null);
  expect(await names()).toEqual(['店主', '运营']);
  expect((await people.list(owner)).people.map(({ isSelf }) => isSelf)).toEqual([true, false]);
});

test('pressed twice it is one invitation, and the link that came last is good', async () => {
  const once = { ...owner, idempotencyKey: newId() };
  const input = { email: 'new@x.example', role: 'shop-finance' };
  const [first, second] = [await people.invite(once, input), await people.invite(once, input)];
  expect((await people.list(owner)).invitations).toHaveLength(1);
  expect(second.link).not.toBe(first.link);
  const other = people.invite(once, { ...input, role: 'shop-owner' });
  await expect(other).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
});

test('an owner invites to the shop’s roles in this store alone, and takes the invitation back', async () => {
  const { link } = await people.invite(owner, { email: 'New@x.example', role: 'shop-finance' });
  expect(link).toMatch(/^\/invite\/zxi\./);
  const { invitations } = await people.list(owner);
  expect(invitations).toMatchObject([{ email: 'new@x.example', role: 'shop-finance', storeId }]);
  const staff = people.invite(owner, { email: 'new@x.example', role: 'auditor' });
  await expect(staff).rejects.toMatchObject({
    details: { problems: [{ field: 'role', code: 'ROLE_UNKNOWN' }] },
  });
  await people.withdraw(owner, invitations[0]?.id ?? '');
  expect((await people.list(owner)).invitations).toEqual([]);
});

test('what the provider invited for itself is not the shop’s to take back', async () => {
  const invitation = { email: 'staff@x.example', role: 'account-manager', storeId };
  const made = await app.get(InvitationService).invite(ctx, invitation);
  const withdrawn = people.withdraw(owner, made.invitation.id);
  await expect(withdrawn).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('an owner removes others, not themselves, nor who is nobody of the shop', async () => {
  const operations = await atShop('运营', 'shop-operations');
  const manager = await atShop('客户经理', 'account-manager');
  await people.remove(owner, operations.membershipId);
  expect(await names()).toEqual(['店主']);
  const own = (await people.list(owner)).people[0]?.id ?? '';
  for (const id of [own, manager.membershipId, operations.membershipId, newId()])
    await expect(people.remove(owner, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('the last owner stays, also when two remove each other at once', async () => {
  const provider = atStore({ ...ctx, userId: newId() as UserId }, storeId);
  const first = (await people.list(owner)).people[0]?.id ?? '';
  await expect(people.remove(provider, first)).rejects.toMatchObject({ code: 'LAST_SHOP_OWNER' });
  const second = await atShop('合伙人', 'shop-owner');
  const both = await Promise.allSettled([
    people.remove(owner, second.membershipId),
    people.remove(second, first),
  ]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await names()).toHaveLength(1);
});

test('another shop’s people are not there, and the back office asks elsewhere', async () => {
  const { id: otherId } = await aStore(app.db, ctx);
  const other = atStore(aPerson(ctx, 'shop-owner', { providerWide: false }), otherId);
  const operations = await atShop('运营', 'shop-operations');
  expect(await names({ ...other, membershipId: '' } as never)).toEqual([]);
  await expect(people.remove(other, operations.membershipId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(people.remove(ctx, operations.membershipId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

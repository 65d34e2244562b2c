import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { anonymousContext, newId, type ProviderContext } from '@zuoxi/platform/context';
import { aPerson, aProvider, aStore, insertRow, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import {
  ownRole,
  type Permission,
  type Role,
  type ShippedRole,
  shippedRoles,
  type StoreId,
} from '@zuoxi/vocabulary';
import { IdentityModule } from '../identity.module.js';
import { InvitationService } from '../member/invitation.service.js';
import { MemberService } from '../member/member.service.js';
import { RoleService } from './role.service.js';

let app: TestApp;
let roles: RoleService;
let invitations: InvitationService;
let owner: ProviderContext;
let storeId: StoreId;

beforeAll(async () => {
  app = await startTestApp(IdentityModule);
  roles = app.get(RoleService);
  invitations = app.get(InvitationService);
});
afterAll(() => app.close());
beforeEach(async () => {
  const { ctx, id } = await aStore(app.db, await aProvider(app.db));
  storeId = id;
  owner = aPerson(ctx, 'provider-owner');
  await aMember(owner, 'provider-owner');
});

async function aMember(person: ProviderContext, role: Role, over: object = {}): Promise<string> {
  const { userId, providerId } = person;
  const [id, created_at] = [newId(), app.clock.now()];
  await insertRow(app.db, 'identity.account', {
    ...{ id: userId, email: `${userId}@x.example`, name: role, created_at },
  });
  const own = { provider_id: providerId, id, account_id: userId, role, created_at };
  await insertRow(app.db, 'identity.membership', { ...own, ...over });
  return id;
}
const withPermissions = (held: readonly Permission[]): ProviderContext => ({
  ...aPerson(owner, 'sales'),
  permissions: held,
});
const aRole = (held: readonly Permission[], name = '夜班主管') =>
  roles.add(owner, { name, permissions: [...held] });
const forbidden = { code: 'FORBIDDEN' };

describe('a role of one’s own', () => {
  test('has what its author holds over the whole provider, and nothing else', async () => {
    const author = withPermissions(['role:write', 'review:read']);
    const name = '质检助理';
    await roles.add(author, { name, permissions: ['review:read'] });
    for (const [by, held] of [
      [author, ['review:write']],
      [{ ...author, providerWide: false }, ['review:read']],
      [owner, ['quote:accept']],
    ] as const)
      await expect(
        roles.add(by, { name: newId().slice(0, 30), permissions: [...held] }),
      ).rejects.toMatchObject(forbidden);
    await expect(roles.add(owner, { name, permissions: ['store:read'] })).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
    });
    for (const held of [[], ['everything']])
      await expect(roles.add(owner, { name: '空', permissions: held })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
  });

  test('is changed by who could give it: what is added must be held, and so must what it has', async () => {
    const id = await aRole(['review:read', 'review:write']);
    const author = withPermissions(['role:write', 'review:read']);
    const change = (by: ProviderContext, held: Permission[]) =>
      roles.change(by, { id, name: '夜班主管', permissions: held });
    await expect(change(author, ['review:read'])).rejects.toMatchObject(forbidden);
    await change(owner, ['review:read', 'store:read']);
    expect(await roles.get(owner, id)).toMatchObject({ permissions: ['review:read', 'store:read'] });
  });

  test('is withdrawn after who has it was named; they have nothing then, and its name is free', async () => {
    const id = await aRole(['store:read']);
    const person = aPerson(owner, 'sales');
    const memberId = await aMember(person, ownRole(id));
    const { link } = await invitations.invite(owner, { email: 'a@x.example', role: ownRole(id) });
    const token = link.replace('/invite/', '');
    const seen = await roles.holding(owner, id);
    expect(seen.holders).toEqual([
      { kind: 'invitation', name: 'a@x.example' },
      { kind: 'member', name: ownRole(id) },
    ]);
    await aMember(aPerson(owner, 'sales'), ownRole(id));
    const { contentHash } = seen;
    await expect(roles.withdraw(owner, { id, contentHash })).rejects.toMatchObject({ code: 'DRAFT_CHANGED' });
    await roles.withdraw(owner, { id, contentHash: (await roles.holding(owner, id)).contentHash });
    expect(await app.get(MemberService).get(owner, memberId)).toMatchObject({ active: false });
    const withdrawn = { code: 'ROLE_WITHDRAWN', details: { role: '夜班主管' } };
    const facts = anonymousContext();
    await expect(invitations.look(facts, token)).rejects.toMatchObject(withdrawn);
    await expect(
      invitations.accept(facts, { token, name: '甲', password: 'a long enough pass phrase' }),
    ).rejects.toMatchObject(withdrawn);
    const again = { email: 'b@x.example', role: ownRole(id) };
    await expect(invitations.invite(owner, again)).rejects.toMatchObject(withdrawn);
    await expect(roles.get(owner, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await aRole(['store:read']);
  });

  test('names are seen where somebody has it, and by nobody of another provider', async () => {
    const id = await aRole(['store:read']);
    const named = [{ code: ownRole(id), name: '夜班主管' }];
    const limited = { ...aPerson(owner, 'sales'), providerWide: false };
    expect(await roles.names(owner)).toEqual(named);
    expect(await roles.names(limited)).toEqual([]);
    await aMember(aPerson(owner, 'sales'), ownRole(id), { store_id: storeId });
    expect(await roles.names(limited)).toEqual(named);
    const stranger = await aProvider(app.db);
    expect(await roles.names(stranger)).toEqual([]);
    const foreign = { email: 'c@x.example', role: ownRole(id) };
    await expect(invitations.invite(stranger, foreign)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('who may give rights', () => {
  test.each(shippedRoles.filter((role) => role !== 'agent'))(
    'who may invite and nothing more makes nobody %s, takes no link to it and no password of one',
    async (role: ShippedRole) => {
      const at = role.startsWith('shop-') ? storeId : null;
      const few = withPermissions(['member:read', 'member:write']);
      const invited = await invitations.invite(owner, { email: 'a@x.example', role, storeId: at });
      const input = { email: 'b@x.example', role, storeId: at };
      await expect(invitations.invite(few, input)).rejects.toMatchObject(forbidden);
      await expect(invitations.renew(few, invited.invitation.id)).rejects.toMatchObject(forbidden);
      const id = await aMember(aPerson(owner, role), role, { store_id: at });
      const members = app.get(MemberService);
      await expect(members.changeRole(few, { id, role: 'agent' })).rejects.toMatchObject(forbidden);
      await expect(members.revoke(few, id)).rejects.toMatchObject(forbidden);
    },
  );
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ProviderContext } from '@zuoxi/platform/context';
import { aStore } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { password, startServer, type TestServer } from './testing.js';

let server: TestServer;
let ctx: ProviderContext;
let storeId: StoreId;
let owner: string;

beforeAll(async () => {
  server = await startServer();
  ({ ctx, id: storeId } = await aStore(server.db, await server.aProvider('own-roles'), {
    slug: 'own-roles',
  }));
  owner = await server.aToken(ctx, 'provider-owner');
});
afterAll(() => server.close());

async function asked(token: string, query: string, variables = {}) {
  const { body } = await server.graphql(token, query, variables);
  return body.errors?.[0]?.extensions.code ?? body.data;
}
const set = (mutation: string, input: object) =>
  asked(
    owner,
    `mutation ($input: ${mutation.replace(/^./, (letter) => letter.toUpperCase())}Input!) {
       ${mutation}(input: $input) ${mutation.startsWith('withdraw') ? '' : '{ id code }'} }`,
    { input },
  ) as Promise<Record<string, { id: string; code: string }>>;

/** Somebody who has accepted an invitation to it. */
async function invited(role: string, at: string | null): Promise<string> {
  const email = `${Math.random()}@x.example`;
  const made = (await asked(
    owner,
    `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link } }`,
    {
      input: { email, role, storeId: at },
    },
  )) as { inviteMember: { link: string } };
  const token = made.inviteMember.link.replace('/invite/', '');
  const { body } = await server.post<{ accessToken: string }>('/auth/invitations/accept', {
    ...{ token, name: '甲', password },
  });
  return body.accessToken;
}

test('a role of one’s own gives what it says, where it is held, as it says at each request, and withdrawn nothing', async () => {
  const made = await set('addOwnRole', {
    name: '质检助理',
    permissions: ['member:read', 'review:read', 'team:read'],
  });
  const { id, code } = made['addOwnRole'] ?? { id: '', code: '' };
  const wide = await invited(code, null);
  const limited = await invited(code, storeId);
  const reviews = '{ reviews(first: 1) { totalCount } }';
  const teams = '{ teams(first: 1) { totalCount } }';
  const none = { reviews: { totalCount: 0 } };
  expect(await asked(wide, reviews)).toEqual(none);
  expect(await asked(limited, reviews)).toEqual(none);
  // What belongs to the whole provider is in no role that is held for some of its stores.
  expect(await asked(wide, teams)).toEqual({ teams: { totalCount: 0 } });
  expect(await asked(limited, teams)).toBe('FORBIDDEN');
  expect(await asked(limited, '{ roleNames { code name } }')).toEqual({
    roleNames: [{ code, name: '质检助理' }],
  });
  await set('changeOwnRole', { id, name: '质检助理', permissions: ['member:read'] });
  expect(await asked(wide, reviews)).toBe('FORBIDDEN');
  const seen = (await asked(owner, `{ ownRoleHolding(id: "${id}") { contentHash holders { kind } } }`)) as {
    ownRoleHolding: { contentHash: string; holders: unknown[] };
  };
  expect(seen.ownRoleHolding.holders).toHaveLength(2);
  await set('withdrawOwnRole', { id, contentHash: seen.ownRoleHolding.contentHash });
  expect(await asked(wide, '{ members(first: 1) { totalCount } }')).toBe('UNAUTHENTICATED');
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { newId } from '@zuoxi/platform/context';
import { aStore } from '@zuoxi/platform/testing';
import { providerRoles, type Role, storeRoles } from '@zuoxi/vocabulary';
import { buildSchema } from 'graphql';
import { type AnyOperation, operationsOf, requestFor } from './any-operation.js';
import { startServer, type TestServer } from './testing.js';

/**
 * Reviewed: role by operation by scope. `x`: the role may, also where it is held for one store (then over that store
 * alone: `scope.api-spec.ts`); `p`: only where it is held for the whole provider. `UPDATE_ROLES=1` writes it from what
 * the edge answers.
 */
const file = 'schema/roles.csv';

let server: TestServer;
const wide = new Map<Role, string>();
const limited = new Map<Role, string>();

beforeAll(async () => {
  server = await startServer();
  const { ctx, id } = await aStore(server.db, await server.aProvider('yunling'), { slug: 'own' });
  for (const role of providerRoles) wide.set(role, await server.aToken(ctx, role));
  for (const role of [...providerRoles, ...storeRoles])
    limited.set(role, await server.aToken(ctx, role, { storeId: id }));
});
afterAll(() => server.close());

async function isRefused(endpoint: string, operation: AnyOperation, token: string | undefined) {
  const { query, variables } = requestFor(operation, () => newId());
  const over = endpoint === 'store' ? { store: 'own' } : {};
  const { body } = await server.graphql(token as string, query, variables, over);
  // A field of what comes back may be refused as well; the operation itself is what stands first in the path.
  return body.errors?.some(({ extensions, path }) => extensions.code === 'FORBIDDEN' && path?.length === 1);
}

async function rowsOf(endpoint: 'back-office' | 'store', roles: readonly Role[]): Promise<string[]> {
  const schema = buildSchema(readFileSync(`schema/${endpoint}.graphql`, 'utf8'));
  const rows: string[] = [];
  for (const operation of operationsOf(schema)) {
    const cells: string[] = [];
    for (const role of roles) {
      const refused = await isRefused(endpoint, operation, wide.get(role) ?? limited.get(role));
      const refusedInStore = await isRefused(endpoint, operation, limited.get(role));
      // Nothing is for a part of the provider only.
      if (refused)
        expect([operation.field.name, role, refusedInStore]).toEqual([operation.field.name, role, true]);
      cells.push(refused ? '' : refusedInStore ? 'p' : 'x');
    }
    rows.push([endpoint, operation.kind.toLowerCase(), operation.field.name, ...cells].join(','));
  }
  return rows;
}

test('every role may do exactly what the reviewed table says, at every operation and in every scope', async () => {
  const table = [
    ['endpoint', 'kind', 'operation', ...providerRoles].join(','),
    ...(await rowsOf('back-office', providerRoles)),
    ['endpoint', 'kind', 'operation', ...storeRoles, ...providerRoles].join(','),
    ...(await rowsOf('store', [...storeRoles, ...providerRoles])),
  ];
  if (process.env['UPDATE_ROLES']) writeFileSync(file, `${table.join('\n')}\n`);
  expect(table).toEqual(readFileSync(file, 'utf8').trimEnd().split('\n'));
}, 240_000);

test('what was revoked stops working at once', async () => {
  const { ctx } = await aStore(server.db, await server.aProvider('revoking'), { slug: 'revoking' });
  const token = await server.aToken(ctx, 'sales', { email: 'leaving@x.cn' });
  const ask = () => server.graphql(token, '{ stores(first: 1) { totalCount } }');
  expect((await ask()).body.errors).toBeUndefined();
  await server.db.admin.query(
    `update identity.membership set revoked_at = now() where account_id = (select id from identity.account where email = 'leaving@x.cn')`,
  );
  expect((await ask()).body.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

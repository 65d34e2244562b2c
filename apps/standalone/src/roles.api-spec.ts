import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { newId } from '@zuoxi/platform/context';
import { aStore } from '@zuoxi/platform/testing';
import { providerRoles, type Role, storeRoles } from '@zuoxi/vocabulary';
import { buildSchema } from 'graphql';
import { operationsOf, requestFor } from './any-operation.js';
import { startServer, type TestServer } from './testing.js';

/** Reviewed: who may call what. `UPDATE_ROLES=1` writes it from what the edge answers. */
const file = 'schema/roles.csv';

let server: TestServer;
const tokens = new Map<Role, string>();

beforeAll(async () => {
  server = await startServer();
  const { ctx, id } = await aStore(server.db, await server.aProvider('yunling'), { slug: 'own' });
  for (const role of providerRoles) tokens.set(role, await server.aToken(ctx, role));
  for (const role of storeRoles) tokens.set(role, await server.aToken(ctx, role, { storeId: id }));
});
afterAll(() => server.close());

async function rowsOf(endpoint: 'back-office' | 'store', roles: readonly Role[]): Promise<string[]> {
  const schema = buildSchema(readFileSync(`schema/${endpoint}.graphql`, 'utf8'));
  const rows: string[] = [];
  for (const operation of operationsOf(schema)) {
    const cells: string[] = [];
    for (const role of roles) {
      const { query, variables } = requestFor(operation, () => newId());
      const over = endpoint === 'store' ? { store: 'own' } : {};
      const { body } = await server.graphql(tokens.get(role) as string, query, variables, over);
      // A field of what comes back may be refused as well; the operation itself is what stands first in the path.
      const refused = body.errors?.some(
        ({ extensions, path }) => extensions.code === 'FORBIDDEN' && path?.length === 1,
      );
      cells.push(refused ? '' : 'x');
    }
    rows.push([endpoint, operation.kind.toLowerCase(), operation.field.name, ...cells].join(','));
  }
  return rows;
}

test('every role may do exactly what the reviewed table says, at every operation', async () => {
  const table = [
    ['endpoint', 'kind', 'operation', ...providerRoles].join(','),
    ...(await rowsOf('back-office', providerRoles)),
    ['endpoint', 'kind', 'operation', ...storeRoles, ...providerRoles].join(','),
    ...(await rowsOf('store', [...storeRoles, ...providerRoles])),
  ];
  if (process.env['UPDATE_ROLES']) writeFileSync(file, `${table.join('\n')}\n`);
  expect(table).toEqual(readFileSync(file, 'utf8').trimEnd().split('\n'));
}, 120_000);

test('what was revoked stops working within a second', async () => {
  const { ctx } = await aStore(server.db, await server.aProvider('revoking'), { slug: 'revoking' });
  const token = await server.aToken(ctx, 'sales', { email: 'leaving@x.cn' });
  const ask = () => server.graphql(token, '{ stores(first: 1) { totalCount } }');
  expect((await ask()).body.errors).toBeUndefined();
  await server.db.admin.query(
    `update identity.membership set revoked_at = now() where account_id = (select id from identity.account where email = 'leaving@x.cn')`,
  );
  server.clock.advance(1000);
  expect((await ask()).body.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ScopeService } from '@zuoxi/identity';
import { anonymousContext, personOf } from '@zuoxi/platform/context';
import { anAgent } from '@zuoxi/platform/testing';
import { startServer, type TestServer } from './testing.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

test('what is done with a key is done by who made it, who is the same agent then', async () => {
  const ctx = await server.aProvider('keys');
  const agentId = await anAgent(server.db, ctx);
  const token = await server.aToken(ctx, 'provider-owner', { agentId });
  const made = await server.graphql(
    token,
    'mutation { createApiKey(input: { name: "nightly", role: "qc-lead" }) { secret } }',
  );
  const { secret } = made.body.data?.['createApiKey'] as { secret: string };
  const scopes = server.app.get(ScopeService, { strict: false });
  const [person, key] = await Promise.all(
    [token, secret].map((bearer) => scopes.backOffice(bearer, anonymousContext())),
  );
  expect(key).toMatchObject({ actor: { kind: 'api-key', name: 'nightly' }, userId: null, agentId });
  expect(key && personOf(key)).toBe(person?.userId);
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aStore } from '@zuoxi/platform/testing';
import { auditServer } from 'graphql-http';
import { startServer, type TestServer } from './testing.js';

let server: TestServer;
let base: string;
let owner: string;
let shop: string;

beforeAll(async () => {
  server = await startServer();
  const { ctx, id: storeId } = await aStore(server.db, await server.aProvider('yunling'), {
    slug: 'nuancheng',
  });
  owner = await server.aToken(ctx, 'provider-owner');
  shop = await server.aToken(ctx, 'shop-owner', { storeId });
  await server.app.listen(0, '127.0.0.1');
  base = await server.app.getUrl();
});
afterAll(() => server.close());

const failures = async (path: string, token: string) => {
  const audits = await auditServer({
    url: `${base}${path}`,
    fetchFn: (url: string, init: RequestInit = {}) =>
      fetch(url, { ...init, headers: { ...(init.headers as object), authorization: `Bearer ${token}` } }),
  });
  expect(audits.length).toBeGreaterThan(55);
  return audits.filter(({ status }) => status !== 'ok').map(({ id, name }) => `${id} ${name}`);
};

// What servers may do, and these do not. No MUST and no SHOULD is among them.
const noGet = 'a document is sent by POST alone: what stands in an address is kept in histories and logs';
const plainJson = 'plain JSON is 200 whatever became of it, as clients of old expect';
const declined = {
  '5A70 MAY accept application/x-www-form-urlencoded formatted GET requests': noGet,
  'D6D5 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json':
    noGet,
  '6A70 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json':
    noGet,
  '8764 MAY use 4xx or 5xx status codes if parameters are invalid': plainJson,
  '3E3A MAY use 400 status code if parameters are invalid': plainJson,
};

describe('the audit of graphql-http', () => {
  test.each([
    ['the back office', '/graphql', () => owner],
    ['a store’s own endpoint', '/stores/nuancheng/graphql', () => shop],
  ])('%s', async (_, path, token) => {
    expect(await failures(path, token())).toEqual(Object.keys(declined));
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { aStore } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { startServer, type TestServer } from './testing.js';

let server: TestServer;
let ctx: ProviderContext;
let storeId: StoreId;
let owner: string;

beforeAll(async () => {
  server = await startServer();
  ({ ctx, id: storeId } = await aStore(server.db, await server.aProvider('yunling'), { slug: 'nuancheng' }));
  owner = await server.aToken(ctx, 'provider-owner');
});
afterAll(() => server.close());

describe('a refusal repeats nothing at length', () => {
  const long = 'z'.repeat(900_000);

  test.each<[string, unknown]>([
    ['an unknown hash', { documentId: `sha256:${long}` }],
    ['an unknown hash of the older kind', { extensions: { persistedQuery: { sha256Hash: long } } }],
    ['a hash that is a number', { documentId: 1e300 }],
    ['a body that is a text', long],
    ['a body that is a list', [long]],
    ['a query that is an object', { query: { [long]: 1 } }],
    ['an operation nobody wrote', { query: '{ me { id } }', operationName: long }],
    [
      'a value of a wrong type',
      { query: 'query ($n: Int) { stores(first: $n) { totalCount } }', variables: { n: long } },
    ],
    ['an unknown extension', { query: '{ me { id } }', extensions: { [long]: long } }],
  ])('%s', async (_, body) => {
    const { text, status } = await server.graphqlBody(owner, body);
    expect(status).toBeLessThan(500);
    expect(text.length).toBeLessThan(1000);
  });

  test('not a body that cannot be parsed either', async () => {
    for (const payload of [long, `{"query":"${long}`, `{"${long}":}`]) {
      const answer = await server.app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { authorization: `Bearer ${owner}`, 'content-type': 'application/json' },
        payload,
      });
      expect(answer.statusCode).toBe(400);
      expect(answer.body.length).toBeLessThan(1000);
    }
  });
});

describe('a document is told one reason', () => {
  test.each<[string, string, object]>([
    ['eleven unknown fields', `{ me { ${Array.from({ length: 11 }, (_, i) => `no${i}`).join(' ')} } }`, {}],
    ['eleven unknown operations', `{ ${Array.from({ length: 5 }, (_, i) => `no${i}`).join(' ')} }`, {}],
    [
      'eleven wrong variables',
      `query (${Array.from({ length: 11 }, (_, i) => `$v${i}: Int`).join(' ')}) { me { id } ${Array.from(
        { length: 4 },
        (_, i) => `stores(first: $v${i}) { totalCount }`,
      ).join(' ')} }`,
      Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`v${i}`, 'x'])),
    ],
    [
      'a variable that is wrong in many places',
      'mutation ($input: AddAgentInput!) { addAgent(input: $input) { id } }',
      { input: Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`no${i}`, 1])) },
    ],
  ])('%s', async (_, query, variables) => {
    const { body } = await server.graphql(owner, query, variables);
    expect(body.errors).toHaveLength(1);
  });

  test('__typename under another name counts as a renamed field', async () => {
    const names = Array.from({ length: 300 }, (_, i) => `a${i}: __typename`).join(' ');
    const { body } = await server.graphql(owner, `{ me { ${names} } }`);
    expect(body.errors?.[0]?.extensions).toMatchObject({
      code: 'DOCUMENT_TOO_LARGE',
      details: { limit: 'aliases' },
    });
  });
});

describe('an upload', () => {
  const stored = () =>
    readdirSync(server.directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const upload = (content: string, of: string = storeId, more = '') => {
    const end = content.endsWith('\u0000') ? '' : '\r\n--edge--\r\n';
    return server.app.inject({
      method: 'POST',
      url: `/files/imports?storeId=${of}&kind=conversations${more}`,
      headers: { authorization: `Bearer ${owner}`, 'content-type': 'multipart/form-data; boundary=edge' },
      payload: `--edge\r\nContent-Disposition: form-data; name="file"; filename="chats.csv"\r\nContent-Type: text/csv\r\n\r\n${content}${end}`,
    });
  };
  const chats = 'session,sender,text\n1,a,hello\n';

  test('that is refused leaves no file', async () => {
    const answers = [
      await upload(chats, newId()),
      await upload(chats, 'nonsense'),
      await upload(chats, storeId, '&preset=nonsense'),
      await upload(`${chats}\u0000`),
    ];
    for (const { statusCode } of answers) {
      expect(statusCode).toBeGreaterThanOrEqual(400);
      expect(statusCode).toBeLessThan(500);
    }
    expect(stored()).toEqual([]);
  });

  test.each([
    ['multipart/form-data', chats],
    ['multipart/form-data; boundary=', chats],
    ['multipart/form-data; boundary=edge', chats],
    ['multipart/form-data; boundary=edge', ''],
    ['multipart/form-data; boundary=edge', '--edge\r\nnonsense\r\n\r\nx'],
    ['multipart/mixed; boundary=edge', '--edge--'],
  ])('that is none of its kind is refused: %s', async (type, payload) => {
    const { statusCode } = await server.app.inject({
      method: 'POST',
      url: `/files/imports?storeId=${storeId}&kind=conversations`,
      headers: { authorization: `Bearer ${owner}`, 'content-type': type },
      payload,
    });
    expect(statusCode).toBeGreaterThanOrEqual(400);
    expect(statusCode).toBeLessThan(500);
  });

  test('that is known already leaves one', async () => {
    expect((await upload(chats)).json()).toMatchObject({ known: false });
    expect(stored()).toHaveLength(1);
    expect((await upload(chats)).json()).toMatchObject({ known: true });
    expect(stored()).toHaveLength(1);
  });
});

test('over which time a promise is measured is one of four, and anything else is refused, named', async () => {
  const takeOver = (window: string) =>
    server.graphql(owner, 'mutation ($input: TakeOverStoreInput!) { takeOverStore(input: $input) { id } }', {
      input: {
        ...{ storeName: '南风茶铺', platform: 'tmall', startsOn: '2026-03-01', seats: 1 },
        clauses: [{ metric: 'resp3m_tb@2', comparator: '>=', target: '0.9', window, remedy: '减免 1%' }],
      },
    });
  for (const window of ['每月', 'monthly', 'MONTH', '30d', '']) {
    const { body } = await takeOver(window);
    expect(body.errors).toHaveLength(1);
    expect(body.errors?.[0]?.extensions.code).toBe('REQUEST_REFUSED');
    expect(body.errors?.[0]?.message).toContain('ClausePeriod');
  }
  expect((await takeOver('week')).body.errors).toBeUndefined();
});

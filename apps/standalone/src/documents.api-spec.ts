import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ProviderContext } from '@zuoxi/platform/context';
import { aStore } from '@zuoxi/platform/testing';
import { startServer, type TestServer } from './testing.js';

let server: TestServer;
let ctx: ProviderContext;
let owner: string;
let shop: string;
let sales: string;

beforeAll(async () => {
  process.env['ZUOXI_DOCUMENTS'] = 'registered';
  server = await startServer();
  const store = await aStore(server.db, await server.aProvider('yunling'), { slug: 'nuancheng' });
  ctx = store.ctx;
  owner = await server.aToken(ctx, 'provider-owner');
  sales = await server.aToken(ctx, 'sales');
  shop = await server.aToken(ctx, 'shop-owner', { storeId: store.id });
});
afterAll(async () => {
  delete process.env['ZUOXI_DOCUMENTS'];
  await server.close();
});

const at = { store: 'nuancheng' };
const byHash = (token: string, hash: string, variables: object = {}, over = {}) =>
  server.graphqlBody(
    token,
    { variables, extensions: { persistedQuery: { version: 1, sha256Hash: hash } } },
    over,
  );
const codeOf = ({ body }: { body: { errors?: readonly { extensions: { code: string } }[] } }) =>
  body.errors?.[0]?.extensions.code;

const consoleHashes = (folder: string, operation: string): string => {
  const path = `apps/console/src/gql/${folder}/persisted-documents.json`;
  const documents = Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>);
  return documents.find(([, text]) => new RegExp(` ${operation}\\b`).test(text))?.[0] as string;
};

describe('in production', () => {
  test('a store’s endpoint runs what is registered, by its hash', async () => {
    const { body } = await byHash(shop, consoleHashes('store', 'ShopMe'), {}, at);
    expect(body.errors).toBeUndefined();
    expect(body.data).toMatchObject({ me: { id: expect.any(String) } });
  });

  test('and nothing else: no text, no unknown hash, no text beside a hash, no introspection', async () => {
    const text = '{ store { name } }';
    expect(codeOf(await server.graphql(shop, text, {}, at))).toBe('DOCUMENT_NOT_REGISTERED');
    expect(codeOf(await server.graphql(owner, text, {}, at))).toBe('DOCUMENT_NOT_REGISTERED');
    expect(codeOf(await byHash(shop, 'f'.repeat(64), {}, at))).toBe('DOCUMENT_NOT_REGISTERED');
    expect(codeOf(await server.graphql(shop, '{ __schema { types { name } } }', {}, at))).toBe(
      'DOCUMENT_NOT_REGISTERED',
    );
    const hash = consoleHashes('store', 'ShopMe');
    const beside = await server.graphqlBody(
      shop,
      { query: '{ store { id } }', extensions: { persistedQuery: { version: 1, sha256Hash: hash } } },
      at,
    );
    expect(Object.keys(beside.body.data ?? {})).not.toContain('store');
  });

  test('the back office takes ad-hoc documents from those who may, and no introspection', async () => {
    expect((await server.graphql(owner, '{ me { id } }')).body.errors).toBeUndefined();
    expect(codeOf(await server.graphql(sales, '{ me { id } }'))).toBe('DOCUMENT_NOT_REGISTERED');
    expect(codeOf(await server.graphql(owner, '{ __schema { types { name } } }'))).toBe('REQUEST_REFUSED');
  });
});

describe('a client’s own document', () => {
  const text = 'query Clients_Names { store { name } }';
  const hash = createHash('sha256').update(text).digest('hex');
  const register =
    'mutation ($input: RegisterDocumentInput!) { registerDocument(input: $input) { id hash state } }';
  const review =
    'mutation ($input: ReviewDocumentInput!) { reviewDocument(input: $input) { state reviewedBy } }';
  const run = () => byHash(shop, hash, {}, at);
  const decide = (token: string, id: string, state: string) =>
    server.graphql(token, review, { input: { id, state } });

  test('runs once a second person has let it in, and no longer when it is withdrawn', async () => {
    const made = await server.graphql(owner, register, { input: { endpoint: 'store', text } });
    const { id, ...document } = made.body.data?.['registerDocument'] as { id: string };
    expect(document).toEqual({ hash, state: 'waiting' });
    expect(codeOf(await run())).toBe('DOCUMENT_NOT_REGISTERED');
    expect(codeOf(await decide(owner, id, 'approved'))).toBe('SECOND_PERSON_REQUIRED');

    const second = await server.aToken(ctx, 'provider-owner', { email: 'second@yunling.test' });
    expect((await decide(second, id, 'approved')).body.errors).toBeUndefined();
    expect((await run()).body.data).toEqual({ store: { name: '暖橙家居旗舰店' } });
    // For this endpoint, and this provider alone.
    expect(codeOf(await byHash(sales, hash))).toBe('DOCUMENT_NOT_REGISTERED');
    const { ctx: other, id: otherStore } = await aStore(server.db, await server.aProvider('other'), {
      slug: 'elsewhere',
    });
    const stranger = await server.aToken(other, 'shop-owner', { storeId: otherStore });
    expect(codeOf(await byHash(stranger, hash, {}, { store: 'elsewhere' }))).toBe('DOCUMENT_NOT_REGISTERED');

    expect((await decide(second, id, 'withdrawn')).body.errors).toBeUndefined();
    expect(codeOf(await run())).toBe('DOCUMENT_NOT_REGISTERED');
  });

  test.each([
    ['nonsense {', 'no document'],
    ['{ store { name } }', 'an operation without a name'],
    ['query A { me { id } } query B { me { id } }', 'two operations'],
  ])('is refused: %s (%s)', async (bad) => {
    const { body } = await server.graphql(owner, register, { input: { endpoint: 'store', text: bad } });
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('is measured before anybody reviews it', async () => {
    const spreads = Array.from(
      { length: 50 },
      (_, i) => `fragment f${i} on Store { ...f${i + 1} ...f${i + 1} }`,
    );
    const bad = `query Doubling { store { ...f0 } } ${spreads.join(' ')} fragment f50 on Store { id }`;
    const { body } = await server.graphql(owner, register, { input: { endpoint: 'store', text: bad } });
    expect(body.errors?.[0]?.extensions).toMatchObject({
      code: 'DOCUMENT_TOO_LARGE',
      details: { limit: 'fields' },
    });
  });

  test('needs somebody who may', async () => {
    expect(codeOf(await server.graphql(sales, register, { input: { endpoint: 'store', text } }))).toBe(
      'DOCUMENT_NOT_REGISTERED',
    );
  });
});

describe('the limits of an ad-hoc document', () => {
  const many = (count: number, of: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => of(index)).join(' ');
  const profile = '{ me { id } }';

  test.each<[string, string, string]>([
    [
      'depth by nesting',
      `{ stores(first: 1) { edges { node { contract { store { contract { store { contract { id } } } } } } } } }`,
      'DOCUMENT_TOO_LARGE',
    ],
    [
      'depth by fragments',
      `query { stores(first: 1) { ...A } } fragment A on StoreConnection { edges { ...B } } fragment B on StoreEdge { node { contract { store { contract { store { contract { id } } } } } } }`,
      'DOCUMENT_TOO_LARGE',
    ],
    ['aliases', `{ me { ${many(16, (i) => `a${i}: id`)} } }`, 'DOCUMENT_TOO_LARGE'],
    [
      'aliases in a fragment that is spread twice',
      `{ a: me { ...F } b: me { ...F } } fragment F on Me { ${many(8, (i) => `a${i}: id`)} }`,
      'DOCUMENT_TOO_LARGE',
    ],
    ['root fields', `{ ${many(6, (i) => `a${i}: me { id }`)} }`, 'DOCUMENT_TOO_LARGE'],
    ['directives on a field', `{ me { id ${many(6, () => '@include(if: true)')} } }`, 'DOCUMENT_TOO_LARGE'],
    [
      'directives over many fields',
      `{ me { ${many(6, () => 'id @include(if: true)')} } }`,
      'DOCUMENT_TOO_LARGE',
    ],
    ['tokens', `{ me { ${'id '.repeat(1200)} } }`, 'DOCUMENT_TOO_LARGE'],
    ['a flood of braces', `{ ${'{'.repeat(100_000)} }`, 'DOCUMENT_TOO_LARGE'],
    [
      'cost by pages',
      '{ stores(first: 100) { edges { node { dailyReports(first: 100) { edges { node { id } } } } } } }',
      'DOCUMENT_TOO_LARGE',
    ],
    [
      'fragments in a circle',
      '{ me { ...A } } fragment A on Me { ...B } fragment B on Me { ...A }',
      'REQUEST_REFUSED',
    ],
    ['an unknown field', '{ me { passwordHash } }', 'REQUEST_REFUSED'],
    ['an unknown operation', '{ allStores { id } }', 'REQUEST_REFUSED'],
    ['introspection of a type', '{ __type(name: "Store") { fields { name } } }', 'REQUEST_REFUSED'],
    ['introspection under an alias', '{ x: __schema { types { name } } }', 'REQUEST_REFUSED'],
    ['entities of the federation', '{ _entities(representations: []) { __typename } }', 'REQUEST_REFUSED'],
    ['the SDL of a service', '{ _service { sdl } }', 'REQUEST_REFUSED'],
    ['a subscription', 'subscription { me { id } }', 'REQUEST_REFUSED'],
    ['an unclosed string', '{ store(slug: "a) { id } }', 'REQUEST_REFUSED'],
    ['nothing', ' ', 'REQUEST_REFUSED'],
    ['a comment alone', '# nothing', 'REQUEST_REFUSED'],
    ['two anonymous operations', `${profile} ${profile}`, 'REQUEST_REFUSED'],
    ['a variable that is not declared', '{ store(slug: $slug) { id } }', 'REQUEST_REFUSED'],
    ['a variable that is not used', 'query ($a: ID) { me { id } }', 'REQUEST_REFUSED'],
    ['an input as a text', 'mutation { createQuote(input: "x") { id } }', 'REQUEST_REFUSED'],
    ['an unknown argument', '{ me(id: 1) { id } }', 'REQUEST_REFUSED'],
    ['an unknown directive', '{ me { id @export(as: "x") } }', 'REQUEST_REFUSED'],
    ['deferred fragments', '{ me { ... @defer { id } } }', 'REQUEST_REFUSED'],
    ['an unknown type in a fragment', '{ me { ... on Admin { id } } }', 'REQUEST_REFUSED'],
    ['a fragment nobody uses', `${profile} fragment F on Me { id }`, 'REQUEST_REFUSED'],
    ['a type definition', `${profile} type A { id: ID }`, 'REQUEST_REFUSED'],
    ['conflicting aliases', '{ me { a: id a: name } }', 'REQUEST_REFUSED'],
    ['a scalar with a selection', '{ me { id { x } } }', 'REQUEST_REFUSED'],
    ['an object without one', '{ me }', 'REQUEST_REFUSED'],
    ['an operation by another name', 'query A { me { id } }', 'REQUEST_REFUSED'],
  ])('%s', async (name, query, code) => {
    const body = name === 'an operation by another name' ? { query, operationName: 'B' } : { query };
    const answer = await server.graphqlBody(owner, body);
    expect(codeOf(answer)).toBe(code);
    expect(answer.body.data ?? null).toBeNull();
    expect(answer.body.errors?.length).toBe(1);
    expect(answer.text).not.toMatch(/did you mean/i);
  });

  test.each<[string, unknown]>([
    ['a list of operations', [{ query: profile }]],
    ['a number', 7],
    ['null', null],
    ['variables that are a list', { query: profile, variables: [1] }],
    ['an operation name that is a number', { query: profile, operationName: 7 }],
    ['a query that is an object', { query: { a: 1 } }],
    ['extensions that are a text', { query: profile, extensions: 'x' }],
    ['a hash that is an object', { extensions: { persistedQuery: { sha256Hash: {} } } }],
    ['a document id that is a list', { documentId: ['x'] }],
    ['a hash of the prototype', { documentId: '__proto__' }],
    ['a body of two megabytes', { query: profile, variables: { x: 'x'.repeat(2_097_152) } }],
  ])('a body that is %s', async (_, body) => {
    const { status, text } = await server.graphqlBody(owner, body as object);
    expect(status).toBeLessThan(500);
    expect(JSON.parse(text)).toMatchObject({ errors: [expect.anything()] });
    expect(text).not.toContain('"me"');
  });

  test('the deepest allowed document passes', async () => {
    const { body } = await server.graphql(
      owner,
      '{ stores(first: 1) { edges { node { contract { store { id } } } } } }',
    );
    expect(body.errors).toBeUndefined();
  });
});

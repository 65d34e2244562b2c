import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { Controller, Get, Module } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import type { ProviderContext } from '@zuoxi/platform/context';
import { newId } from '@zuoxi/platform/context';
import { Gatekeeper } from '@zuoxi/gateway';
import { aStore, insertRow } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  type GraphQLSchema,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { startServer, type TestServer } from './testing.js';

let server: TestServer;
let ctx: ProviderContext;
let storeId: StoreId;
let owner: string;
let shop: string;

beforeAll(async () => {
  server = await startServer();
  const provider = await server.aProvider('yunling');
  ({ ctx, id: storeId } = await aStore(server.db, provider, { slug: 'nuancheng' }));
  await aStore(server.db, provider, { slug: 'xiaolu' });
  await aStore(server.db, await server.aProvider('other'), { slug: 'foreign' });
  owner = await server.aToken(ctx, 'provider-owner');
  shop = await server.aToken(ctx, 'shop-owner', { storeId });
});
afterAll(() => server.close());

const storeQuery = '{ store { name slug } }';

describe('starting', () => {
  @Controller('leaky')
  class LeakyController {
    @Get()
    list() {
      return [];
    }
  }
  @Resolver()
  class LeakyResolver {
    @Query('me')
    me() {
      return null;
    }
  }
  @Module({ controllers: [LeakyController] })
  class LeakyRoutes {}
  @Module({ providers: [LeakyResolver] })
  class LeakyFields {}

  test.each([
    [LeakyRoutes, 'LeakyController.list'],
    [LeakyFields, 'LeakyResolver.me'],
  ])('%p keeps the process from starting, and is named', async (module, name) => {
    await expect(startServer(module)).rejects.toThrow(`no access rule declared: ${name}`);
  });
});

describe('a store’s own endpoint', () => {
  test('answers its shop, and staff of its provider', async () => {
    for (const token of [shop, owner]) {
      const { status, body } = await server.graphql(token, storeQuery, {}, { store: 'nuancheng' });
      expect([status, body]).toEqual([
        200,
        { data: { store: { name: '暖橙家居旗舰店', slug: 'nuancheng' } } },
      ]);
    }
  });

  test('a store of others, one that does not exist, and no right to any answer byte for byte alike', async () => {
    const callers: [string | null, string][] = [
      [shop, 'xiaolu'],
      [shop, 'foreign'],
      [shop, 'nowhere'],
      [shop, "'; drop table"],
      [shop, newId()],
      [owner, 'foreign'],
      [null, 'nuancheng'],
      [null, 'nowhere'],
      ['garbage', 'nuancheng'],
    ];
    const answers = await Promise.all(
      callers.map(([token, store]) =>
        server.graphql(token, storeQuery, {}, { store: encodeURIComponent(store) }),
      ),
    );
    const [first, ...rest] = answers.map(({ status, text, headers }) => {
      const requestId = /"requestId":"([^"]+)"/.exec(text)?.[1] as string;
      const { date: _, ...others } = headers;
      return { status, text: text.replace(requestId, ''), headers: { ...others, 'x-request-id': '' } };
    });
    expect(first).toMatchObject({ status: 404, text: expect.stringContaining('NOT_FOUND') });
    for (const answer of rest) expect(answer).toEqual(first);
  });

  test('is exactly the schema that was reviewed', async () => {
    const { body } = await server.graphql(shop, getIntrospectionQuery(), {}, { store: 'nuancheng' });
    // What a scalar means is told by the reviewed file; a served scalar has lost its words.
    const textOf = (schema: GraphQLSchema) =>
      printSchema(lexicographicSortSchema(schema)).replace(/"""[^"]*"""\n(?=scalar)/g, '');
    const reviewed = buildSchema(readFileSync('schema/store.graphql', 'utf8'));
    expect(textOf(buildClientSchema(body.data as never))).toBe(textOf(reviewed));
  });

  test('has no word of cost, margin, pay, price books or real names', () => {
    const schema = buildSchema(readFileSync('schema/store.graphql', 'utf8'));
    const names = Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
      .flatMap((type) =>
        Object.keys((type as { getFields(): object }).getFields()).map((field) => `${type.name}.${field}`),
      );
    expect(names.length).toBeGreaterThan(100);
    const forbidden =
      /cost|margin|salary|wage|payroll|kpi|pricebook|overhead|component|employee|realname|agentName|provider\b|inspector|\.agent$|\.agentId$/i;
    expect(names.filter((name) => forbidden.test(name))).toEqual([]);
    // Agents are known by their alias only.
    expect(names.filter((name) => /agent.*name|Agent\.name/i.test(name))).toEqual([]);
  });

  test.each([
    ['a field of the back office', '{ store { profile { version } } }'],
    ['an operation of the back office', '{ priceBooks { totalCount } }'],
    [
      'a mutation of the back office',
      'mutation { createApiKey(input: { name: "x", role: "auditor" }) { secret } }',
    ],
    ['a store as an argument', '{ store(slug: "xiaolu") { name } }'],
    [
      'a store as an argument of a list',
      `{ orders(on: "2026-11-20", storeId: "${newId()}") { totalCount } }`,
    ],
    ['what no schema has', '{ store { nonsense } }'],
  ])('refuses %s, and suggests nothing', async (_, query) => {
    const { body } = await server.graphql(shop, query, {}, { store: 'nuancheng' });
    expect(body.data ?? null).toBeNull();
    expect(body.errors?.[0]?.extensions).toMatchObject({
      code: 'REQUEST_REFUSED',
      kind: 'invalid',
      details: {},
    });
    expect(JSON.stringify(body)).not.toMatch(/did you mean/i);
  });

  test('has people whom the back office shows nothing', async () => {
    const { body } = await server.graphql(shop, '{ stores { totalCount } }');
    expect(body.errors?.[0]?.extensions).toMatchObject({
      code: 'FORBIDDEN',
      details: { permission: 'store:read' },
    });
  });
});

describe('a refusal', () => {
  const mutation = 'mutation ($id: ID!) { markQuoteLost(input: { id: $id, reason: "x" }) { id } }';
  const id = newId();

  test.each([
    ['zh-CN', 'zh-CN,zh;q=0.9', '没有找到该内容'],
    ['en-US', 'en-GB,en;q=0.8', 'Not found'],
    ['Chinese by default', '', '没有找到该内容'],
  ])('has code, kind, details and request id: %s', async (_, language, words) => {
    const headers = { 'accept-language': language, 'x-request-id': 'request-0001' };
    const { status, body, headers: answered } = await server.graphql(owner, mutation, { id }, { headers });
    expect(status).toBe(200);
    expect(answered['x-request-id']).toBe('request-0001');
    expect(body.errors).toEqual([
      {
        message: expect.stringContaining(words),
        path: ['markQuoteLost'],
        extensions: {
          code: 'NOT_FOUND',
          kind: 'not-found',
          details: { what: 'quote' },
          requestId: 'request-0001',
        },
      },
    ]);
  });

  test('of an input names its fields as the caller wrote them', async () => {
    const input = {
      clientName: '',
      storeName: 'x',
      platform: 'tmall',
      category: 'x',
      slug: 'NO',
      profile: {
        promotionFrequency: 'monthly',
        serviceType: 'presale',
        serviceStartMinute: 0,
        serviceEndMinute: 9999,
        mealBreaks: 0,
        mealBreakMinutes: 0,
      },
    };
    const query = 'mutation ($input: RecordLeadInput!) { recordLead(input: $input) { id } }';
    const { body } = await server.graphql(owner, query, { input });
    const { problems } = body.errors?.[0]?.extensions.details as {
      problems: { field: string; code: string }[];
    };
    expect(problems.map(({ field }) => field).sort()).toEqual([
      'clientName',
      'profile.serviceEndMinute',
      'slug',
    ]);
  });

  test('of somebody signed out, and of somebody who may not', async () => {
    const out = await server.graphql(null, mutation, { id });
    expect(out.body.errors?.[0]?.extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
      kind: 'unauthenticated',
    });
    const hr = await server.aToken(ctx, 'hr');
    const may = await server.graphql(hr, mutation, { id });
    expect(may.body.errors?.[0]?.extensions).toMatchObject({
      code: 'FORBIDDEN',
      kind: 'forbidden',
      details: { permission: 'quote:write' },
    });
  });

  test('a fault of ours says nothing but the request id', async () => {
    await insertRow(server.db, 'sales.price_book', {
      provider_id: ctx.providerId,
      id: newId(),
      version: 1,
      effective_from: '2026-01-01',
      margin_target: '0.2',
      margin_floor: '0.1',
      tax_rate: '0.06',
      commission_tiers: [],
      factors: {},
      created_by: '林夏',
      created_at: new Date(),
    });
    await server.db.admin.query(`alter table sales.price_book_component rename to gone`);
    const { body, text } = await server.graphql(owner, '{ priceBooks { totalCount } }');
    await server.db.admin.query(`alter table sales.gone rename to price_book_component`);
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'INTERNAL', details: {} });
    expect(text).not.toMatch(/price_book|relation|select/i);
  });

  test('a fault before anything is read comes in the same shape', async () => {
    const cut = Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), { code: 'ECONNREFUSED' });
    const gatekeeper = server.app.get(Gatekeeper, { strict: false });
    const doors = [
      jest.spyOn(gatekeeper, 'backOffice').mockRejectedValue(cut),
      jest.spyOn(gatekeeper, 'forStore').mockRejectedValue(cut),
    ];
    for (const over of [{}, { store: 'nuancheng' }]) {
      const { status, body, text, headers } = await server.graphql(owner, '{ me { id } }', {}, over);
      expect([status, headers['retry-after']]).toEqual([503, '2']);
      expect(body.errors?.[0]?.extensions).toMatchObject({
        code: 'UNAVAILABLE',
        kind: 'unavailable',
        details: {},
      });
      expect(text).not.toContain('ECONNREFUSED');
    }
    for (const door of doors) door.mockRestore();
  });

  test('connections that are cut under load: typed, and healed', async () => {
    const ask = () => server.graphql(owner, '{ stores(first: 5) { edges { node { id name } } } }');
    const answers: Promise<Awaited<ReturnType<typeof ask>>>[] = [];
    for (let round = 0; round < 5; round += 1) {
      answers.push(...Array.from({ length: 10 }, ask));
      await new Promise((resolve) => setTimeout(resolve, 3));
      await server.db.admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      );
    }
    const codes = (await Promise.all(answers)).flatMap(
      ({ body }) => body.errors?.map(({ extensions }) => extensions.code) ?? [],
    );
    expect(codes.filter((code) => code !== 'UNAVAILABLE')).toEqual([]);
    const { body } = await ask();
    expect(body.errors).toBeUndefined();
  });

  test.each([
    [
      'too deep',
      `{ store { ${'contract { store { '.repeat(6)} id ${'} } '.repeat(6)} } }`,
      'DOCUMENT_TOO_LARGE',
    ],
    [
      'too many fields at the root',
      `{ ${Array.from({ length: 9 }, (_, i) => `a${i}: me { id }`).join(' ')} }`,
      'DOCUMENT_TOO_LARGE',
    ],
    ['no document', 'nonsense {', 'REQUEST_REFUSED'],
  ])('a document that is %s', async (_, query, code) => {
    const { body } = await server.graphql(owner, query);
    expect(body.errors?.[0]?.extensions).toMatchObject({ code, kind: 'invalid' });
  });

  test('a batch, and a query in an address', async () => {
    const batch = await server.post('/graphql', [{ query: '{ me { id } }' }, { query: '{ me { id } }' }], {
      authorization: `Bearer ${owner}`,
    });
    expect(batch.status).toBeGreaterThanOrEqual(400);
    const got = await server.get('/graphql?query={me{id}}', { authorization: `Bearer ${owner}` });
    expect(got.text).not.toContain('"me"');
  });
});

import { expect, test } from '@jest/globals';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { type ProviderContext, type StoreContext, systemContext } from '@zuoxi/platform/context';
import type { AgentId, ProviderId, StoreId, UserId } from '@zuoxi/vocabulary';
import { buildSchema, type DocumentNode, execute, type OperationDefinitionNode, parse } from 'graphql';
import { readFileSync } from 'node:fs';
import type { Operation } from './apollo.js';
import { consoleDocuments } from './documents.js';
import { keptExecution, publishedFields } from './kept.js';
import { keptText } from './kept-text.js';

const atShop: StoreContext = {
  ...systemContext('p' as ProviderId, [], { providerWide: false }),
  storeId: 'a' as StoreId,
};
const published = new Set(['Query.shop', 'Shop.days', 'Day.on', 'Day.text']);
const typeDefs = `
  type Query { shop: Shop, other: Shop }
  type Shop { days(first: Int): [Day!]!, name: String! }
  type Day { on: String!, text: String!, readers: Int! }
`;

/** A shop of one day whose text counts how often it was computed. */
function aShop() {
  const state = {
    computed: 0,
    version: '1' as string | null,
    /** Where the snapshot is of an earlier moment. */
    rowsOf: null as string | null,
    failing: false,
  };
  const schema = makeExecutableSchema({
    typeDefs,
    resolvers: {
      Query: { shop: () => ({}), other: () => ({}) },
      Shop: { days: () => [{ on: '2026-11-01', readers: 3 }], name: () => 'shop' },
      Day: {
        text: () => {
          if (state.failing) throw new Error('no');
          return `computed ${(state.computed += 1)}`;
        },
      },
    },
  });
  const plain = {
    schema,
    execute: ({ document, operationName, variables }: Operation) =>
      execute({ schema, document, operationName, variableValues: variables }),
  };
  const { execute: run } = keptExecution(plain, published, {
    now: async () => state.version,
    of: async () => state.rowsOf ?? state.version,
  });
  const ask = async (
    text: string,
    over: Partial<ProviderContext> = {},
    more: { variables?: object; reviewed?: 'by-us' | null; operationName?: string } = {},
  ) => {
    const { variables = {}, reviewed = 'by-us', operationName = null } = more;
    const document = documentOf(text);
    const ctx = { ...atShop, ...over };
    const context = { ctx, reviewed } as Operation['context'];
    const [operation] = document.definitions as [OperationDefinitionNode];
    const asked = { document, operation, operationName, variables: { ...variables }, context };
    return JSON.parse(JSON.stringify(await run(asked))) as { data: unknown; errors?: unknown };
  };
  return { state, ask, run };
}
const documents = new Map<string, DocumentNode>();
const documentOf = (text: string): DocumentNode => {
  const document = documents.get(text) ?? parse(text);
  documents.set(text, document);
  return document;
};
const days = '{ shop { days { on text } } }';

test('an answer of published versions is computed once a version', async () => {
  const { state, ask } = aShop();
  const first = await ask(days);
  expect(await ask(days)).toEqual(first);
  expect(state.computed).toBe(1);
  state.version = '2';
  expect(await ask(days)).not.toEqual(first);
  expect(state.computed).toBe(2);
});

test.each([
  ['a field that lives', '{ shop { days { text readers } } }', {}],
  ['a field of the shop', '{ shop { name days { text } } }', {}],
  ['another way to the same type', '{ other { days { text } } }', {}],
  ['the back office', days, { storeId: null }],
])('nothing is kept of a document with %s', async (_, text, over) => {
  const { state, ask } = aShop();
  await ask(text, over);
  await ask(text, over);
  expect(state.computed).toBe(2);
});

test('nothing is kept of a document with another operation that lives', async () => {
  const { state, ask } = aShop();
  const text = 'query A { shop { days { text } } } query B { shop { name } }';
  await ask(text, {}, { operationName: 'A' });
  await ask(text, {}, { operationName: 'A' });
  expect(state.computed).toBe(2);
});

test('nothing is kept of a document that nobody reviewed', async () => {
  const { state, ask } = aShop();
  await ask(days, {}, { reviewed: null });
  await ask(days, {}, { reviewed: null });
  expect(state.computed).toBe(2);
});

test.each<[string, Partial<StoreContext>]>([
  ['store', { storeId: 'b' as StoreId }],
  ['language', { locale: 'en-US' }],
  ['role', { roles: ['agent'] }],
  ['set of permissions', { permissions: ['report:read'] }],
  ['standing of a second factor', { mustEnrol: true }],
  ['reach', { providerWide: true }],
  ['person as an agent', { agentId: 'g' as AgentId }],
])('another %s is another answer', async (_, over) => {
  const { state, ask } = aShop();
  await ask(days);
  await ask(days, over);
  expect(state.computed).toBe(2);
});

test('another person of the same rights and request is answered the same', async () => {
  const { state, ask } = aShop();
  await ask(days, { userId: 'a' as UserId, requestId: '1', ip: '10.0.0.1' });
  await ask(days, { userId: 'b' as UserId, requestId: '2', ip: '10.0.0.2' });
  expect(state.computed).toBe(1);
});

test('other variables are another answer', async () => {
  const { state, ask } = aShop();
  const text = 'query ($first: Int) { shop { days(first: $first) { text } } }';
  for (const first of [1, 2, 1]) await ask(text, {}, { variables: { first } });
  expect(state.computed).toBe(2);
});

test('what is computed is kept under the version of its rows, not a later one', async () => {
  const { state, ask } = aShop();
  await ask(days);
  state.version = '2';
  state.rowsOf = '1';
  await ask(days);
  await ask(days);
  expect(state.computed).toBe(3);
});

test('who sees no version is never answered what was kept', async () => {
  const { state, ask } = aShop();
  await ask(days);
  state.version = null;
  await ask(days);
  await ask(days);
  expect(state.computed).toBe(3);
});

test('a failure is not kept', async () => {
  const { state, ask } = aShop();
  state.failing = true;
  expect((await ask(days)).errors).toHaveLength(1);
  state.failing = false;
  expect(await ask(days)).toEqual({ data: { shop: { days: [{ on: '2026-11-01', text: 'computed 1' }] } } });
});

test('its text is written once, and is that of the answer', async () => {
  const { run } = aShop();
  const document = documentOf(days);
  const [operation] = document.definitions as [OperationDefinitionNode];
  const context = {
    ctx: atShop,
    reviewed: 'by-us',
  } as Operation['context'];
  const { data } = await run({ document, operation, operationName: null, variables: {}, context });
  expect(keptText(data as object)).toBe(JSON.stringify(data));
});

test('the shop’s list of days is kept, the page of a day is not: who has read it lives', async () => {
  const schema = buildSchema(readFileSync('schema/store.graphql', 'utf8'));
  const asked: string[] = [];
  for (const [, text] of consoleDocuments(process.cwd(), 'store')) {
    const document = parse(text);
    const [operation] = document.definitions as [OperationDefinitionNode];
    const context = { ctx: atShop, reviewed: 'by-us' };
    const { execute: run } = keptExecution(
      { schema, execute: () => ({ data: {} }) },
      publishedFields(process.cwd()),
      { now: async () => '1', of: async () => (asked.push(operation.name?.value ?? ''), '1') },
    );
    await run({ document, operation, operationName: null, variables: {}, context } as unknown as Operation);
  }
  expect(asked).toContain('ShopDays');
  expect(asked).not.toContain('ShopDay');
});

import { text as readText } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ProviderContext } from '@zuoxi/platform/context';
import { DomainError } from '@zuoxi/platform/errors';
import { buildSchema, type GraphQLObjectType } from 'graphql';
import { apolloHandler } from './apollo.js';
import { executionOf } from './co-located.js';
import type { GraphqlHandler } from './edge-context.js';
import { NotAcceptable } from './media-type.js';

const schema = buildSchema(`
  input Wanted { size: Int! }
  type Query { word(wanted: Wanted): String!, maybe: String, list(first: Int): [Query!]! }
`);
const fields = (schema.getQueryType() as GraphQLObjectType).getFields();
const word = () => 'a';
Object.assign(fields['word'] as object, { resolve: word });
Object.assign(fields['maybe'] as object, {
  resolve: () => {
    throw new DomainError('NOT_FOUND', { what: 'word' });
  },
});

const ctx = {
  locale: 'en-US',
  requestId: 'request',
  actor: { id: 'somebody' },
} as unknown as ProviderContext;
const mediaType = 'application/graphql-response+json';
let handler: GraphqlHandler;

beforeAll(async () => {
  handler = await apolloHandler(executionOf(schema), {
    // `#` stands for a text that was looked at before.
    admit: ({ query }) => {
      if (!query) throw new DomainError('DOCUMENT_NOT_REGISTERED', { hash: null });
      return { text: query.replace('#reviewed ', ''), reviewed: query.startsWith('#') ? 'by-us' : null };
    },
    mode: 'registered',
    hasData: false,
    observed: false,
  });
});
afterAll(() => handler.stop());

async function ask(body: unknown, accept?: string) {
  const {
    status,
    contentType,
    body: text,
  } = await handler.answer(body, accept, {
    ctx,
    deadlineAt: Date.now() + 10_000,
  });
  const answer = JSON.parse(typeof text === 'string' ? text : await readText(text)) as {
    data?: unknown;
    errors?: readonly { message: string; path?: unknown; extensions: { code: string; requestId: string } }[];
  };
  return { status, contentType, ...answer, codes: answer.errors?.map(({ extensions }) => extensions.code) };
}

describe('a GraphQL server of ours', () => {
  test('answers', async () => {
    expect(await ask({ query: '{ word }' })).toMatchObject({
      status: 200,
      contentType: 'application/json; charset=utf-8',
      data: { word: 'a' },
    });
  });

  test.each([
    ['what cannot be read', { query: '{ word' }],
    ['what is not in the schema', { query: '{ wrod }' }],
    ['variables that do not fit', { query: 'query ($a: Int!) { list(first: $a) { maybe } }', variables: {} }],
    ['an operation that is not there', { query: 'query A { word }', operationName: 'B' }],
    ['one of two operations, not said which', { query: 'query A { word } query B { word }' }],
    ['a document without an operation', { query: 'fragment F on Query { word }' }],
    ['a subscription', { query: 'subscription { word }' }],
    ['no document', {}],
    ['too much', { query: '{ list(first: 100) { list(first: 100) { maybe } } }' }],
    ['introspection', { query: '{ __schema { types { name } } }' }],
  ])('refuses %s: 200 in plain JSON, 400 in its own media type', async (_, body) => {
    const plain = await ask(body);
    expect(plain).toMatchObject({ status: 200, contentType: 'application/json; charset=utf-8' });
    expect(plain.errors).toHaveLength(1);
    expect(plain).not.toHaveProperty('data');
    expect(plain.errors?.[0]?.extensions.requestId).toBe('request');
    const own = await ask(body, `${mediaType}, application/json;q=0.1`);
    expect(own).toMatchObject({ status: 400, codes: plain.codes });
    expect(own.contentType).toContain(mediaType);
  });

  test.each([
    [[]],
    ['{ word }'],
    [null],
    [{ query: 1 }],
    [{ query: '{ word }', variables: [] }],
    [{ query: '{ word }', variables: '{}' }],
    [{ query: '{ word }', operationName: 1 }],
    [{ query: '{ word }', extensions: 1 }],
  ])('no request: %j', async (body) => {
    await expect(ask(body)).rejects.toMatchObject({ code: 'REQUEST_REFUSED' });
  });

  test('null is as good as left out', async () => {
    const body = { query: '{ word }', variables: null, operationName: null, extensions: null };
    expect(await ask(body)).toMatchObject({ data: { word: 'a' } });
  });

  test('a field that fails keeps its place, and the answer its data', async () => {
    const answer = await ask({ query: '{ word maybe }' }, mediaType);
    expect(answer).toMatchObject({ status: 200, data: { word: 'a', maybe: null }, codes: ['NOT_FOUND'] });
    expect(answer.errors?.[0]?.path).toEqual(['maybe']);
  });

  test('a client that accepts nothing that can be sent', async () => {
    await expect(ask({ query: '{ word }' }, 'image/png')).rejects.toBeInstanceOf(NotAcceptable);
  });

  test('a document kept as valid is limited for whoever sends it unreviewed', async () => {
    const query = '{ __schema { queryType { name } } }';
    expect(await ask({ query: `#reviewed ${query}` })).toMatchObject({
      data: { __schema: { queryType: { name: 'Query' } } },
    });
    expect(await ask({ query })).toMatchObject({ codes: ['REQUEST_REFUSED'] });
  });

  test('in production a guess teaches no name', async () => {
    expect((await ask({ query: '{ wrod }' })).errors?.[0]?.message).toBe(
      'Cannot query field "wrod" on type "Query".',
    );
  });

  test('no resolver is wrapped', async () => {
    await ask({ query: '{ word }' });
    expect(fields['word']?.resolve).toBe(word);
  });
});

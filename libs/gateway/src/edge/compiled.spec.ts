import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { DomainError } from '@zuoxi/platform/errors';
import { publicGraphqlError, scalars } from '@zuoxi/platform/graphql';
import { hostileDocuments } from '@zuoxi/platform/testing';
import {
  type ExecutionResult,
  getNamedType,
  getOperationAST,
  type GraphQLOutputType,
  type GraphQLScalarType,
  type GraphQLSchema,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  parse,
  buildSchema,
  validate,
} from 'graphql';
import fc from 'fast-check';
import type { Operation } from './apollo.js';
import { executionOf } from './co-located.js';
import { compiledExecution } from './compiled.js';
import { consoleDocuments, type Endpoint } from './documents.js';
import type { OperationContext } from './edge-context.js';

const root = process.cwd();

/** A number that is always the same for the same place of the same answer. */
function hashOf(text: string): number {
  let hash = 2166136261;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
  return hash >>> 0;
}

/** The same for the same arguments, in whichever order they came. */
const inOrder = (value: unknown): string =>
  value !== null && typeof value === 'object' && !(value instanceof Date)
    ? `{${Object.entries(value)
        .map(([key, each]) => `${key}:${inOrder(each)}`)
        .sort()
        .join()}}`
    : JSON.stringify(value);

const leaves: Readonly<Record<string, (hash: number) => unknown>> = {
  Int: (hash) => hash % 1000,
  Float: (hash) => hash / 7,
  Boolean: (hash) => hash % 2 === 0,
  Fen: (hash) => hash,
  Seconds: (hash) => hash / 3,
  BusinessDate: (hash) => `2026-11-${10 + (hash % 19)}`,
  DateTime: (hash) => new Date(hash * 100),
  Decimal: (hash) => `${hash}.25`,
};

/**
 * Resolvers that answer by the place they stand at: values, null, refusals, faults and wrong values, at once or later.
 *
 * @param faults of so many fields one fails
 */
function answering(sdl: string, faults: number): GraphQLSchema {
  const schema = buildSchema(sdl);
  for (const [name, scalar] of Object.entries(scalars)) {
    const own = schema.getType(name);
    if (isScalarType(own)) Object.assign(own, pick(scalar));
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      field.resolve = (parent: { key?: string } | undefined, args: object, context: unknown, info) => {
        const key = `${parent?.key ?? ''}/${field.name}${inOrder(args)}`;
        expect(info.fieldName).toBe(field.name);
        const value = valueAt(field.type, key, faults);
        // In a list graphql-js leaves the promises of other rows behind when one fails at once.
        const failsInList = key.includes('.') && (value == null || typeof value === 'object');
        return !failsInList && hashOf(`${key}?`) % 3 ? value : later(value);
      };
    }
  }
  return schema;
}

const pick = ({ serialize, parseValue, parseLiteral }: GraphQLScalarType) => ({
  serialize,
  parseValue,
  parseLiteral,
});

const later = (value: unknown) => (value instanceof Error ? Promise.reject(value) : Promise.resolve(value));

function valueAt(type: GraphQLOutputType, key: string, faults: number): unknown {
  const hash = hashOf(key);
  if (faults && hash % faults === 0) {
    const kind = hash % 5;
    if (kind === 0) return new DomainError('NOT_FOUND', { what: key.length });
    if (kind === 1) return new Error('a fault of ours');
    if (kind === 2) return null;
    if (kind === 3) return undefined;
    return isScalarType(getNamedType(type)) && !['String', 'ID'].includes(getNamedType(type).name)
      ? {}
      : null;
  }
  if (isNonNullType(type)) return valueAt(type.ofType, key, 0);
  if (isListType(type)) {
    return Array.from({ length: hash % 4 }, (_, index) =>
      valueAt(type.ofType, `${key}.${index}`, faults * 3),
    );
  }
  if (isEnumType(type)) return type.getValues()[hash % type.getValues().length]?.value;
  if (isObjectType(type)) return { key };
  return (leaves[type.name] ?? ((number: number) => `${type.name} ${number}`))(hash);
}

const context = { reviewed: 'by-us' } as unknown as OperationContext;

interface Told {
  readonly data: string | undefined;
  /** By the place that an error empties: of what else fails below that place, nothing is promised. */
  readonly errors: ReadonlyMap<string, readonly { path: string; text: string }[]>;
}

async function told(result: Promise<ExecutionResult> | ExecutionResult): Promise<Told> {
  const { data, errors = [] } = await result;
  const emptied = (path: readonly (string | number)[]): string => {
    if (data == null) return '';
    let value: unknown = data;
    const place = path.findIndex((key) => (value = (value as Record<string, unknown> | null)?.[key]) == null);
    return path.slice(0, place + 1).join('/');
  };
  const all = errors.map((error) => ({
    path: (error.path ?? []).join('/'),
    text: JSON.stringify(publicGraphqlError(error, 'en-US', 'request', () => undefined)),
  }));
  return {
    data: JSON.stringify(data),
    errors: Map.groupBy(all, ({ path }) => emptied(path ? path.split('/') : [])),
  };
}

async function compare(
  schema: GraphQLSchema,
  text: string,
  variables: Record<string, unknown>,
  name?: string,
) {
  const document = parse(text);
  const operation = getOperationAST(document, name);
  if (!operation) throw new Error('no operation');
  const asked: Operation = { document, operation, operationName: name ?? null, variables, context };
  const plain = executionOf(schema);
  const expected = await told(plain.execute(asked));
  let compiled = true;
  const watched = compiledExecution({
    schema,
    execute: (each) => {
      compiled = false;
      return plain.execute(each);
    },
  });
  const found = await told(watched.execute(asked));
  expect(found.data).toEqual(expected.data);
  expect([...found.errors.keys()].sort()).toEqual([...expected.errors.keys()].sort());
  for (const [place, errors] of expected.errors) {
    const there = found.errors.get(place) ?? [];
    for (const { path, text } of errors) {
      const same = there.filter((each) => each.path === path).map((each) => each.text);
      // The field itself failed, or a request never ran: then it is told alike.
      if (same.length || path === place) expect(same).toContain(text);
    }
  }
  return compiled;
}

/** A value for every variable, after its declared type. */
function variablesOf(schema: GraphQLSchema, text: string, seed: number): Record<string, unknown> {
  const operation = getOperationAST(parse(text));
  const valueOf = (type: string, depth: number): unknown => {
    if (type.endsWith('!')) return valueOf(type.slice(0, -1), depth);
    if (type.startsWith('[')) return depth > 4 ? [] : [valueOf(type.slice(1, -1), depth + 1)];
    const named = schema.getType(type);
    if (isEnumType(named)) return named.getValues()[seed % named.getValues().length]?.name;
    if (named && 'getFields' in named && depth < 5) {
      return Object.fromEntries(
        Object.values(named.getFields()).map((field) => [
          field.name,
          valueOf(String((field as { type: unknown }).type), depth + 1),
        ]),
      );
    }
    const leaf = leaves[type]?.(hashOf(type) % 900);
    return leaf instanceof Date ? leaf.toISOString() : (leaf ?? 'text');
  };
  return Object.fromEntries(
    (operation?.variableDefinitions ?? [])
      .filter(({ type }, index) => type.kind === 'NonNullType' || (seed + index) % 3)
      .map(({ variable, type }) => [variable.name.value, valueOf(typeText(type), 0)]),
  );
}

const typeText = (type: { kind: string; type?: unknown; name?: { value: string } }): string =>
  type.kind === 'NonNullType'
    ? `${typeText(type.type as never)}!`
    : type.kind === 'ListType'
      ? `[${typeText(type.type as never)}]`
      : String(type.name?.value);

describe.each<Endpoint>(['back-office', 'store'])('every registered document of %s', (endpoint) => {
  const sdl = readFileSync(`${root}/schema/${endpoint}.graphql`, 'utf8');
  const documents = [...consoleDocuments(root, endpoint).values()].map(
    (text) => [getOperationAST(parse(text))?.name?.value ?? '', text] as const,
  );
  const schemas = [0, 41, 7].map((faults) => answering(sdl, faults));

  test.each(documents)('%s', async (_, text) => {
    for (const schema of schemas) {
      for (let seed = 0; seed < 2; seed += 1) {
        expect(await compare(schema, text, variablesOf(schema, text, seed))).toBe(true);
      }
      // Variables that do not fit are told in the same words.
      await compare(schema, text, {});
      await compare(
        schema,
        text,
        Object.fromEntries(
          Object.keys(variablesOf(schema, text, 1)).map((name) => [name, { not: ['this'] }]),
        ),
      );
    }
  });
});

describe('what a client may have registered', () => {
  const sdl = `
    enum Colour { RED GREEN }
    input Filter { and: [Filter!], colour: Colour = RED, size: Int! = 3, when: BusinessDate }
    type Query {
      one(colour: Colour = GREEN, filter: Filter, ids: [ID!], size: Int! = 1): Thing
      many(first: Int): [Thing!]!
      rows: [[Int!]]
    }
    type Mutation { first(colour: Colour): Thing, second(filter: Filter!): Thing! }
    type Thing { id: ID!, name: String, colour: Colour!, parent: Thing!, children: [Thing], when: DateTime!, price: Fen }
    scalar BusinessDate scalar DateTime scalar Fen
  `;
  const schemas = [0, 9, 3].map((faults) => answering(sdl, faults));
  const both = async (text: string, variables: Record<string, unknown> = {}, name?: string) => {
    const compiled: boolean[] = [];
    for (const schema of schemas) {
      expect(validate(schema, parse(text))).toEqual([]);
      compiled.push(await compare(schema, text, variables, name));
    }
    return compiled.every(Boolean);
  };

  const cases: readonly [text: string, variables?: Record<string, unknown>, name?: string][] = [
    ['{ one { id name colour parent { id children { name when } } price } }'],
    ['{ many(first: 3) { ...T children { ...T } } rows } fragment T on Thing { a: id b: name c: colour }'],
    ['query ($c: Colour) { one(colour: $c) { id } }', { c: 'GREEN' }],
    ['query ($c: Colour) { one(colour: $c) { id } }', {}],
    ['query ($c: Colour) { one(colour: $c) { id } }', { c: null }],
    ['query ($c: Colour) { one(colour: $c) { id } }', { c: 'BLUE' }],
    ['query ($c: Colour = RED, $s: Int = 4) { one(colour: $c, size: $s) { id } }', {}],
    ['query ($c: Colour = RED, $s: Int = 4) { one(colour: $c, size: $s) { id } }', { s: null }],
    ['query ($f: Filter) { one(filter: $f) { id } }', { f: { and: [{ and: [{ size: 2 }] }] } }],
    ['query ($f: Filter) { one(filter: $f) { id } }', { f: { and: [{ sizes: 2 }] } }],
    ['query ($f: Filter) { one(filter: $f) { id } }', { f: { when: '2026-02-30' } }],
    ['query ($i: [ID!]) { one(ids: $i) { id } }', { i: 7 }],
    ['{ one(filter: { colour: GREEN, and: [{ size: 1 }] }, ids: "a") { id } }'],
    ['{ __typename one { __typename constructor: id toString: name } }'],
    ['{ __schema { queryType { name fields { name } } } __type(name: "Thing") { name } }'],
    ['query A { one { id } } query B { many { name } }', {}, 'B'],
    ['mutation { a: first { id } b: second(filter: {}) { id } c: first(colour: RED) { parent { id } } }'],
    ['mutation ($f: Filter!) { second(filter: $f) { id } }', { f: {} }],
    ['mutation ($f: Filter!) { second(filter: $f) { id } }', {}],
  ];
  test.each(cases.map(([text, variables = {}, name = '']) => [text, variables, name] as const))(
    '%s %j %s',
    async (text, variables, name) => {
      expect(await both(text, variables, name || undefined)).toBe(true);
    },
  );

  test.each<[string, Record<string, unknown>]>([
    ['query ($c: Colour) { one(filter: { colour: $c }) { id } }', {}],
    ['query ($i: ID!) { one(ids: [$i]) { id } }', { i: 1 }],
    ['query ($s: Boolean!) { one { id @skip(if: $s) name @include(if: $s) } }', { s: true }],
    ['query ($s: Boolean!) { one { id @skip(if: $s) } }', { s: 'true' }],
    ['query ($s: Boolean = false) { one { ...T @include(if: $s) id } } fragment T on Thing { name }', {}],
    [
      'query ($s: Boolean = false) { one { ...T @include(if: $s) id } } fragment T on Thing { name }',
      { s: null },
    ],
  ])('what the compiler reads otherwise is left to graphql-js: %s %j', async (text, variables) => {
    expect(await both(text, variables)).toBe(false);
  });

  test('documents of any shape', async () => {
    const selections = (depth: number): fc.Arbitrary<string> =>
      fc
        .array(
          fc.oneof(
            fc.constantFrom('id', 'name', 'colour', 'price', 'when', 'x: name', '__typename'),
            ...(depth > 0
              ? [
                  selections(depth - 1).map((inner) => `parent ${inner}`),
                  selections(depth - 1).map((inner) => `children ${inner}`),
                  selections(depth - 1).map((inner) => `... on Thing ${inner}`),
                ]
              : []),
          ),
          { minLength: 1, maxLength: 5 },
        )
        .map((parts) => `{ ${parts.join(' ')} }`);
    await fc.assert(
      fc.asyncProperty(selections(3), selections(2), fc.integer(), async (one, many, s) => {
        const text = `query ($s: Int!) { one(size: $s) ${one} many ${many} y: one { id } }`;
        expect(await both(text, { s })).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test.each(hostileDocuments)('a hostile text, had somebody let it in: $kind', async ({ body }) => {
    const office = answering(readFileSync(`${root}/schema/back-office.graphql`, 'utf8'), 0);
    const { query, variables, operationName } = body(6) as {
      query?: unknown;
      variables?: Record<string, unknown>;
      operationName?: string;
    };
    let document;
    try {
      document = parse(String(query ?? ''));
    } catch {
      return; // never executed
    }
    if (validate(office, document).length || !getOperationAST(document, operationName)) return;
    await compare(office, String(query), variables ?? {}, operationName);
  });
});

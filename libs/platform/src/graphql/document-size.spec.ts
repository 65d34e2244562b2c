import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, parse } from 'graphql';
import { hostileDocuments } from '../testing/hostile-documents.js';
import { costOf, exceededLimit, sizeOf } from './document-size.js';

const size = (text: string) => sizeOf(parse(text, { noLocation: true }));

describe('the size of a document', () => {
  test.each([
    ['{ a }', { depth: 1, aliases: 0, directives: 0, rootFields: 1, fields: 1 }],
    ['{ a { b { c } } d }', { depth: 3, aliases: 0, directives: 0, rootFields: 2, fields: 4 }],
    [
      'query @x { x: a @y { ... @z { b } } }',
      { depth: 2, aliases: 1, directives: 3, rootFields: 1, fields: 2 },
    ],
    [
      '{ a { ...F ...F } } fragment F on A @x { y: b { c } }',
      { depth: 3, aliases: 2, directives: 2, rootFields: 1, fields: 5 },
    ],
    [
      '{ ...R } fragment R on Query { a b { c } }',
      { depth: 2, aliases: 0, directives: 0, rootFields: 2, fields: 3 },
    ],
    [
      'query A { a } query B { a { b } x: c }',
      { depth: 2, aliases: 1, directives: 0, rootFields: 2, fields: 3 },
    ],
    [
      '{ a } fragment Unused on A { b { x: c } }',
      { depth: 1, aliases: 0, directives: 0, rootFields: 1, fields: 2 },
    ],
    ['{ __schema { types { x: name } } }', { depth: 0, aliases: 1, directives: 0, rootFields: 1, fields: 3 }],
    [
      '{ a { ...F } } fragment F on A { b ...F }',
      { depth: 2, aliases: 0, directives: 0, rootFields: 1, fields: 2 },
    ],
  ])('%s', (text, expected) => expect(size(text)).toEqual(expected));

  test('2⁵⁰ fields are counted in about two hundred steps', () => {
    const body = hostileDocuments.find(({ kind }) => kind === 'spreads doubling')?.body(50);
    let steps = 0;
    const { fields } = sizeOf(parse(String(body?.['query'])), () => (steps += 1));
    expect([fields, steps]).toEqual([2 ** 50 + 1, 103]);
  });

  test.each(hostileDocuments)('grows with the text: $kind', ({ body }) => {
    // At 30, 60 and 120 the work is at most a constant times what is written.
    for (const n of [30, 60, 120]) {
      const { query } = body(n);
      let document;
      try {
        document = parse(String(query ?? '{ a }'), { noLocation: true });
      } catch {
        return; // nothing to walk
      }
      let steps = 0;
      sizeOf(document, () => (steps += 1));
      expect(steps).toBeLessThanOrEqual(String(query).length);
    }
  });

  test('is what the document has once its fragments are written out', () => {
    const names = ['A', 'B', 'C', 'D'];
    // Fragment i spreads only later ones, so that it can be written out.
    const selections = (from: number): fc.Arbitrary<string> =>
      fc
        .array(
          fc.oneof(
            fc.constantFrom('f', 'x: f', 'f @d', 'f { f }', 'f { f { g: f } }'),
            ...(from < names.length
              ? [fc.constantFrom(...names.slice(from)).map((name) => `...${name}`)]
              : [fc.constant('f')]),
          ),
          { minLength: 1, maxLength: 4 },
        )
        .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(
        fc.tuple(selections(0), selections(1), selections(2), selections(3), selections(4)),
        ([root, ...bodies]) => {
          const text = `{ ${root} } ${bodies.map((body, i) => `fragment ${names[i]} on T { ${body} }`).join(' ')}`;
          const written = (body: string): string =>
            body.replace(
              /\.\.\.([A-D])/g,
              (_, name: string) => `... { ${written(bodies[names.indexOf(name)] as string)} }`,
            );
          const { fields, ...operation } = size(text);
          const { fields: own, ...flat } = size(`query Q { ${written(root)} }`);
          expect(operation).toEqual(flat);
          const all = bodies.map((body) => size(`query Q { ${written(body)} }`).fields);
          expect(fields).toBe(Math.max(own, ...all));
        },
      ),
    );
  });

  test('names the first limit that is exceeded', () => {
    expect(exceededLimit(size('{ a { b { c } } }'), { fields: 3, depth: 2 })).toBe('depth');
    expect(exceededLimit(size('{ a { b { c } } }'), { fields: 3, depth: 3 })).toBeNull();
  });
});

describe('the cost of an operation', () => {
  const schema = buildSchema(`
    interface Page { items(first: Int = 10): [Item] }
    type Query implements Page { items(first: Int = 10): [Item] plain: Item loose(first: Int): [Item] page: Page }
    type Item { id: ID items(first: Int = 10): [Item] }
  `);
  const cost = (text: string, variables = {}) => costOf(schema, parse(text), null, variables, 100);
  test.each([
    ['{ plain { id } }', 0],
    ['{ items(first: 5) { id } }', 5],
    ['{ items { id } }', 10],
    ['{ loose { id } }', 100],
    ['{ items(first: 5) { items(first: 3) { id } } }', 20],
    ['{ a: items(first: 5) { id } b: items(first: 3) { id } }', 8],
    ['{ page { items(first: 7) { id } } }', 7],
    ['{ ... on Page { items(first: 7) { id } } }', 7],
    ['{ items(first: 2) { ...F ...F } } fragment F on Item { items(first: 3) { id } }', 14],
    ['{ items(first: -5) { id } }', 0],
  ])('%s', (text, expected) => expect(cost(text)).toBe(expected));

  test('counts a size that a variable brings', () => {
    expect(cost('query ($n: Int) { items(first: $n) { id } }', { n: 4 })).toBe(4);
    expect(cost('query ($n: Int) { loose(first: $n) { id } }')).toBe(100);
  });

  test('of fragments that double is known at once', () => {
    const spreads = Array.from(
      { length: 60 },
      (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`,
    );
    const text = `{ ...f0 } ${spreads.join(' ')} fragment f60 on Query { items(first: 1) { id } }`;
    expect(cost(text)).toBe(2 ** 60);
  });
});

import { expect, test } from '@jest/globals';
import { parse, print } from 'graphql';
import { expandLists, withoutDeclarations } from './declarations.mjs';

const written = (sdl: string) => print(withoutDeclarations(expandLists(parse(sdl))));

test('a declared list is a connection, with what it is asked by', () => {
  expect(
    written(
      'type Query { parcels(city: String): [Parcel!]! @tag(name: "store") @list(first: 20, sort: ["city"]) }',
    ),
  ).toBe(
    print(
      parse(`
        type Query {
          parcels(
            city: String
            "One of city; \`-\` before it turns it round."
            sort: String @tag(name: "store")
            first: Int = 20 @tag(name: "store")
            after: String @tag(name: "store")
          ): ParcelConnection! @tag(name: "store")
        }
        type ParcelConnection @tag(name: "store") {
          edges: [ParcelEdge!]!
          pageInfo: PageInfo!
          "Over all pages."
          totalCount: Int!
        }
        type ParcelEdge @tag(name: "store") { cursor: String! node: Parcel! }
      `),
    ),
  );
});

test('two lists of one type share its connection', () => {
  const sdl = written('type Query { mine: [Parcel!]! @list all: [Parcel!]! @list(first: 10) }');
  expect(sdl.match(/type ParcelConnection/g)).toHaveLength(1);
});

test.each([
  ['type Query { parcels: [Parcel] @list }', 'no [Node!]!'],
  ['type Query { mine: [Parcel!]! @list all: [Parcel!]! @list(count: false) }', 'lists of Parcel differ'],
])('%s is refused', (sdl, why) => {
  expect(() => written(sdl)).toThrow(why);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergeTypeDefs } from '@graphql-tools/merge';
import { services } from '@zuoxi/platform/database';
import { Kind, print } from 'graphql';

const directives = `
directive @key(fields: String!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
directive @shareable repeatable on OBJECT | FIELD_DEFINITION
directive @external on OBJECT | FIELD_DEFINITION
directive @requires(fields: String!) on FIELD_DEFINITION
directive @tag(name: String!) repeatable on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION | SCHEMA
`;

/** One service's SDL as it is committed, with its federation directives. */
export const subgraphTypeDefs = (root: string, service: string): string =>
  readFileSync(join(root, `schema/subgraphs/${service}.graphql`), 'utf8');

/** Every service's. */
export const allTypeDefs = (root: string): string[] =>
  services.filter((name) => name !== 'platform').map((name) => subgraphTypeDefs(root, name));

/** All of it as one schema; co-located, the federation directives mean nothing. */
export const mergedTypeDefs = (root: string): string => {
  const definitions = mergeTypeDefs([directives, ...allTypeDefs(root)]).definitions.filter(
    ({ kind }) => kind !== Kind.SCHEMA_EXTENSION && kind !== Kind.SCHEMA_DEFINITION,
  );
  return print({ kind: Kind.DOCUMENT, definitions });
};

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergeTypeDefs } from '@graphql-tools/merge';
import { print } from 'graphql';

const directives = `
directive @key(fields: String!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
directive @shareable repeatable on OBJECT | FIELD_DEFINITION
directive @external on OBJECT | FIELD_DEFINITION
directive @requires(fields: String!) on FIELD_DEFINITION
directive @tag(name: String!) repeatable on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION | SCHEMA
`;

/** Every feature's SDL as one schema; co-located, the federation directives mean nothing. */
export function featureTypeDefs(root: string): string {
  const paths = globSync('libs/*/src/*/*.graphql', { cwd: root }).sort();
  const texts = paths.map((path) => readFileSync(join(root, path), 'utf8'));
  return print(mergeTypeDefs([directives, ...texts]));
}

/** One service's SDL as it is committed, with its federation directives. */
export const subgraphTypeDefs = (root: string, service: string): string =>
  readFileSync(join(root, `schema/subgraphs/${service}.graphql`), 'utf8');

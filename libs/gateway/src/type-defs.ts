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

/** Every feature's SDL as it is written. */
export const featureTexts = (root: string): string[] =>
  globSync('libs/*/src/*/*.graphql', { cwd: root })
    .sort()
    .map((path) => readFileSync(join(root, path), 'utf8'));

/** Every feature's SDL as one schema; co-located, the federation directives mean nothing. */
export const featureTypeDefs = (root: string): string =>
  print(mergeTypeDefs([directives, ...featureTexts(root)]));

/** One service's SDL as it is committed, with its federation directives. */
export const subgraphTypeDefs = (root: string, service: string): string =>
  readFileSync(join(root, `schema/subgraphs/${service}.graphql`), 'utf8');

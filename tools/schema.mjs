// Reads every feature's SDL: one subgraph per service, or one merged schema.
import { mergeTypeDefs } from '@graphql-tools/merge';
import { parse } from 'graphql';
import { globSync, readFileSync } from 'node:fs';
import { declarations, expandLists, publishedFields, withoutDeclarations } from './declarations.mjs';
import { serviceNames } from './services.mjs';

export const federationLink =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@tag", "@external", "@requires"])';
export const directiveNoOps = `
directive @key(fields: String!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
directive @shareable repeatable on OBJECT | FIELD_DEFINITION
directive @external on OBJECT | FIELD_DEFINITION
directive @requires(fields: String!) on FIELD_DEFINITION
directive @tag(name: String!) repeatable on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION | SCHEMA
`;

const shared = () => readFileSync('libs/platform/src/graphql/shared.graphql', 'utf8');
const read = (service) =>
  globSync(`libs/${service}/src/*/*.graphql`)
    .sort()
    .map((path) => readFileSync(path, 'utf8'));

/** @returns DocumentNode of one service, its lists written out and still declared */
const ofService = (name, more) => {
  const parts = [shared(), ...read(name)].map((part) => expandLists(parse(part)));
  return mergeTypeDefs([...parts, ...more]);
};

/** @returns [{ name, typeDefs }] with the federation link */
export const subgraphs = () =>
  serviceNames.map((name) => ({
    name,
    // Only names the service; where it is, the edge knows from its environment.
    url: `http://${name}.internal/subgraph`,
    typeDefs: withoutDeclarations(ofService(name, [parse(federationLink)])),
  }));

/** @returns DocumentNode of everything, federation directives as no-ops */
export const mergedTypeDefs = () =>
  mergeTypeDefs([directiveNoOps, ...serviceNames.map((name) => withoutDeclarations(ofService(name, [])))]);

/** @returns { name, typeDefs, sdl }: one service by itself, its extensions of others' types as types, and what it wrote */
export const ownTypeDefs = (name) => ({
  name,
  typeDefs: mergeTypeDefs([directiveNoOps, declarations, ofService(name, [])], { convertExtensions: true }),
  sdl: read(name).join('\n'),
});

/** @returns which fields are of published versions alone */
export const published = () => publishedFields(serviceNames.map((name) => ofService(name, [])));

// Composes the supergraph and its two variants from the features' SDL and writes them to schema/, what each service's
// resolvers give and take to its api.ts and api.types.ts, and the files that deploy each service to docker/.
// `--check` only compares, for CI.
import { composeSchemaContract, composeServices } from '@theguild/federation-composition';
import { lexicographicSortSchema, print, printSchema, buildASTSchema, buildSchema } from 'graphql';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { apiTypes } from './api-types.mjs';
import { mergedTypeDefs, ownTypeDefs, published, subgraphs } from './schema.mjs';
import { deployments, serviceNames } from './services.mjs';

const defs = subgraphs();
const fail = (errors) => {
  for (const error of errors) console.error(error.message);
  process.exit(1);
};
const full = composeServices(defs);
if (full.errors?.length) fail(full.errors);
const store = composeSchemaContract(defs, { include: new Set(['store']), exclude: new Set() }, true);
if (store.errors?.length) fail(store.errors);

const sorted = (sdl) => `${printSchema(lexicographicSortSchema(buildSchema(sdl)))}\n`;
const files = {
  'schema/supergraph.graphql': `${full.supergraphSdl.trim()}\n`,
  'schema/store.supergraph.graphql': `${store.supergraphSdl.trim()}\n`,
  'schema/back-office.graphql': sorted(full.publicSdl),
  'schema/store.graphql': sorted(store.publicSdl),
  ...Object.fromEntries(
    defs.map(({ name, typeDefs }) => [`schema/subgraphs/${name}.graphql`, `${print(typeDefs)}\n`]),
  ),
  ...Object.fromEntries(
    serviceNames.flatMap((name) =>
      Object.entries(apiTypes(ownTypeDefs(name))).map(([file, text]) => [`libs/${name}/src/${file}`, text]),
    ),
  ),
  'schema/published.json': `${JSON.stringify(published(), null, 2)}\n`,
  ...deployments(),
};
buildASTSchema(mergedTypeDefs()); // the co-located shape must be one valid schema too

const check = process.argv.includes('--check');
let stale = 0;
mkdirSync('schema/subgraphs', { recursive: true });
for (const [path, text] of Object.entries(files)) {
  if (check) {
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
      console.error(
        `${path} is not what the features' SDL and the list of services compose to: run npm run compose`,
      );
      stale += 1;
    }
  } else writeFileSync(path, text);
}
if (stale) process.exit(1);

// Every document that the console registers, with variables of the demo, and who asks it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse } from 'graphql';
import { root } from '../installation.mjs';
import { variablesFor } from './variables.mjs';

export async function signIn(base, { email, password }) {
  const response = await fetch(`${base}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`sign-in: ${response.status} ${await response.text()}`);
  return (await response.json()).accessToken;
}

export async function ask(base, token, body, { path = '/graphql', key } = {}) {
  const response = await fetch(base + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'x-request-id': 'conformance',
      ...(key ? { 'idempotency-key': key } : {}),
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

/**
 * @param base where an installation with the demo answers
 * @returns { office, facts, documents }: the owner's token, ids of a store that has everything, and the documents, each
 *   { folder, path, token, operation, mutates, body }
 */
export async function registeredDocuments(base) {
  const demo = (who) => ({ email: `${who}@demo.zuoxi.cn`, password: 'zuoxi-demo' });
  const office = await signIn(base, demo('owner'));
  const shop = await signIn(base, demo('shop'));
  const facts = await factsOf(base, office, shop);
  const documents = [
    ['office', 'back-office', '/graphql', office],
    ['store', 'store', `/stores/${facts.slug}/graphql`, shop],
  ].flatMap(([folder, variant, path, token]) => {
    const schema = buildSchema(readFileSync(join(root, `schema/${variant}.graphql`), 'utf8'));
    const file = join(root, `apps/console/src/gql/${folder}/persisted-documents.json`);
    return Object.entries(JSON.parse(readFileSync(file, 'utf8'))).map(([hash, text]) => {
      const operation = parse(text).definitions.find(({ kind }) => kind === 'OperationDefinition');
      const body = {
        extensions: { persistedQuery: { version: 1, sha256Hash: hash } },
        variables: variablesFor(schema, text, { ...facts, text: '一致' }),
      };
      return { folder, path, token, operation, mutates: operation.operation === 'mutation', body };
    });
  });
  return { office, facts, documents };
}

/** Ids of a store that has everything. */
async function factsOf(base, office, shop) {
  const data = async (token, query, path) =>
    JSON.parse((await ask(base, token, { query }, { path })).text).data;
  const slug = 'nuancheng';
  const { store } = await data(office, `{ store(slug: "${slug}") { id contract { id } } }`);
  const day = await data(
    shop,
    `{ store { dailyReports(first: 1) { edges { node { on } } } } }`,
    `/stores/${slug}/graphql`,
  );
  const on = day.store.dailyReports.edges[0].node.on;
  const ids = { store: store.id, contract: store.contract.id };
  const more = {
    roster: `{ rosters(storeId: "${store.id}", first: 1) { edges { node { id } } } }`,
    importBatch: `{ importBatches(storeId: "${store.id}", first: 1) { edges { node { id } } } }`,
    conversation: `{ conversations(storeId: "${store.id}", on: "${on}", first: 1) { edges { node { id } } } }`,
    quote: `{ quotes(first: 1) { edges { node { id } } } }`,
    review: `{ reviews(first: 1) { edges { node { id } } } }`,
    agent: `{ agents(first: 1) { edges { node { id } } } }`,
  };
  for (const [kind, query] of Object.entries(more)) {
    const answer = await data(office, query);
    const found = answer && Object.values(answer)[0];
    ids[kind] = found?.edges ? found.edges[0]?.node.id : found?.[0]?.id;
  }
  return { slug, on, ids };
}

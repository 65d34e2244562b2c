// An installation of one version of the product, with the demo's four weeks, and what is asked of it.
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { addBoard } from './board.mjs';
import { processTimes, ticksPerSecond } from '../support.mjs';
import { sender } from './measure.mjs';

export const slug = 'nuancheng';
export const storePath = `/stores/${slug}/graphql`;
const password = 'zuoxi-demo';

export const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Documents that the console does not have, handed in and let in as a client's. */
export const documents = {
  store: { endpoint: 'store', text: 'query BenchStore { store { id name } }' },
  reports: {
    endpoint: 'store',
    text: `query BenchReports { store { id name dailyReports(first: 28) {
      edges { node { id on version status headline comment revisionReason asOf publishedAt } }
      pageInfo { hasNextPage endCursor } } } }`,
  },
  keptReports: {
    endpoint: 'store',
    text: `query BenchKeptReports { store { id dailyReports(first: 28) {
      edges { node { id on version status headline comment revisionReason asOf publishedAt } }
      pageInfo { hasNextPage endCursor } } } }`,
  },
  join: {
    endpoint: 'back-office',
    text: 'query BenchJoin { stores(first: 5) { edges { node { id name contract { id status } } } } }',
  },
};

const byHash = (hash, variables) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash: hash } },
  ...(variables ? { variables } : {}),
});
export const registered = (text) => byHash(createHash('sha256').update(text).digest('hex'));

/**
 * @param root the workspace of that version, built
 * @returns the installation and its server process, and everything that a benchmark asks it with
 */
export async function openProduct(root, directory) {
  const at = (path) => import(pathToFileURL(join(root, path)));
  const { openInstallation, spawnServer } = await at('tools/installation.mjs');
  let installation = await openInstallation({ directory, embedded: true });
  const port = await freePort();
  const env = { NODE_ENV: 'production', ZUOXI_DOCUMENTS: 'registered', ZUOXI_DEMO: '0' };
  const loader = spawnServer(installation, { port, env: { ...env, ZUOXI_DEMO: '1', ZUOXI_LOAD_ONLY: '1' } });
  const [code] = await once(loader, 'exit');
  if (code !== 0) throw new Error(`the demo could not be loaded into ${root}`);
  const board = await addBoard(installation.adminUrl, slug);

  const product = { root, directory, port, board, storeId: board.storeId };
  const watch = `--import=${new URL('loop-watch.mjs', import.meta.url)}`;
  product.start = async () => {
    const began = performance.now();
    const server = spawnServer(installation, { port, env: { ...env, NODE_OPTIONS: watch } });
    const died = once(server, 'exit').then(() => Promise.reject(new Error('the server ended')));
    died.catch(() => undefined);
    const ready = new Promise((resolve) => server.on('message', (said) => said === 'ready' && resolve()));
    await Promise.race([ready, died]);
    product.server = server;
    product.pid = server.pid;
    product.startSeconds = (performance.now() - began) / 1000;
  };
  product.end = async () => {
    if (product.server.exitCode !== null) return;
    const gone = once(product.server, 'exit');
    product.server.kill('SIGTERM');
    await gone;
  };
  product.installation = () => installation;
  /** PostgreSQL is stopped and started again too. */
  product.coldStart = async () => {
    await product.end();
    await installation.stop();
    const began = performance.now();
    installation = await openInstallation({ directory, embedded: true });
    await product.start();
    return {
      serverSeconds: product.startSeconds,
      serverCpuSeconds: processTimes(product.pid).own / ticksPerSecond,
      wholeSeconds: (performance.now() - began) / 1000,
    };
  };
  product.stop = async () => {
    await product.end();
    await installation.stop();
  };
  /** The longest turn of the loop while the work was done. */
  product.longestTurn = async (work) => {
    const say = async () => {
      const said = new Promise((resolve) => {
        const listen = (message) => {
          if (message?.longestTurn === undefined) return;
          product.server.off('message', listen);
          resolve(message.longestTurn);
        };
        product.server.on('message', listen);
      });
      product.server.kill('SIGUSR2');
      return said;
    };
    await say();
    await work();
    return say();
  };

  await product.start();
  const post = async (path, body, token) => {
    const { text } = await sender(
      port,
      path,
    )({ body, token, headers: { 'idempotency-key': `${Math.random()}` } });
    return JSON.parse(text);
  };
  const signIn = async (who) =>
    (await post('/auth/sign-in', { email: `${who}@demo.zuoxi.cn`, password })).accessToken;
  /** A token is good for ten minutes, a busy machine takes longer. */
  product.renew = async () => {
    product.owner = await signIn('owner');
    product.shop = await signIn('shop');
  };
  product.mint = await minter(at, installation);
  product.registeredByConsole = (name, endpoint = 'office') => {
    const file = join(root, `apps/console/src/gql/${endpoint}/persisted-documents.json`);
    const all = Object.entries(JSON.parse(readFileSync(file, 'utf8')));
    const [hash] = all.find(([, text]) => new RegExp(`query ${name}\\b`).test(text));
    return (variables) => byHash(hash.replace('sha256:', ''), variables);
  };
  product.contextOf = (token) =>
    inServices(at, installation, async (app) => {
      const { ScopeService } = await at('libs/identity/dist/session/scope.service.js');
      const facts = { requestId: 'bench', locale: 'zh-CN', ip: null, userAgent: null, idempotencyKey: null };
      return app.get(ScopeService).backOffice(token, facts);
    });
  product.inServices = (work) => inServices(at, installation, (app) => work(app, at));
  await register(installation, Object.values(documents), at);
  return product;
}

/** Opens the services of that version in this process. */
async function inServices(at, installation, work) {
  const { Application } = await at('apps/cli/dist/application.js');
  const app = await Application.open(installation);
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

/** Through the service, as two people: one hands in, the other lets in. */
const register = (installation, handedIn, at) =>
  inServices(at, installation, async (app) => {
    const { RegisteredDocuments } = await at('libs/identity/dist/document/registered-documents.js');
    const { systemContext } = await at('libs/platform/dist/context/index.js');
    const { onDatabase } = await at('tools/installation.mjs');
    const { permissions } = await at('libs/vocabulary/dist/index.js');
    const [{ id: providerId }] = await onDatabase(
      installation.adminUrl,
      async (client) => (await client.query('select provider_id as id from identity.provider')).rows,
    );
    const as = (id) => ({
      ...systemContext(providerId, []),
      actor: { kind: 'system', id, name: id },
      permissions: [...permissions],
    });
    const service = app.get(RegisteredDocuments);
    const { edges } = await service.list(as('one'), { first: 100 });
    const known = new Set(edges.map(({ node }) => node.text));
    for (const { endpoint, text } of handedIn.filter((each) => !known.has(each.text))) {
      const { id } = await service.register(as('one'), { endpoint, text });
      await service.review(as('two'), { id, state: 'approved' });
    }
  });

/** Tokens of one session that differ in when they were made: nobody's scope is remembered for a token not seen before. */
async function minter(at, installation) {
  const { Tokens } = await at('libs/identity/dist/session/tokens.js');
  return (token, count) =>
    inServices(at, installation, async (app) => {
      const { sub, sid } = JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));
      const tokens = app.get(Tokens);
      const made = [];
      for (let second = 0; second < count; second += 1) {
        const clock = { now: () => new Date(Date.now() + second * 1000) };
        made.push(await Object.create(tokens, { clock: { value: clock } }).issue(sub, sid));
      }
      return made;
    });
}

// The split deployment's executor against the public audit of federation gateways
// (https://github.com/graphql-hive/federation-gateway-audit, MIT): 199 operations over 46 supergraphs.
//
//   npm run audit:federation -- --server http://localhost:4200 [--suite <id>]
//
// The server is the audit's own (`npm start serve` there); it serves supergraphs, their subgraphs and what is expected.
import { parse } from 'graphql';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { root } from '../../tools/installation.mjs';
import { anonymousContext } from '@zuoxi/platform/context';

const { values: args } = parseArgs({ options: { server: { type: 'string' }, suite: { type: 'string' } } });
if (!args.server) throw new Error('--server says where the audit serves its suites');
const { apolloHandler } = await import(`${root}/libs/gateway/dist/edge/apollo.js`);
const { plannedExecution } = await import(`${root}/libs/gateway/dist/split/planned.js`);
const get = async (path) => (await fetch(`${args.server}/${path}`)).text();

/** Where each subgraph of a supergraph is, by its name in the plan. */
function urlsOf(supergraph) {
  const graphs = parse(supergraph).definitions.find(({ name }) => name?.value === 'join__Graph');
  return new Map(
    graphs.values.map(({ name, directives: [graph] }) => [
      name.value.toLowerCase(),
      graph.arguments.find(({ name: argument }) => argument.value === 'url').value.value,
    ]),
  );
}

async function handlerOf(supergraph) {
  const urls = urlsOf(supergraph);
  const neighbours = {
    keys: { sign: () => '' },
    // What is added to it for our own services is no part of the audit's paths.
    urlOf: (service) => `${urls.get(service)}?`,
  };
  return apolloHandler(await plannedExecution(supergraph, neighbours), {
    admit: ({ query }) => ({ text: query, reviewed: 'by-us' }),
    mode: 'open',
    hasData: false,
  });
}

async function answerOf(handler, query) {
  const ctx = { ...anonymousContext(), locale: 'en-US' };
  const edge = { ctx, deadlineAt: Date.now() + 10_000 };
  const { body } = await handler.answer({ query }, 'application/json', edge);
  let text = '';
  for await (const part of typeof body === 'string' ? [body] : body) text += part;
  return JSON.parse(text);
}

let passed = 0;
const failed = [];
for (const suite of JSON.parse(await get('ids'))) {
  if (args.suite && suite !== args.suite) continue;
  const handler = await handlerOf(await get(`${suite}/supergraph`));
  for (const [index, { query, expected }] of JSON.parse(await get(`${suite}/tests`)).entries()) {
    const answer = await answerOf(handler, query).catch((error) => ({ thrown: String(error) }));
    const judged = typeof expected.errors === 'boolean';
    const told = { data: answer.data ?? null, errors: judged && Boolean(answer.errors?.length) };
    const wanted = { data: expected.data ?? null, errors: judged && expected.errors };
    if (isDeepStrictEqual(told, wanted)) passed += 1;
    else failed.push({ case: `${suite} ${index}`, query, wanted, answer });
  }
  await handler.stop();
}
for (const each of failed) process.stdout.write(`${JSON.stringify(each)}\n`);
process.stdout.write(`${passed} of ${passed + failed.length} as expected\n`);
process.exit(failed.length ? 1 : 0);

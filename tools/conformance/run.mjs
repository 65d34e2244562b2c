// One product in two shapes: every registered document is answered alike by the one process and by the split
// deployment; tenants who ask at the same moment get their own answers; services are replaced under load without a
// failed request; a service that died takes only its own fields with it. And every statement that the database was sent
// meanwhile is one that a single machine of a cluster by provider answers.
//
//   node tools/conformance/run.mjs [--rounds N] [--port N]
//
// Prints a line for each check and ends with one line of JSON { passed, failed }.
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { spawnServer } from '../installation.mjs';
import { makeSmallProvider } from '../small-provider.mjs';
import { startSplit } from '../split.mjs';
import { auditStatements, findingText, openLogged } from '../statements/audit.mjs';
import { ask, registeredDocuments, signIn } from './documents.mjs';
import { bringAndTakeBack } from './files.mjs';

const { values: args } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    port: { type: 'string', default: '3710' },
    result: { type: 'string' },
  },
});
const port = Number(args.port);
const shapes = { standalone: `http://127.0.0.1:${port}`, split: `http://127.0.0.1:${port + 1}` };
let passed = 0;
const failures = [];
const check = (title, wrong) => {
  if (!wrong) passed += 1;
  else failures.push(title);
  console.log(`${wrong ? 'FAILED' : 'ok'}  ${title}${wrong ? `: ${wrong}` : ''}`);
};

/** Where two answers first differ, in words; null when they do not. */
function difference(a, b, path = '') {
  if (typeof a !== typeof b || (a === null) !== (b === null) || Array.isArray(a) !== Array.isArray(b))
    return `${path}: ${JSON.stringify(a)?.slice(0, 120)} / ${JSON.stringify(b)?.slice(0, 120)}`;
  if (a && typeof a === 'object') {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const found = difference(a[key], b[key], `${path}.${key}`);
      if (found) return found;
    }
    return null;
  }
  return a === b ? null : `${path}: ${a} / ${b}`;
}

/** Which of several errors is told first, or at all when one already empties the answer, is nobody's promise. */
const codesOf = ({ errors = [] }) => [...new Set(errors.map(({ extensions }) => extensions.code))].sort();

/** A mutation done twice rightly has two results: then their shape is compared, and what was refused. */
const shapeOf = (value) =>
  Array.isArray(value)
    ? value.slice(0, 1).map(shapeOf)
    : value && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([key]) => key !== 'details' && key !== 'message')
            .map(([key, each]) => [key, key === 'code' || key === 'kind' ? each : shapeOf(each)]),
        )
      : typeof value;

const { installation, log, close } = await openLogged('zuoxi-conformance-');
const loader = spawnServer(installation, {
  port,
  env: { ZUOXI_DEMO: '1', ZUOXI_LOAD_ONLY: '1', ZUOXI_DEMO_DAYS: '4' },
});
if ((await once(loader, 'exit'))[0] !== 0) throw new Error('the demo could not be loaded');
const tenantCount = 32;
const tenants = [];
let services;
for (let index = 0; index < tenantCount; index += 1) {
  const slug = `tenant-${index}`;
  const made = await makeSmallProvider(installation, [`${slug}-store`], { slug, app: services });
  services = made.app;
  tenants.push({ owner: made.owner, storeId: made.storeIds[0] });
}
await services.close();
const standalone = spawnServer(installation, { port, env: { ZUOXI_DEMO: '0' } });
await once(standalone, 'message');
const split = await startSplit(installation, { port: port + 1 });

try {
  const { office, facts, documents } = await registeredDocuments(shapes.standalone);
  for (const { folder, path, token, operation, mutates, body } of documents) {
    let wrong;
    let refused;
    // What changes by itself, such as a task's progress, comes to rest; the same difference again and again is one.
    for (let attempt = 0; attempt < (mutates ? 1 : 5); attempt += 1) {
      if (attempt) await sleep(700);
      // A deed is done once, by the shape that is asked first; the other answers the same key with what was done.
      const key = mutates ? `conformance-${operation.name.value}` : undefined;
      const answers = [];
      for (const base of Object.values(shapes)) {
        answers.push(JSON.parse((await ask(base, token, body, { path, key })).text));
      }
      const [a, b] = answers;
      refused = Boolean(a.errors);
      wrong = mutates
        ? difference(shapeOf(a), shapeOf(b))
        : (difference(a.data, b.data, 'data') ?? difference(codesOf(a), codesOf(b), 'errors'));
      if (!wrong) break;
    }
    check(`${folder} ${operation.operation} ${operation.name.value}${refused ? ' (refused)' : ''}`, wrong);
  }
  check(
    'files that correct one another come in and are taken back',
    await bringAndTakeBack(shapes.standalone, office, facts),
  );
  for (const [shape, base] of Object.entries(shapes)) await manyTenants(shape, base);
  await rollingRestart(office);
  await deadService(office);
  await endsWithOpenStreams('standalone', standalone, office);
  await endsWithOpenStreams('split', split.processes.edge, office);
  await everyStatementNamesItsProvider();
} finally {
  const gone = standalone.exitCode === null ? once(standalone, 'exit') : null;
  standalone.kill('SIGTERM');
  await Promise.all([gone, split.stop()]);
  await close();
}
console.log(JSON.stringify({ passed, failed: failures.length }));
if (args.result) {
  writeFileSync(args.result, JSON.stringify({ passed, failed: failures.length }));
}
process.exit(failures.length ? 1 : 0);

/** One document, many tenants at the same moment: everybody gets their own store, every time. */
async function manyTenants(shape, base) {
  const tokens = [];
  for (const { owner } of tenants) tokens.push(await signIn(base, owner));
  const body = { query: '{ stores(first: 5) { edges { node { id name contract { id } } } } }' };
  let wrong = 0;
  const rounds = Number(args.rounds);
  for (let round = 0; round < rounds; round += 1) {
    const answers = await Promise.all(tokens.map((token) => ask(base, token, body)));
    answers.forEach(({ text }, index) => {
      const stores = JSON.parse(text).data?.stores?.edges ?? [];
      if (stores.length !== 1 || stores[0].node.id !== tenants[index].storeId) wrong += 1;
    });
  }
  check(
    `${tenantCount} tenants at once, ${rounds} times: ${shape}`,
    wrong && `${wrong} foreign or missing answers`,
  );
}

/** Every process is replaced while requests keep coming. */
async function rollingRestart(token) {
  const body = { query: '{ stores(first: 5) { edges { node { id name contract { id status } } } } }' };
  let going = true;
  let asked = 0;
  let reconnected = 0;
  const failed = [];
  const load = Promise.all(
    [0, 1, 2, 3].map(async () => {
      while (going) {
        asked += 1;
        // A connection that the old process closes in the very moment is opened again, as a browser does.
        const answer = await ask(shapes.split, token, body).catch(() => {
          reconnected += 1;
          return ask(shapes.split, token, body).catch((error) => ({ text: String(error) }));
        });
        if (!answer.text.startsWith('{"data":{"stores":{"edges":[{')) failed.push(answer.text.slice(0, 200));
        if (answer.text.includes('"errors"')) failed.push(answer.text.slice(-300));
        await sleep(20);
      }
    }),
  );
  for (const name of ['identity', 'sales', 'edge']) await split.restart(name);
  going = false;
  await load;
  check(
    `a rolling restart under load, ${asked} requests, ${reconnected} connections opened again`,
    failed.length && `${failed.length} failed: ${failed[0]}`,
  );
}

/** SIGTERM while six people listen: every stream ends as a whole answer, and the process within ten seconds. */
async function endsWithOpenStreams(shape, process, token) {
  const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' };
  const streams = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const response = await fetch(`${shapes[shape]}/events`, { headers });
      const reader = response.body.getReader();
      await reader.read();
      return reader;
    }),
  );
  const exited = once(process, 'exit');
  const started = performance.now();
  process.kill('SIGTERM');
  const endings = await Promise.all(
    streams.map(async (reader) => {
      try {
        while (!(await reader.read()).done);
        return null;
      } catch (error) {
        return String(error.cause ?? error);
      }
    }),
  );
  const [code] = await exited;
  const seconds = (performance.now() - started) / 1000;
  const problems = [
    ...new Set(endings.filter(Boolean)),
    ...(code === 0 ? [] : [`ended with ${code}`]),
    ...(seconds < 10 ? [] : [`took ${seconds.toFixed(1)} s`]),
  ];
  check(`SIGTERM with open streams: ${shape}`, problems.join('; ') || null);
}

/** Of all that was sent until now, by every role of both shapes. */
async function everyStatementNamesItsProvider() {
  const { statements, findings } = await auditStatements(installation.adminUrl, log);
  const problems = findings.map(findingText).join('\n');
  check(`${statements} statements are each answered by one machine`, problems && `\n${problems}`);
}

async function deadService(token) {
  const gone = once(split.processes.sales, 'exit');
  split.processes.sales.kill('SIGKILL');
  await gone;
  const body = { query: '{ stores(first: 5) { edges { node { id name contract { id } } } } }' };
  const { text } = await ask(shapes.split, token, body);
  const { data, errors = [] } = JSON.parse(text);
  const stores = data?.stores?.edges ?? [];
  const problems = [];
  if (!stores.length || stores.some(({ node }) => !node.name)) problems.push('the other fields are gone');
  if (stores.some(({ node }) => node.contract)) problems.push('the dead service answered');
  if (!errors.length || errors.some(({ extensions }) => extensions?.code !== 'UNAVAILABLE'))
    problems.push(`errors: ${JSON.stringify(errors).slice(0, 300)}`);
  if (/ECONNREFUSED|127\.0\.0\.1|representations|sales/.test(text))
    problems.push(`it tells of the inside: ${text.slice(-400)}`);
  check('a dead service', problems.join('; ') || null);
}

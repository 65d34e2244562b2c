// The gateway beside its peers, as CPU of node and PostgreSQL for a request, in multiples of a bare server of the same
// run.
//
//   npm run bench:gateway [-- --only layer,store,board,quote,reports,isolation,process,split,growth]
//
// ZUOXI_BENCH_BEFORE names a built workspace of an earlier version, which is then asked the same. ZUOXI_BENCH_DATA names
// a directory where the installations stay for the next run; loading the demo is most of the time.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../tools/installation.mjs';
import { judge, machine, round } from '../support.mjs';
import { measureGrowth } from './measure-growth.mjs';
import { measureIsolation } from './measure-isolation.mjs';
import { measureLayer } from './layer.mjs';
import { nodeOf, residentMegabytes } from './measure.mjs';
import { measureBoard, measureQuote, measureStore } from './measure-product.mjs';
import { measureReports } from './measure-reports.mjs';
import { measureSplit } from './measure-split.mjs';
import { openProduct } from './product.mjs';

const parts = ['layer', 'store', 'board', 'quote', 'reports', 'isolation', 'process', 'split', 'growth'];
const { values: args } = parseArgs({ options: { only: { type: 'string', default: parts.join() } } });
const wanted = new Set(args.only.split(','));
for (const part of wanted) if (!parts.includes(part)) throw new Error(`--only takes ${parts.join()}`);

/** The peers are nobody's dependency but this command's. */
function installPeers() {
  const folder = join(root, 'bench/gateway/peers');
  const stamp = join(folder, 'node_modules', '.installed');
  const lock = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: 'inherit',
  });
  writeFileSync(stamp, lock);
}

const before = process.env.ZUOXI_BENCH_BEFORE;
const kept = process.env.ZUOXI_BENCH_DATA;
const result = { machine: machine() };
const bars = {};
const say = (text) => process.stderr.write(`${text}\n`);

installPeers();
const directories = [];
const open = [];
const openIn = async (workspace) => {
  const directory = kept
    ? join(kept, createHash('sha256').update(workspace).digest('hex').slice(0, 8))
    : mkdtempSync(join(tmpdir(), 'zuoxi-bench-'));
  mkdirSync(directory, { recursive: true });
  chmodSync(directory, 0o755); // PostgreSQL does not run as root, and must be let in
  if (!kept) directories.push(directory);
  say(`loading the demo into an installation of ${workspace} …`);
  const product = await openProduct(workspace, directory);
  open.push(product);
  return product;
};

/** What a part found is told at once, and one that fails takes no other with it. */
async function part(name, title, work) {
  if (!wanted.has(name)) return;
  say(`${title} …`);
  try {
    for (const product of open) await product.renew();
    result[name] = await work();
    say(JSON.stringify(result[name]));
  } catch (error) {
    result[name] = String(error.stack ?? error);
    bars[`${name} was measured`] = [1, 0];
    say(result[name]);
  }
}

try {
  await part('layer', 'the GraphQL layer alone', async () => {
    const rows = await measureLayer();
    bars['GraphQL layer alone, of the former server'] = [round(nodeOf(rows[2]) / nodeOf(rows[0]), 2), 0.6];
    return rows;
  });
  const now = parts.slice(1).some((name) => wanted.has(name)) ? await openIn(root) : null;
  const compares = ['store', 'board', 'quote'].some((name) => wanted.has(name));
  const former = before && compares ? await openIn(before) : null;
  await part('store', 'a store and its name', () => measureStore(now, former, bars));
  await part('board', 'the roster board', () => measureBoard(now, former, bars));
  await part('quote', 'the quote preview', () => measureQuote(now, former, bars));
  await part('reports', 'a store and its reports, beside peers', () => measureReports(now, bars));
  await part('isolation', 'row-level security', () => measureIsolation(now, bars));
  await part('process', 'the process', async () => {
    const megabytes = residentMegabytes(now.pid);
    const { serverSeconds, serverCpuSeconds, wholeSeconds } = await now.coldStart();
    bars['resident after load (MB)'] = [megabytes, 400];
    bars['cold start on an existing database (s)'] = [round(serverSeconds), 5];
    return {
      megabytes,
      coldStartSeconds: round(serverSeconds),
      coldStartCpuSeconds: round(serverCpuSeconds),
      withPostgresSeconds: round(wholeSeconds),
    };
  });
  await part('split', 'the split deployment', async () => {
    await now.end();
    return measureSplit(now, bars);
  });
  await part('growth', 'the busiest documents, and again with a year of ten stores', async () => {
    // What is kept for the next run is the demo, and this leaves none.
    directories.push(now.directory);
    await now.end();
    await now.start();
    return measureGrowth(now, bars);
  });
} finally {
  for (const product of open) await product.stop();
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
}
judge(result, bars);

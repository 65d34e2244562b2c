// Walks the journeys on two installations of their own, fresh data directories on free ports: one with a small demo, and
// an empty one for the first day of a company. `--url http://…` walks the former's on a server that runs already, and
// leaves the first day and the many out; other arguments go to Playwright.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
// The tools stand above all projects, and belong to none.
const tools = new URL('../../tools/', import.meta.url);
const { openInstallation, root, spawnServer } = await import(new URL('installation.mjs', tools).href);
const args = process.argv.slice(2);
const urlAt = args.indexOf('--url');
const givenUrl = urlAt >= 0 ? args.splice(urlAt, 2)[1] : null;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** @returns { url, setup, stop } of a server of its own, ready to be walked through; `setup` is an empty one's first link */
async function startServer(env) {
  const directory = mkdtempSync(join(tmpdir(), 'zuoxi-journeys-'));
  // Under root the database runs as a user of its own, who has to get in.
  chmodSync(directory, 0o755);
  const installation = await openInstallation({ directory, embedded: true });
  const port = await freePort();
  const server = spawnServer(installation, { port, env });
  const exited = once(server, 'exit');
  const stop = async () => {
    if (server.exitCode === null) server.kill('SIGTERM');
    await exited;
    await installation.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  let setup = '';
  const ready = new Promise((done) =>
    server.on('message', (message) => {
      setup = message.setup?.path ?? setup;
      if (message === 'ready') done(true);
    }),
  );
  const url = `http://127.0.0.1:${port}`;
  if (await Promise.race([ready, exited.then(() => false)]))
    return { url, stop, setup: () => new URL(setup, url).href };
  await stop();
  throw new Error(`The server ended with code ${server.exitCode} before it was ready.`);
}

const server = givenUrl
  ? { url: givenUrl, stop: async () => undefined }
  : await startServer({ ZUOXI_DEMO: '1', ZUOXI_DEMO_DAYS: '5', ZUOXI_SCHEDULES: 'off' });
const empty = givenUrl ? null : await startServer({ ZUOXI_DEMO: '0', ZUOXI_SCHEDULES: 'off' });
if (!empty)
  console.log(
    '07-first-day and 09-many are left out: they need installations of their own, empty or to be filled.',
  );
let code = 1;
try {
  const { JOURNEYS_RESULT } = process.env;
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const walk = spawn(
    process.execPath,
    [cli, 'test', '--config', join(here, 'playwright.config.ts'), ...args],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        JOURNEYS_URL: server.url,
        ...(empty ? { JOURNEYS_SETUP_LINK: empty.setup() } : {}),
        // The shop of this walk is a new one, also on a server that was walked before.
        JOURNEYS_SHOP: process.env.JOURNEYS_SHOP ?? Date.now().toString(36),
        ...(JOURNEYS_RESULT ? { JOURNEYS_RESULT: resolve(JOURNEYS_RESULT) } : {}),
      },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => walk.kill(signal));
  [code] = await once(walk, 'exit');
} finally {
  await server.stop();
  await empty?.stop();
}
process.exit(code ?? 1);

// Walks the journeys on an installation of their own: a fresh data directory with a small demo, on a free port.
// `--url http://…` walks them on a server that runs already; other arguments go to Playwright.
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

/** @returns { url, stop } of a server of its own, ready to be walked through */
async function startServer() {
  const directory = mkdtempSync(join(tmpdir(), 'zuoxi-journeys-'));
  // Under root the database runs as a user of its own, who has to get in.
  chmodSync(directory, 0o755);
  const installation = await openInstallation({ directory, embedded: true });
  const port = await freePort();
  const server = spawnServer(installation, { port, env: { ZUOXI_DEMO: '1', ZUOXI_DEMO_DAYS: '5' } });
  const exited = once(server, 'exit');
  const stop = async () => {
    if (server.exitCode === null) server.kill('SIGTERM');
    await exited;
    await installation.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  const ready = new Promise((done) => server.on('message', (message) => message === 'ready' && done(true)));
  if (await Promise.race([ready, exited.then(() => false)])) return { url: `http://127.0.0.1:${port}`, stop };
  await stop();
  throw new Error(`The server ended with code ${server.exitCode} before it was ready.`);
}

const server = givenUrl ? { url: givenUrl, stop: async () => undefined } : await startServer();
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
}
process.exit(code ?? 1);

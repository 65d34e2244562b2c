// The split deployment on one machine: the edge and each service as a process of its own. `startSplit` is what
// `npm run start:split`, the conformance test and the benchmarks share.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { serviceNames } from './services.mjs';

/** Starts one process and waits until it serves. */
async function startProcess(root, app, env) {
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, `apps/${app}/dist/main.js`)], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`${env.ZUOXI_SERVICE ?? app} ended with ${code} before it was ready`);
  });
  died.catch(() => undefined);
  await Promise.race([once(child, 'message'), died]);
  return child;
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

/**
 * @param installation an open installation
 * @param port the edge's; the services take the next ones
 * @returns { processes, restart, stop }: processes by name; restart replaces one without a gap
 */
export async function startSplit(installation, { port, env = {} }) {
  const { root } = installation;
  const ports = Object.fromEntries(serviceNames.map((name, index) => [name, port + 1 + index]));
  const common = {
    ZUOXI_ROOT: root,
    ZUOXI_FILES: installation.filesDirectory,
    ZUOXI_MASTER_KEY: installation.masterKey,
    ZUOXI_CONTEXT_KEYS: `1:${installation.contextSecret}`,
    ZUOXI_REUSE_PORT: '1',
    ZUOXI_DRAIN_MS: '1500',
    ZUOXI_LOG_LEVEL: process.env.ZUOXI_LOG_LEVEL ?? 'warn',
    ...Object.fromEntries(
      serviceNames.map((name) => [`ZUOXI_${name.toUpperCase()}_URL`, `http://127.0.0.1:${ports[name]}`]),
    ),
    ...env,
  };
  // One port each on this machine, counted from the one given: the edge's, then the services'.
  const metricsOf = (name) => {
    const first = Number(process.env.ZUOXI_METRICS_PORT ?? 0);
    return { ZUOXI_METRICS_PORT: String(first && first + 1 + serviceNames.indexOf(name)) };
  };
  const start = (name) =>
    name === 'edge'
      ? startProcess(root, 'edge', { ...common, ...metricsOf(name), PORT: String(port) })
      : startProcess(root, 'service', {
          ...common,
          ...metricsOf(name),
          ZUOXI_SERVICE: name,
          ZUOXI_DATABASE_URL: installation.databaseUrlOf(name),
          PORT: String(ports[name]),
        });
  const processes = {};
  const names = [...serviceNames, 'edge'];
  await Promise.all(names.map(async (name) => (processes[name] = await start(name))));
  return {
    processes,
    ports,
    /** The new one listens on the same port before the old one stops. */
    async restart(name) {
      const old = processes[name];
      processes[name] = await start(name);
      await end(old);
    },
    async stop() {
      await end(processes.edge);
      await Promise.all(serviceNames.map((name) => end(processes[name])));
    },
  };
}

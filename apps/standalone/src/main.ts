import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createServer, endGracefully, serveMetrics } from '@zuoxi/gateway';
import { ProviderService, SetupService } from '@zuoxi/identity';
import { LocalFileStorage } from '@zuoxi/platform/files';
import { JobQueue } from '@zuoxi/platform/jobs';
import { Schedules } from '@zuoxi/platform/schedules';
import { logger } from '@zuoxi/platform/telemetry';
import { standaloneModule } from './app.module.js';
import { Demo } from './demo/demo.js';
import { MovableClock } from './demo/movable-clock.js';
import { demoAccounts } from './demo/people.js';

const root = process.env['ZUOXI_ROOT'] ?? process.cwd();
const databaseUrl = process.env['ZUOXI_DATABASE_URL'];
if (!databaseUrl) throw new Error('ZUOXI_DATABASE_URL is not set; npm start sets it');
const filesDirectory = resolve(process.env['ZUOXI_FILES'] ?? `${root}/data/files`);
mkdirSync(filesDirectory, { recursive: true });
const storage = new LocalFileStorage(filesDirectory);

/** The services of this installation without the edge, for what comes before serving. */
async function withServices(work: (app: INestApplicationContext, clock: MovableClock) => Promise<void>) {
  const clock = new MovableClock();
  const app = await NestFactory.createApplicationContext(
    standaloneModule(root, { databaseUrl: databaseUrl as string, storage, clock }),
    { logger: ['error'], abortOnError: false },
  );
  const jobs = app.get(JobQueue, { strict: false });
  await jobs.open();
  try {
    await work(app, clock);
  } finally {
    await jobs.stop();
    await app.close();
  }
}

/** Fills an empty installation with the demo provider; an installation with people in it is left alone. */
async function loadDemo(app: INestApplicationContext, clock: MovableClock): Promise<void> {
  if (!(await app.get(ProviderService, { strict: false }).isEmpty())) return;
  process.send?.({ phase: '正在生成演示数据 · loading the demo provider' });
  const days = Number(process.env['ZUOXI_DEMO_DAYS'] ?? 28);
  await new Demo(app, clock, (phase) => void process.send?.({ phase }), days).load();
}

/** An empty installation says how its first company comes in; its link is a secret, so it goes to no log. */
async function sayHowToBegin(app: INestApplicationContext): Promise<void> {
  const setup = await app.get(SetupService, { strict: false }).makeFirstLink();
  if (!setup) return;
  if (process.send) process.send({ setup });
  else process.stdout.write(`${setup.path}\n`);
}

const withDemo = process.env['ZUOXI_DEMO'] === '1';
const loadOnly = process.env['ZUOXI_LOAD_ONLY'] === '1';
if (withDemo) await withServices(loadDemo);
if (loadOnly && !withDemo) await withServices(sayHowToBegin);
if (loadOnly) process.exit(0);
const app = await createServer(standaloneModule(root, { databaseUrl, storage }), root);
endGracefully(() => app.close());
await app.get(JobQueue, { strict: false }).start();
app.get(Schedules, { strict: false }).start();
await serveMetrics();
const port = Number(process.env['PORT'] ?? 3000);
await app.listen(port, process.env['HOST'] ?? '127.0.0.1');
logger.info({ port }, 'ready');
if (!withDemo) await sayHowToBegin(app);
if (withDemo) process.send?.({ accounts: demoAccounts() });
process.send?.('ready');
// Whoever started this process is gone: without it, this one would keep the port and nobody would know.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));

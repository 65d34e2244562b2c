import { mkdirSync } from 'node:fs';
import type { Type } from '@nestjs/common';
import {
  createService,
  endGracefully,
  EventsController,
  FilesController,
  Gatekeeper,
  listenOptions,
  neighboursOfEnvironment,
  remotePort,
  serveMetrics,
  ServiceModule,
} from '@zuoxi/gateway';
import { LocalFileStorage } from '@zuoxi/platform/files';
import { JobQueue } from '@zuoxi/platform/jobs';
import { PlatformModule } from '@zuoxi/platform/module';
import { Schedules } from '@zuoxi/platform/schedules';
import { logger } from '@zuoxi/platform/telemetry';
import { answersOf, oneService } from '@zuoxi/services';
import type { FastifyInstance } from 'fastify';

const need = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
};

const service = need('ZUOXI_SERVICE');
// Streams and files are opened by who a token is; identity knows that.
const isIdentity = service === 'identity';
const root = process.env['ZUOXI_ROOT'] ?? process.cwd();
const filesDirectory = need('ZUOXI_FILES');
mkdirSync(filesDirectory, { recursive: true });
const neighbours = neighboursOfEnvironment();
const platform = PlatformModule.with({
  databaseUrl: need('ZUOXI_DATABASE_URL'),
  storage: new LocalFileStorage(filesDirectory),
  poolSize: Number(process.env['ZUOXI_POOL'] ?? 8),
});
const remote = (owner: string, port: string, methods: readonly string[]) =>
  remotePort<Record<string, unknown>>(neighbours, owner, port, methods);
const module = ServiceModule.with({
  root,
  service,
  controllers: isIdentity ? [EventsController, FilesController] : [],
  imports: [platform, ...oneService(service, remote, isIdentity ? { Gatekeeper } : {})],
});
const app = await createService(module, service, neighbours.keys, (nest) =>
  answersOf(service, <T>(token: Type<T>) => nest.get(token, { strict: false })),
);
endGracefully(() => app.close());
await app.get(JobQueue, { strict: false }).start();
app.get(Schedules, { strict: false }).start();
await serveMetrics();
const address = listenOptions(3000);
const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
await fastify.listen(address);
logger.info({ service, port: address.port }, 'ready');
process.send?.('ready');
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));

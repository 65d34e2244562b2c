import { mkdirSync } from 'node:fs';
import type { Type } from '@nestjs/common';
import {
  createService,
  endGracefully,
  listenOptions,
  neighboursOfEnvironment,
  serveMetrics,
  ServiceModule,
} from '@zuoxi/gateway';
import { LocalFileStorage } from '@zuoxi/platform/files';
import type { ApiService } from '@zuoxi/platform/database';
import { JobQueue } from '@zuoxi/platform/jobs';
import { PlatformModule } from '@zuoxi/platform/module';
import { logger } from '@zuoxi/platform/telemetry';
import type { FastifyInstance } from 'fastify';
import { services } from './services.js';

const need = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
};

const service = need('ZUOXI_SERVICE');
const parts = Object.hasOwn(services, service) ? services[service as ApiService] : undefined;
if (!parts) throw new Error(`ZUOXI_SERVICE is ${service}; there are ${Object.keys(services).join(', ')}`);
const root = process.env['ZUOXI_ROOT'] ?? process.cwd();
const filesDirectory = need('ZUOXI_FILES');
mkdirSync(filesDirectory, { recursive: true });
const neighbours = neighboursOfEnvironment();
const { imports, controllers = [], ports } = parts(neighbours);
const platform = PlatformModule.with({
  databaseUrl: need('ZUOXI_DATABASE_URL'),
  storage: new LocalFileStorage(filesDirectory),
  poolSize: Number(process.env['ZUOXI_POOL'] ?? 8),
});
const module = ServiceModule.with({ root, service, controllers, imports: [platform, ...(imports ?? [])] });
const app = await createService(
  module,
  service,
  neighbours.keys,
  (nest) => ports?.(<T>(token: Type<T>) => nest.get(token, { strict: false })) ?? {},
);
endGracefully(() => app.close());
await app.get(JobQueue, { strict: false }).start();
await serveMetrics();
const address = listenOptions(3000);
const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
await fastify.listen(address);
logger.info({ service, port: address.port }, 'ready');
process.send?.('ready');
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));

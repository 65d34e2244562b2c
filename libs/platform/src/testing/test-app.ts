import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { ProviderContext } from '../context/index.js';
import { Files, LocalFileStorage, type StoredFile } from '../files/index.js';
import { JobQueue } from '../jobs/index.js';
import { PlatformModule } from '../module/index.js';
import { TestClock } from './test-clock.js';
import { makeTestDatabase, type TestDatabase } from './test-database.js';

/** Services as they run in production, on a database of their own and a clock that stands still. */
export interface TestApp {
  /** Where its files lie. */
  readonly directory: string;
  readonly db: TestDatabase;
  readonly clock: TestClock;
  readonly jobs: JobQueue;
  get<T>(service: Type<T> | (abstract new (...args: never[]) => T)): T;
  /** Puts a file into the storage as an upload does. */
  receive(ctx: ProviderContext, name: string, content: string | Buffer, storeId: string): Promise<StoredFile>;
  close(): Promise<void>;
}

@Module({})
class TestModule {}

export async function startTestApp(...modules: (Type | DynamicModule)[]): Promise<TestApp> {
  const db = await makeTestDatabase();
  const clock = new TestClock();
  const directory = await mkdtemp(join(tmpdir(), 'zuoxi-test-'));
  const storage = new LocalFileStorage(directory);
  const app = await NestFactory.createApplicationContext(
    {
      module: TestModule,
      imports: [
        PlatformModule.with({
          databaseUrl: db.url,
          storage,
          clock,
          poolSize: 6,
          masterKey: 'a key for tests alone',
          publicUrl: 'https://zuoxi.example.com',
        }),
        ...modules,
      ],
    },
    { logger: ['error'], abortOnError: false },
  );
  const jobs = app.get(JobQueue, { strict: false });
  await jobs.open();
  return {
    db,
    directory,
    clock,
    jobs,
    get: (service) => app.get(service, { strict: false }),
    receive: (ctx, name, content, storeId) =>
      app.get(Files, { strict: false }).receive(ctx, {
        name,
        mediaType: 'text/csv',
        storeId,
        content: Readable.from([Buffer.from(content)]),
        limitBytes: 1 << 26,
        permission: 'original:reveal',
      }),
    close: async () => {
      await app.close();
      await db.drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

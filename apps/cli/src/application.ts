import { mkdirSync } from 'node:fs';
import { type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { LocalFileStorage } from '@zuoxi/platform/files';
import { JobQueue } from '@zuoxi/platform/jobs';
import { PlatformModule } from '@zuoxi/platform/module';
import { everyService } from '@zuoxi/services';
import type { JobKind } from '@zuoxi/vocabulary';

/** Where an installation is, database running and up to date; see `tools/installation.mjs`. */
export interface Installation {
  readonly root: string;
  readonly filesDirectory: string;
  /** As the database's owner, past row-level security. */
  readonly adminUrl: string;
  /** As the application. */
  readonly databaseUrl: string;
  /** What wraps secrets at rest. */
  readonly masterKey: string;
  /** What signs the heads of the audit chains, and where those lie. */
  readonly anchorKey: string;
  readonly anchorsDirectory: string;
  /** Ends a database server that was started for this command. */
  stop(): Promise<void>;
}
export type OpenInstallation = () => Promise<Installation>;

@Module({})
class CommandModule {}

/** The services of an installation in this process, without the edge. */
export class Application {
  private constructor(
    private readonly context: INestApplicationContext,
    readonly jobs: JobQueue,
  ) {}

  static async open({ databaseUrl, filesDirectory, masterKey }: Installation): Promise<Application> {
    mkdirSync(filesDirectory, { recursive: true });
    const imports = [
      PlatformModule.with({
        databaseUrl,
        storage: new LocalFileStorage(filesDirectory),
        masterKey,
        poolSize: 6,
      }),
      ...everyService(),
    ];
    const context = await NestFactory.createApplicationContext(
      { module: CommandModule, imports },
      { logger: ['error'], abortOnError: false },
    );
    const jobs = context.get(JobQueue, { strict: false });
    await jobs.open();
    return new Application(context, jobs);
  }

  get<Service>(token: Type<Service>): Service {
    return this.context.get(token, { strict: false });
  }

  /** Does waiting jobs of a kind here, or waits for a server that took them first, until `done` says so. */
  async workUntil<Result>(kind: JobKind, done: () => Promise<Result | null>): Promise<Result> {
    for (;;) {
      await this.jobs.drain(kind);
      const result = await done();
      if (result) return result;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

import {
  type DynamicModule,
  Global,
  Module,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';
import { PublicAddress } from '../address/index.js';
import { BellReader } from '../bell/index.js';
import { Clock, SystemClock } from '../calendar/index.js';
import { Files, FileStorage } from '../files/index.js';
import { HolidayReader } from '../holidays/index.js';
import { DataKeys, MasterKey } from '../keys/index.js';
import { JobQueue, TaskReader, Tasks } from '../jobs/index.js';
import { Database, type Entity, makePool, Pool, type Service, sourceOf } from '../database/index.js';
import { ScheduleDesk, ScheduleRuns, Schedules } from '../schedules/index.js';
import { SettingsDesk } from '../settings/index.js';
import { platformEntities } from './entities.js';

export interface PlatformOptions {
  /** As the application's login. */
  readonly databaseUrl: string;
  readonly storage: FileStorage;
  /** What the installation's own key comes from; `ZUOXI_MASTER_KEY` unless given. */
  readonly masterKey?: string;
  /** Where people reach the installation; `ZUOXI_PUBLIC_URL` unless given. */
  readonly publicUrl?: string;
  readonly clock?: Clock;
  readonly poolSize?: number;
}

/** One database door a service: `@Inject(doorOf('sales')) db: Database`. */
export const doorOf = (service: Service): string => `zuoxi:database:${service}`;

/** @param entities beside the platform's: the service's own tables, and published views that it asks by name. */
export const provideDoor = (service: Service, entities: readonly Entity[] = []): Provider => ({
  provide: doorOf(service),
  inject: [Pool, Clock, JobQueue],
  useFactory: async (pool: Pool, clock: Clock, jobs: JobQueue) =>
    new Database({
      pool,
      service,
      source: await sourceOf([...platformEntities, ...entities]),
      clock,
      sendJob: jobs.send,
    }),
});

/** What every service in a process shares: connections, clock, queue, files, tasks. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(
    private readonly pool: Pool,
    private readonly jobs: JobQueue,
    private readonly schedules: Schedules,
  ) {}

  /** Jobs before connections: those still running need them. */
  async onApplicationShutdown(): Promise<void> {
    await this.schedules.stop();
    await this.jobs.stop();
    await this.pool.end();
  }

  static with(options: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      providers: [
        { provide: Pool, useFactory: () => makePool(options.databaseUrl, options.poolSize ?? 16) },
        { provide: Clock, useValue: options.clock ?? new SystemClock() },
        { provide: JobQueue, useFactory: () => new JobQueue(options.databaseUrl) },
        { provide: FileStorage, useValue: options.storage },
        provideDoor('platform'),
        {
          provide: MasterKey,
          useFactory: () => new MasterKey(options.masterKey ?? process.env['ZUOXI_MASTER_KEY'] ?? ''),
        },
        {
          provide: PublicAddress,
          useFactory: () => new PublicAddress(options.publicUrl ?? process.env['ZUOXI_PUBLIC_URL']),
        },
        {
          provide: DataKeys,
          inject: [doorOf('platform'), MasterKey, Clock],
          useFactory: (db: Database, master: MasterKey, clock: Clock) => new DataKeys(db, master, clock),
        },
        {
          provide: Files,
          inject: [FileStorage, DataKeys, Clock],
          useFactory: (storage: FileStorage, keys: DataKeys, clock: Clock) => new Files(storage, keys, clock),
        },
        {
          provide: Tasks,
          inject: [doorOf('platform'), Clock, JobQueue],
          useFactory: (db: Database, clock: Clock, jobs: JobQueue) => {
            const tasks = new Tasks(db, clock);
            jobs.onGiveUp = (job, reason) => tasks.giveUp(job, reason);
            return tasks;
          },
        },
        {
          provide: TaskReader,
          inject: [doorOf('platform'), Clock],
          useFactory: (db: Database, clock: Clock) => new TaskReader(db, clock),
        },
        {
          provide: BellReader,
          inject: [doorOf('platform')],
          useFactory: (db: Database) => new BellReader(db),
        },
        {
          provide: Schedules,
          inject: [doorOf('platform'), Clock],
          useFactory: (db: Database, clock: Clock) => new Schedules(db, clock),
        },
        {
          provide: ScheduleDesk,
          inject: [doorOf('platform'), Clock],
          useFactory: (db: Database, clock: Clock) => new ScheduleDesk(db, clock),
        },
        {
          provide: ScheduleRuns,
          inject: [doorOf('platform'), Clock, JobQueue],
          useFactory: (db: Database, clock: Clock, jobs: JobQueue) => new ScheduleRuns(db, clock, jobs),
        },
        {
          provide: SettingsDesk,
          inject: [doorOf('platform'), Clock],
          useFactory: (db: Database, clock: Clock) => new SettingsDesk(db, clock),
        },
        {
          provide: HolidayReader,
          inject: [doorOf('platform')],
          useFactory: (db: Database) => new HolidayReader(db),
        },
      ],
      exports: [
        HolidayReader,
        Pool,
        Clock,
        JobQueue,
        FileStorage,
        Files,
        MasterKey,
        PublicAddress,
        DataKeys,
        Tasks,
        TaskReader,
        BellReader,
        Schedules,
        ScheduleRuns,
        ScheduleDesk,
        SettingsDesk,
        doorOf('platform'),
      ],
    };
  }
}

export { platformEntities } from './entities.js';
export * from './ports.js';

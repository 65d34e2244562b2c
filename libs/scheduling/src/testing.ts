import { portsModule } from '@zuoxi/platform/module';
import { startTestApp, type TestApp } from '@zuoxi/platform/testing';
import { People } from './leaving/people.js';
import { SchedulingModule } from './scheduling.module.js';

/** Rosters of agents who have no login. */
class Nobody extends People {
  endingsOfAgent = async () => [];
  agentLeaves = async () => undefined;
}

export const startScheduling = (): Promise<TestApp> =>
  startTestApp(
    SchedulingModule,
    portsModule({ People }, [], () => new Nobody()),
  );

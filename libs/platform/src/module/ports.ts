import type { DynamicModule, Type } from '@nestjs/common';
import type { Entity } from '../database/index.js';

/** What a port is asked by: an abstract class that one service answers for others. */
export type Port = abstract new (...args: never[]) => object;

/** What a service is to the processes that are made of it. */
export interface ServiceDefinition {
  readonly module: Type;
  /** Its tables. */
  readonly entities?: readonly Entity[];
  /** Ports that other services answer, by name: what its own code injects. */
  readonly asks?: Readonly<Record<string, Port>>;
  /** Ports that it answers, by name: by which of its providers, and which methods another process may call. */
  readonly answers?: Readonly<Record<string, PortAnswer>>;
}
export interface PortAnswer {
  readonly of: Type;
  readonly methods: readonly string[];
}

/**
 * Ports for everything in a process.
 *
 * @param asked what is injected there, by name
 * @param here the services of this process
 * @param elsewhere what stands for a port that none of them answers
 * @throws Error for a port that nobody answers
 */
export function portsModule(
  asked: Readonly<Record<string, Port>>,
  here: readonly ServiceDefinition[],
  elsewhere?: (port: string) => object,
): DynamicModule {
  const ports = Object.entries(asked).map(([name, token]) => {
    const service = here.find(({ answers }) => answers?.[name]);
    if (service)
      return {
        module: service.module,
        provider: { provide: token, useExisting: service.answers?.[name]?.of },
      };
    if (!elsewhere) throw new Error(`no service answers ${name}`);
    return { module: null, provider: { provide: token, useFactory: () => elsewhere(name) } };
  });
  return {
    global: true,
    module: class PortsModule {},
    imports: [...new Set(ports.flatMap(({ module }) => module ?? []))],
    providers: ports.map(({ provider }) => provider),
    exports: Object.values(asked),
  };
}

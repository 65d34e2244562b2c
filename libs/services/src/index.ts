import type { DynamicModule, Type } from '@nestjs/common';
import { type Port, portsModule, type ServiceDefinition } from '@zuoxi/platform/module';
import { definitions } from './definitions.js';

type Definitions = typeof definitions;
type All<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer Each) => void
  ? Each
  : never;
type Asked = All<
  Definitions[keyof Definitions] extends infer D ? (D extends { asks: infer Asks } ? Asks : never) : never
>;
type Answered = All<
  Definitions[keyof Definitions] extends infer D
    ? D extends { answers: infer Answers }
      ? Answers
      : never
    : never
>;
type Made<Class> = Class extends abstract new (...args: never[]) => infer Instance ? Instance : never;
type Answers<Name> = Name extends keyof Answered
  ? Answered[Name] extends { of: infer Class }
    ? Made<Class>
    : never
  : never;
/** Does not compile where a port is answered by nobody, or by something else than it asks for. */
export type PortsFit<
  Given extends { [Name in keyof Asked]: Made<Asked[Name]> } = { [Name in keyof Asked]: Answers<Name> },
> = Given;

const all: Readonly<Record<string, ServiceDefinition>> = definitions;
const asksOf = (services: readonly ServiceDefinition[]): Record<string, Port> =>
  Object.assign({}, ...services.map(({ asks }) => asks ?? {})) as Record<string, Port>;

/** @throws Error naming those that there are */
export function definitionOf(name: string): ServiceDefinition {
  const found = Object.hasOwn(all, name) ? all[name] : undefined;
  if (!found) throw new Error(`there is no service ${name}; there are ${Object.keys(all).join(', ')}`);
  return found;
}

/** Every service in one process. `asked` are ports that the process itself injects. */
export function everyService(asked: Readonly<Record<string, Port>> = {}): (Type | DynamicModule)[] {
  const services = Object.values(all);
  return [...services.map(({ module }) => module), portsModule({ ...asked, ...asksOf(services) }, services)];
}

/**
 * One service by itself.
 *
 * @param remote a port of another process: whose it is, its name, the methods that may be called
 * @param asked ports that the process itself injects
 */
export function oneService(
  name: string,
  remote: (service: string, port: string, methods: readonly string[]) => object,
  asked: Readonly<Record<string, Port>> = {},
): (Type | DynamicModule)[] {
  const service = definitionOf(name);
  const elsewhere = (port: string): object => {
    const [owner, { answers }] = Object.entries(all).find(([, each]) => each.answers?.[port]) ?? [
      '',
      {} as ServiceDefinition,
    ];
    const answer = answers?.[port];
    if (!answer) throw new Error(`no service answers ${port}`);
    return remote(owner, port, answer.methods);
  };
  return [service.module, portsModule({ ...asked, ...service.asks }, [service], elsewhere)];
}

/** What a service answers for others, made in this process. */
export const answersOf = (name: string, get: <T>(token: Type<T>) => T) =>
  Object.fromEntries(
    Object.entries(definitionOf(name).answers ?? {}).map(([port, { of, methods }]) => [
      port,
      { of: get(of) as object, methods },
    ]),
  );

import { plainToInstance } from 'class-transformer';
import { getMetadataStorage } from 'class-validator';
import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';
import { isReadField } from './contract.js';

type Class = abstract new (...args: never[]) => object;
interface Handler {
  readonly coordinate: string;
  readonly at: string;
  readonly parameters: readonly { readonly argument: string | undefined; readonly type: unknown }[];
}

/** Where Nest keeps what its decorators say. */
const keys = {
  type: 'graphql:resolver_type',
  name: 'graphql:resolver_name',
  parameters: '__routeArguments__',
} as const;
/** How Nest marks a parameter that takes arguments. */
const takesArguments = 3;

/**
 * Where resolvers and inputs are not what the SDL says: a field that nothing answers, an argument that nothing takes,
 * an input field that no validator knows. Anything here must keep the process from starting.
 *
 * @param schema as it was made from the SDL, with the federation's own fields or without
 * @param instances every provider of the process; those without resolvers do not matter
 */
export function contractGaps(schema: GraphQLSchema, instances: readonly object[]): string[] {
  const handlers = new Map(
    instances.flatMap(handlersOf).map((handler) => [handler.coordinate, handler] as const),
  );
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type))
    .filter(({ name }) => !name.startsWith('_'))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter(({ name }) => !name.startsWith('_'))
        .flatMap((field) => {
          const coordinate = `${type.name}.${field.name}`;
          const handler = handlers.get(coordinate);
          if (handler) return gapsOfArguments(handler, field.args);
          return isReadField(type.name, field.name) ? [] : [`${coordinate}: no resolver and no property`];
        }),
    );
}

function handlersOf(instance: object): Handler[] {
  const prototype = Object.getPrototypeOf(instance) as object;
  return Object.getOwnPropertyNames(prototype).flatMap((method) => {
    const handler: unknown = Object.getOwnPropertyDescriptor(prototype, method)?.value;
    if (method === 'constructor' || typeof handler !== 'function') return [];
    const type = (Reflect.getMetadata(keys.type, handler) ??
      Reflect.getMetadata(keys.type, instance.constructor)) as string | undefined;
    const name = Reflect.getMetadata(keys.name, handler) as string | undefined;
    if (!type || !name) return [];
    const types = (Reflect.getMetadata('design:paramtypes', prototype, method) ?? []) as unknown[];
    const marks = (Reflect.getMetadata(keys.parameters, instance.constructor, method) ?? {}) as Record<
      string,
      { readonly index: number; readonly data?: unknown }
    >;
    return [
      {
        coordinate: `${type}.${name}`,
        at: `${instance.constructor.name}.${method}`,
        parameters: Object.entries(marks)
          .filter(([mark]) => Number(mark.split(':')[0]) === takesArguments)
          .map(([, { index, data }]) => ({
            argument: typeof data === 'string' ? data : undefined,
            type: types[index],
          })),
      },
    ];
  });
}

function gapsOfArguments(
  { coordinate, at, parameters }: Handler,
  args: readonly GraphQLArgument[],
): string[] {
  const whole = parameters.find(({ argument }) => argument === undefined);
  if (whole) return gapsOfClass(`${coordinate} (${at})`, whole.type as Class, args);
  const taken = new Map(parameters.map(({ argument, type }) => [argument, type]));
  return [
    ...[...taken.keys()]
      .filter((name) => !args.some((arg) => arg.name === name))
      .map((name) => `${coordinate} (${at}): takes ${name}, which is no argument`),
    ...args.flatMap((arg) => {
      const path = `${coordinate}(${arg.name})`;
      if (!taken.has(arg.name)) return [`${path}: nothing takes it`];
      const named = getNamedType(arg.type);
      if (!isInputObjectType(named)) return [];
      return gapsOfClass(path, taken.get(arg.name) as Class, Object.values(named.getFields()));
    }),
  ];
}

/** Each field of the SDL has a validator in the class, and the class validates nothing else; deeper inputs too. */
function gapsOfClass(
  path: string,
  target: Class | undefined,
  fields: readonly (GraphQLArgument | GraphQLInputField)[],
  seen: readonly Class[] = [],
): string[] {
  if (typeof target !== 'function' || (target as unknown) === Object)
    return [`${path}: its arguments have no class that validates them`];
  if (seen.includes(target)) return [];
  const validated = new Set(
    getMetadataStorage()
      .getTargetValidationMetadatas(target, '', false, false)
      .map(({ propertyName }) => propertyName),
  );
  const unknown = [...validated].filter((property) => !fields.some(({ name }) => name === property));
  return [
    ...unknown.map((property) => `${path}: ${target.name}.${property} is not in the SDL`),
    ...fields.flatMap(({ name, type }) => {
      if (!validated.has(name)) return [`${path}: ${target.name} does not validate ${name}`];
      const named = getNamedType(type);
      if (!isInputObjectType(named)) return [];
      const inner = classWithin(target, name, type);
      return gapsOfClass(`${path}.${name}`, inner, Object.values(named.getFields()), [...seen, target]);
    }),
  ];
}

/** Which class the values within a property become. */
function classWithin(target: Class, property: string, type: GraphQLInputType): Class | undefined {
  const value = isListType(getNullableType(type)) ? [{}] : {};
  const made = plainToInstance(target as unknown as new () => Record<string, unknown>, { [property]: value });
  const within: unknown = [made[property]].flat()[0];
  return (within as { constructor?: Class } | undefined)?.constructor;
}

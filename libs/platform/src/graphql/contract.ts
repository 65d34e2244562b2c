import { Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context/index.js';
import type { GraphqlContext } from './loaders.js';

/** An entity of another service, which only its id stands for here. */
export interface Reference {
  readonly __typename?: string;
  readonly id: string;
}
/** An entity of this service: its source, or a reference that the entity's own resolver completes. */
export type Entity<Source> = Source | { readonly __typename: string; readonly id: string };

/** `Source`, which does not compile where it lacks a field that `Read` names or has it in another type. */
export type Fits<Source extends Read, Read> = Source & Pick<Read, never>;

type Coordinate<Name extends string> = `${Name}.${string}`;
type ParentOf<Made, Field> = Field extends `${infer Name}.${string}`
  ? Name extends keyof Made
    ? Made[Name]
    : never
  : never;
type ArgumentsOf<Takes, Field> = Field extends keyof Takes
  ? Takes[Field] | Takes[Field][keyof Takes[Field]]
  : never;

/** The positions of parameters that nothing fits which Nest can hand to a method that answers `Field`. */
type Unserved<Parameters extends readonly unknown[], Made, Takes, Field> = {
  [Index in keyof Parameters]-?: [
    | Candidates<Parameters[Index], Context | GraphqlContext | GraphQLResolveInfo | ParentOf<Made, Field>>
    | Single<Parameters[Index], Field extends keyof Takes ? Takes[Field] : never>
    | Validated<Parameters[Index], ArgumentsOf<Takes, Field>>,
  ] extends [never]
    ? Index
    : never;
}[number];
type Candidates<Parameter, There> = There extends Parameter ? There : never;
/** One argument by itself: with null, where the caller may say so. */
type Single<Parameter, Arguments> = {
  [Name in keyof Arguments]-?: [Arguments[Name]] extends [Parameter] ? Name : never;
}[keyof Arguments];
/** Arguments as an object, or an input: what their validators leave of it. */
type Validated<Parameter, Argument> = Argument extends object
  ? Parameter extends Argument
    ? Argument
    : never
  : never;

/** Fields that no resolver answers, by type, as each service's SDL and resolvers say. */
const readFields = new Map<string, Set<string>>();

export const isReadField = (type: string, field: string): boolean =>
  readFields.get(type)?.has(field) ?? false;

/**
 * The decorator of one service's resolvers: a method that gives what its field does not have, or takes what its field
 * is not called with, does not compile.
 *
 * @typeParam Made what each type is made of, by name
 * @typeParam Gives what each field with a resolver gives, by coordinate (`Query.quotes`)
 * @typeParam Takes the arguments of each field that has some, by coordinate
 * @param read the fields that no resolver answers, by type
 */
export function resolversOf<Made, Gives, Takes>(read: Readonly<Record<string, readonly string[]>>) {
  for (const [type, fields] of Object.entries(read)) {
    const known = readFields.get(type) ?? new Set();
    readFields.set(type, known);
    for (const field of fields) known.add(field); // services extend each other's types
  }
  return <Field extends keyof Gives & Coordinate<string>>(field: Field) => {
    const [type, name] = field.split('.') as [string, string];
    return <Method extends (...args: never[]) => Gives[Field] | Promise<Gives[Field]>>(
      target: object,
      key: string,
      descriptor: TypedPropertyDescriptor<Method> &
        ([Unserved<Parameters<Method>, Made, Takes, Field>] extends [never]
          ? unknown
          : { parameterThatNothingIsHandedTo: Unserved<Parameters<Method>, Made, Takes, Field> }),
    ): void => {
      if (type === 'Query') Query(name)(target, key, descriptor);
      else if (type === 'Mutation') Mutation(name)(target, key, descriptor);
      else {
        Resolver(type)(target, key, descriptor);
        ResolveField(name)(target, key, descriptor); // last: the decorator above would name the field after its type
      }
    };
  };
}

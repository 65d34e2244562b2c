import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Permission, StoreId } from '@zuoxi/vocabulary';
import type { GraphQLResolveInfo } from 'graphql';
import {
  type AnonymousContext,
  anonymousContext,
  can,
  type Context,
  narrow,
  type ProviderContext,
} from '../context/index.js';
import { DomainError, found } from '../errors/index.js';
import type { GraphqlContext } from '../graphql/loaders.js';

const ACCESS = 'zuoxi:access';

type Rule = { readonly permission: Permission } | 'signed-in' | 'enrolling' | 'public';

/** The parameters of a handler that ask for another context than the guard lets through. */
type Unmet<Given extends Context, Parameters extends readonly unknown[]> = {
  [At in keyof Parameters]-?: Parameters[At] extends Context
    ? Given extends Parameters[At]
      ? never
      : Parameters[At]
    : never;
}[number];

/** Does not compile on a handler that takes for granted what this rule does not make sure of. */
type RuleFor<Given extends Context> = <Method extends (...args: never[]) => unknown>(
  target: object,
  key: string,
  descriptor: TypedPropertyDescriptor<Method> &
    ([Unmet<Given, Parameters<Method>>] extends [never]
      ? unknown
      : { contextThatTheGuardDoesNotGive: Unmet<Given, Parameters<Method>> }),
) => void;

const ruled =
  <Given extends Context>(rule: Rule): RuleFor<Given> =>
  (target, key, descriptor) =>
    void SetMetadata(ACCESS, rule)(target, key, descriptor);

/** Who may call this operation, field, reference resolver or route. One of the four is on every one of them. */
export const Access = (permission: Permission) => ruled<ProviderContext>({ permission });
export const SignedIn = () => ruled<ProviderContext>('signed-in');
/** As `SignedIn`, and for those too who must set up a second factor before anything else. */
export const Enrolling = () => ruled<ProviderContext>('enrolling');
export const Public = () => ruled<AnonymousContext | ProviderContext>('public');

export const accessRule = (method: object): Rule | undefined => Reflect.getMetadata(ACCESS, method);

/**
 * The caller, once it is known for whom they act.
 *
 * @throws DomainError UNAUTHENTICATED
 */
export function knownCaller(ctx: Context): ProviderContext {
  if (ctx.providerId === null) throw new DomainError('UNAUTHENTICATED');
  return ctx;
}

/**
 * A store by its id, of the caller’s.
 *
 * @throws DomainError NOT_FOUND, for another's as for one that is not there
 */
export const heldStore = ({ storeIds }: ProviderContext, id: string | null | undefined): StoreId =>
  found(
    storeIds.find((each) => each === id),
    'store',
  );

interface HttpRequest {
  readonly method: string;
  zuoxiContext?: Context;
}

export function contextOf(execution: ExecutionContext): Context {
  if (execution.getType<string>() === 'graphql') {
    return GqlExecutionContext.create(execution).getContext<GraphqlContext>().ctx;
  }
  return execution.switchToHttp().getRequest<HttpRequest>().zuoxiContext ?? anonymousContext();
}

/** Whether a handler does something, rather than tell it. */
function isDeed(execution: ExecutionContext): boolean {
  return execution.getType<string>() === 'graphql'
    ? GqlExecutionContext.create(execution).getInfo<GraphQLResolveInfo>().parentType.name === 'Mutation'
    : execution.switchToHttp().getRequest<HttpRequest>().method !== 'GET';
}

/** The caller's Context with no more stores than those in which the handler's permission is held. */
function scopeOf(execution: ExecutionContext): Context {
  const rule = accessRule(execution.getHandler());
  const ctx = contextOf(execution);
  return typeof rule === 'object' ? narrow(ctx, rule.permission) : ctx;
}

/** The caller's Context, in a resolver or a controller, narrowed to where the declared permission is held. */
export const Ctx = createParamDecorator((_: unknown, execution: ExecutionContext) => scopeOf(execution));

const loadersOfScope = new WeakMap<Context, GraphqlContext['loaders']>();

/** What the resolvers of one operation share, under the same scope as `Ctx`: loaders of two scopes never meet. */
export const GqlContext = createParamDecorator((_: unknown, execution: ExecutionContext): GraphqlContext => {
  const context = GqlExecutionContext.create(execution).getContext<GraphqlContext>();
  const ctx = scopeOf(execution) as ProviderContext; // every operation and field has a rule that says so
  if (ctx === context.ctx) return context;
  const loaders = loadersOfScope.get(ctx) ?? new Map();
  loadersOfScope.set(ctx, loaders);
  return { ctx, loaders };
});

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(execution: ExecutionContext): boolean {
    const rule = this.reflector.get<Rule | undefined>(ACCESS, execution.getHandler());
    if (rule === 'public') return true;
    const ctx = knownCaller(contextOf(execution));
    if (rule === 'enrolling') return true;
    if (ctx.mustEnrol) throw new DomainError('SECOND_FACTOR_NEEDED');
    if (rule === 'signed-in') return true;
    if (!rule) throw new DomainError('FORBIDDEN', { permission: 'undeclared' });
    if (!can(ctx, rule.permission)) throw new DomainError('FORBIDDEN', { permission: rule.permission });
    if (ctx.stepUpFor.includes(rule.permission) && isDeed(execution))
      throw new DomainError('STEP_UP_REQUIRED');
    return true;
  }
}

/**
 * Handlers without a declared access rule, as `Class.method`. Anything here must keep the process from starting.
 */
export function undeclaredHandlers(instances: readonly object[]): string[] {
  const missing: string[] = [];
  for (const instance of instances) {
    const prototype = Object.getPrototypeOf(instance) as object;
    for (const name of Object.getOwnPropertyNames(prototype)) {
      const method: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
      if (name === 'constructor' || typeof method !== 'function') continue;
      const keys = Reflect.getMetadataKeys(method) as string[];
      const handles = keys.some((key) => String(key).startsWith('graphql:res')) || keys.includes('path');
      if (handles && !accessRule(method)) missing.push(`${instance.constructor.name}.${name}`);
    }
  }
  return missing;
}
export * from './secrets.js';

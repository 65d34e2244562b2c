import type { AgentId, Locale, Permission, ProviderId, Role, StoreId, UserId } from '@zuoxi/vocabulary';
import { v7 } from 'uuid';

export interface Actor {
  readonly kind: 'user' | 'api-key' | 'share-link' | 'system';
  readonly id: string;
  /** Kept in the audit log as it was when the deed was done. */
  readonly name: string;
  /** Of a key: whose it is, who answers for what is done with it. */
  readonly madeBy?: UserId | null;
}

/** Permissions of some stores, or of the whole provider with all of its stores. */
export interface Grant {
  readonly permissions: readonly Permission[];
  readonly storeIds: readonly StoreId[];
  readonly providerWide: boolean;
}

/** Who asks, and what they hold. */
interface Caller {
  readonly requestId: string;
  readonly locale: Locale;
  readonly actor: Actor;
  readonly userId: UserId | null;
  /** Every store the actor may touch; the database refuses all others. */
  readonly storeIds: readonly StoreId[];
  /** Whether a role is held for the whole provider, not just for some of its stores. */
  readonly providerWide: boolean;
  readonly roles: readonly Role[];
  /** Everything that is held anywhere; `narrow` tells where. */
  readonly permissions: readonly Permission[];
  /** Which permissions are held where, if that differs; null: all of them in all of `storeIds`. */
  readonly grants: readonly Grant[] | null;
  /** The agent that this user is, if any. */
  readonly agentId: AgentId | null;
  /** A role of theirs asks for a second factor and there is none: until it is set up, they may do nothing else. */
  readonly mustEnrol: boolean;
  /** Of what they may do, what asks for the second factor again first. A key cannot give one. */
  readonly stepUpFor: readonly Permission[];
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly idempotencyKey: string | null;
}

/** Nobody's, or a person's before it is known for whom they act: of what a provider owns the database shows nothing. */
export interface AnonymousContext extends Caller {
  readonly providerId: null;
  readonly storeId: null;
}

/** Acts for a provider, in its back office or at a store's own endpoint. */
export interface ProviderContext extends Caller {
  readonly providerId: ProviderId;
  /** The store of a per-store endpoint; null in the back office. */
  readonly storeId: StoreId | null;
}

/** Acts at one store's own endpoint. */
export interface StoreContext extends ProviderContext {
  readonly storeId: StoreId;
}

/**
 * Who acts, for which provider, over which stores. Plain, JSON-safe data: jobs carry it, and it is the first
 * parameter of every public service method. The access rule of a handler says which of the three it gets.
 */
export type Context = AnonymousContext | ProviderContext | StoreContext;

export const newId = (): string => v7();

export const anonymousContext = (over: Partial<Caller> = {}): AnonymousContext => ({
  requestId: newId(),
  locale: 'zh-CN',
  actor: { kind: 'system', id: 'anonymous', name: 'anonymous' },
  userId: null,
  providerId: null,
  storeId: null,
  storeIds: [],
  providerWide: false,
  roles: [],
  permissions: [],
  grants: null,
  agentId: null,
  mustEnrol: false,
  stepUpFor: [],
  ip: null,
  userAgent: null,
  idempotencyKey: null,
  ...over,
});

/** The system acting for one provider, e.g. a scheduled job. */
export const systemContext = (
  providerId: ProviderId,
  storeIds: readonly StoreId[],
  over: Partial<Omit<ProviderContext, 'providerId'>> = {},
): ProviderContext => ({
  ...anonymousContext(),
  actor: { kind: 'system', id: 'system', name: 'system' },
  storeIds,
  providerWide: true,
  ...over,
  providerId,
});

/** A store made within this very request joins the scope that its maker holds. */
export const withStore = (ctx: ProviderContext, storeId: StoreId): ProviderContext => ({
  ...ctx,
  storeIds: [...ctx.storeIds, storeId],
  grants:
    ctx.grants?.map((grant) =>
      grant.providerWide ? { ...grant, storeIds: [...grant.storeIds, storeId] } : grant,
    ) ?? null,
});

/** Who answers for a deed: with a key of one's own one does what one does oneself. Null: no person does. */
export const personOf = ({ actor, userId }: Context): UserId | null => userId ?? actor.madeBy ?? null;

export const can = (ctx: Context, permission: Permission): boolean => ctx.permissions.includes(permission);

/** Whether a permission is held over a store, or over the whole provider (null). */
export function holds(ctx: Context, permission: Permission, storeId: string | null): boolean {
  if (!can(ctx, permission)) return false;
  return (ctx.grants ?? [ctx])
    .filter((grant) => grant.permissions.includes(permission))
    .some((grant) => (storeId === null ? grant.providerWide : grant.storeIds.some((id) => id === storeId)));
}

const narrowed = new WeakMap<Context, Map<string, Context>>();

/** The context that a narrowed one was made from. */
const origins = new WeakMap<Context, Context>();
export const originOf = <C extends Context>(ctx: C): C => (origins.get(ctx) as C | undefined) ?? ctx;

/**
 * The same caller with nothing but the stores in which a permission is held. What is asked for under it can reach no
 * other store, neither by its own conditions nor in the database. The same scope is the same object.
 */
export function narrow<C extends Context>(ctx: C, permission: Permission): C {
  const { grants } = ctx;
  if (!grants) return ctx;
  const holding = grants.filter((grant) => grant.permissions.includes(permission));
  if (holding.length === grants.length) return originOf(ctx);
  const origin = originOf(ctx);
  const known = narrowed.get(origin) ?? new Map<string, Context>();
  narrowed.set(origin, known);
  const key = holding.map((grant) => grants.indexOf(grant)).join();
  let scoped = known.get(key) as C | undefined;
  if (!scoped) {
    scoped = {
      ...origin,
      storeIds: [...new Set(holding.flatMap((grant) => grant.storeIds))],
      providerWide: holding.some((grant) => grant.providerWide),
    };
    origins.set(scoped, origin);
    known.set(key, scoped);
  }
  return scoped;
}

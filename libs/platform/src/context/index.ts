import type { AgentId, Locale, Permission, ProviderId, Role, StoreId, UserId } from '@zuoxi/vocabulary';
import { v7 } from 'uuid';

export interface Actor {
  readonly kind: 'user' | 'api-key' | 'share-link' | 'system';
  readonly id: string;
  /** Kept in the audit log as it was when the deed was done. */
  readonly name: string;
}

/**
 * Who acts, for which provider, over which stores. Plain, JSON-safe data: jobs carry it, and it is the first
 * parameter of every public service method.
 */
export interface Context {
  readonly requestId: string;
  readonly locale: Locale;
  readonly actor: Actor;
  readonly userId: UserId | null;
  readonly providerId: ProviderId | null;
  /** Every store the actor may touch; the database refuses all others. */
  readonly storeIds: readonly StoreId[];
  /** Whether a role is held for the whole provider, not just for some of its stores. */
  readonly providerWide: boolean;
  /** The store of a per-store endpoint; null in the back office. */
  readonly storeId: StoreId | null;
  readonly roles: readonly Role[];
  readonly permissions: readonly Permission[];
  /** The agent that this user is, if any. */
  readonly agentId: AgentId | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly idempotencyKey: string | null;
}

export const newId = (): string => v7();

export const anonymousContext = (over: Partial<Context> = {}): Context => ({
  requestId: newId(),
  locale: 'zh-CN',
  actor: { kind: 'system', id: 'anonymous', name: 'anonymous' },
  userId: null,
  providerId: null,
  storeIds: [],
  providerWide: false,
  storeId: null,
  roles: [],
  permissions: [],
  agentId: null,
  ip: null,
  userAgent: null,
  idempotencyKey: null,
  ...over,
});

/** The system acting for one provider, e.g. a scheduled job. */
export const systemContext = (
  providerId: ProviderId,
  storeIds: readonly StoreId[],
  over: Partial<Context> = {},
) =>
  anonymousContext({
    actor: { kind: 'system', id: 'system', name: 'system' },
    providerId,
    storeIds,
    providerWide: true,
    ...over,
  });

/** A store made within this very request joins the scope that its maker holds. */
export const withStore = (ctx: Context, storeId: StoreId): Context => ({
  ...ctx,
  storeIds: [...ctx.storeIds, storeId],
});

export const can = (ctx: Context, permission: Permission): boolean => ctx.permissions.includes(permission);

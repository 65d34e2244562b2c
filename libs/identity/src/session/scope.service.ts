import { Inject, Injectable } from '@nestjs/common';
import { readBearer, secretMatches } from '@zuoxi/platform/access';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import {
  anonymousContext,
  type Context,
  type Grant,
  type ProviderContext,
  type StoreContext,
  systemContext,
} from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import {
  isStoreRole,
  type OwnRoles,
  type Permission,
  permissionsOf,
  withinStores,
  type AgentId,
  type ProviderId,
  type Role,
  type StoreId,
  type UserId,
} from '@zuoxi/vocabulary';
import { ApiKey } from '../directory/api-key.entity.js';
import { Tokens } from './tokens.js';

/** Facts of the request that are not about who asks. */
export type RequestFacts = Pick<Context, 'requestId' | 'locale' | 'ip' | 'userAgent' | 'idempotencyKey'>;

interface Scope {
  readonly accountId: string | null;
  readonly name: string;
  readonly kind: 'user' | 'api-key';
  readonly actorId: string;
  /** Of a key. */
  readonly madeBy: UserId | null;
  readonly providerId: ProviderId;
  readonly agentId: AgentId | null;
  /** Store by slug, with the roles held there alone; a provider-wide role counts in every store beside them. */
  readonly stores: ReadonlyMap<
    string,
    { readonly id: StoreId; readonly name: string; readonly roles: readonly Role[] }
  >;
  readonly wideRoles: readonly Role[];
  /** What the provider's own roles give. */
  readonly ownRoles: OwnRoles;
  readonly stepUpFor: readonly Permission[];
  /** A role asks for a second factor that the person does not have yet. */
  readonly mustEnrol: boolean;
}

/** What the database says of a person or a key, as `0008-scope.sql` puts it. */
interface Known {
  readonly name: string;
  readonly providerId: ProviderId;
  readonly hasSecondFactor: boolean;
  readonly grants: readonly {
    readonly storeId: StoreId | null;
    readonly role: Role;
    readonly agentId: AgentId | null;
  }[];
  readonly stores: readonly (readonly [id: StoreId, slug: string, name: string])[];
  readonly agentHasLeft: boolean;
  readonly secondFactorRoles: readonly Role[] | null;
  readonly ownRoles: OwnRoles;
  readonly stepUpPermissions: readonly Permission[];
  readonly stepUpMinutes: number;
  /** A key never gave one. */
  readonly secondFactorAt?: string | null;
}
type KnownKey = Known & {
  readonly secretHash: string;
  readonly lastUsedAt: string | null;
  readonly madeBy: UserId | null;
};

/** From a bearer token to a context. Nothing is remembered of whom it belongs to: what is revoked ends at once. */
@Injectable()
export class ScopeService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database,
    private readonly tokens: Tokens,
    private readonly clock: Clock,
  ) {}

  /** The back office: provider-wide roles only. A shop's people have no business there and get no permissions. */
  async backOffice(bearer: string | null, facts: RequestFacts): Promise<Context> {
    const scope = await this.scopeOf(bearer);
    if (!scope) return anonymousContext(facts);
    if (scope.mustEnrol) return enrolling(scope, facts);
    return contextOf(scope, facts, grantsOf(scope));
  }

  /** One store's endpoint. Null: there is no such store, or it is not for this caller; nobody can tell which. */
  async forStore(bearer: string | null, facts: RequestFacts, slug: string): Promise<StoreContext | null> {
    const scope = await this.scopeOf(bearer);
    const store = scope?.stores.get(slug);
    if (!scope || !store || scope.mustEnrol) return null;
    const held = { roles: [...scope.wideRoles, ...store.roles], storeIds: [store.id], providerWide: false };
    const permissions = [
      ...permissionsOf(scope.wideRoles, scope.ownRoles),
      ...withinStores(permissionsOf(store.roles, scope.ownRoles)),
    ];
    const grants = [{ ...held, permissions: [...new Set(permissions)] }];
    return { ...contextOf(scope, facts, grants), storeId: store.id };
  }

  /** The stores whose own endpoint this caller may use, by name. */
  async storesOf(bearer: string | null): Promise<{ slug: string; name: string }[]> {
    const scope = await this.scopeOf(bearer);
    return scope && !scope.mustEnrol ? [...scope.stores].map(([slug, { name }]) => ({ slug, name })) : [];
  }

  private async scopeOf(bearer: string | null): Promise<Scope | null> {
    if (!bearer) return null;
    return bearer.startsWith('zxk.') ? this.apiKeyScope(bearer) : this.userScope(bearer);
  }

  private async userScope(token: string): Promise<Scope | null> {
    const claims = await this.tokens.verify(token);
    if (!claims) return null;
    const { accountId, sessionId } = claims;
    const ctx = anonymousContext({ userId: accountId as UserId });
    const known = await this.known<Known>(ctx, 'identity.scope_of_person', [accountId, sessionId]);
    return (
      known &&
      scopeFrom(known, this.clock.now(), { kind: 'user', accountId, actorId: accountId, madeBy: null })
    );
  }

  private async apiKeyScope(text: string): Promise<Scope | null> {
    const bearer = readBearer('zxk', text);
    if (!bearer) return null;
    const ctx = systemContext(bearer.providerId, [], { providerWide: false });
    const key = await this.known<KnownKey>(ctx, 'identity.scope_of_key', [bearer.providerId, bearer.id]);
    if (!key || !secretMatches(bearer.secret, key.secretHash)) return null;
    const { madeBy } = key;
    const scope = scopeFrom(key, this.clock.now(), {
      kind: 'api-key',
      accountId: null,
      actorId: bearer.id,
      madeBy,
    });
    if (scope) await this.noteUse(ctx, bearer.id, key.lastUsedAt);
    return scope;
  }

  private async known<T extends Known>(ctx: Context, by: string, ids: readonly string[]): Promise<T | null> {
    const now = this.clock.now();
    const [row] = await this.db.readOne<{ known: T | null }>(ctx, {
      name: by,
      text: `select ${by}($1, $2, $3, $4) as known`,
      values: [...ids, businessDateOf(now), now],
    });
    return row?.known ?? null;
  }

  /** To the minute, so that a key in use costs one write a minute. */
  private async noteUse(ctx: ProviderContext, keyId: string, lastUsedAt: string | null): Promise<void> {
    const now = this.clock.now();
    if (lastUsedAt !== null && now.getTime() - Date.parse(lastUsedAt) < 60_000) return;
    const key = { providerId: ctx.providerId, id: keyId };
    await this.db.write(ctx, null, ({ manager }) => manager.update(ApiKey, key, { lastUsedAt: now }));
  }
}

function scopeFrom(
  known: Known,
  now: Date,
  who: Pick<Scope, 'kind' | 'accountId' | 'actorId' | 'madeBy'>,
): Scope | null {
  const { agentHasLeft, hasSecondFactor } = known;
  const grants = agentHasLeft ? known.grants.filter(({ role }) => role !== 'agent') : known.grants;
  if (!grants.length) return null;
  const wideRoles = grants.filter(({ storeId }) => storeId === null).map(({ role }) => role);
  const stores = new Map(
    known.stores
      .map(([id, slug, name]) => ({
        slug,
        name,
        id,
        roles: grants.filter(({ storeId }) => storeId === id).map(({ role }) => role),
      }))
      .filter(({ roles }) => roles.length > 0 || wideRoles.length > 0)
      .map((store) => [store.slug, store] as const),
  );
  const asked = hasSecondFactor ? [] : (known.secondFactorRoles ?? []);
  return {
    ...who,
    name: known.name,
    providerId: known.providerId,
    agentId: agentHasLeft ? null : (known.grants.find(({ agentId }) => agentId)?.agentId ?? null),
    stores,
    wideRoles,
    ownRoles: known.ownRoles,
    stepUpFor: stepUpOf(known, now),
    mustEnrol: grants.some(({ role }) => asked.includes(role)),
  };
}

/** What asks for the second factor again, now; where anything does, changing what does so too. */
function stepUpOf({ stepUpPermissions, stepUpMinutes, secondFactorAt }: Known, now: Date): Permission[] {
  const since = secondFactorAt ? now.getTime() - Date.parse(secondFactorAt) : Infinity;
  if (!stepUpPermissions.length || since < stepUpMinutes * 60_000) return [];
  return [...stepUpPermissions, 'security-policy:write'];
}

type RoleGrant = Grant & { readonly roles: readonly Role[] };

/** What staff roles give where: those for the whole provider, then each set of roles with the stores it is held in. */
function grantsOf({ wideRoles, stores, ownRoles }: Scope): RoleGrant[] {
  const all = [...stores.values()];
  const bySet = Map.groupBy(
    all.map(({ id, roles }) => ({ id, roles: roles.filter((role) => !isStoreRole(role)) })),
    ({ roles }) => [...new Set(roles)].sort().join(),
  );
  bySet.delete('');
  const limited = [...bySet.values()].map((same) => ({
    roles: same[0]?.roles ?? [],
    permissions: withinStores(permissionsOf(same[0]?.roles ?? [], ownRoles)),
    storeIds: same.map(({ id }) => id),
    providerWide: false,
  }));
  const wide = {
    roles: wideRoles,
    permissions: permissionsOf(wideRoles, ownRoles),
    storeIds: all.map(({ id }) => id),
    providerWide: true,
  };
  return wideRoles.length ? [wide, ...limited] : limited;
}

/** Who they are, and nothing that they may do. */
const enrolling = (scope: Scope, facts: RequestFacts): ProviderContext => ({
  ...contextOf(scope, facts, []),
  roles: [...new Set([...scope.wideRoles, ...[...scope.stores.values()].flatMap(({ roles }) => roles)])],
  mustEnrol: true,
});

function contextOf(scope: Scope, facts: RequestFacts, held: readonly RoleGrant[]): ProviderContext {
  return {
    ...facts,
    actor: {
      kind: scope.kind,
      id: scope.actorId,
      name: scope.name,
      ...(scope.madeBy && { madeBy: scope.madeBy }),
    },
    userId: scope.accountId as UserId | null,
    providerId: scope.providerId,
    storeIds: [...new Set(held.flatMap((grant) => grant.storeIds))],
    providerWide: held.some((grant) => grant.providerWide),
    storeId: null,
    roles: [...new Set(held.flatMap(({ roles }) => roles))],
    permissions: [...new Set(held.flatMap(({ permissions }) => permissions))],
    grants: held.length > 1 ? held.map(({ roles: _, ...grant }) => grant) : null,
    agentId: scope.agentId,
    mustEnrol: false,
    stepUpFor: scope.stepUpFor,
  };
}

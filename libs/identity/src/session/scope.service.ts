import { Inject, Injectable } from '@nestjs/common';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import { anonymousContext, type Context, type Grant } from '@zuoxi/platform/context';
import { type Database, openDirectory } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import {
  isStoreRole,
  permissionsOf,
  withinStores,
  type AgentId,
  type ProviderId,
  type Role,
  type StoreId,
  type UserId,
} from '@zuoxi/vocabulary';
import type { IdentityTables } from '../tables.js';
import { readBearer, secretMatches } from '@zuoxi/platform/access';
import { Tokens } from './tokens.js';

/** Facts of the request that are not about who asks. */
export type RequestFacts = Pick<Context, 'requestId' | 'locale' | 'ip' | 'userAgent' | 'idempotencyKey'>;

interface Scope {
  readonly accountId: string | null;
  readonly name: string;
  readonly kind: 'user' | 'api-key';
  readonly actorId: string;
  readonly providerId: ProviderId;
  readonly agentId: AgentId | null;
  /** Store by slug, with the roles held there alone; a provider-wide role counts in every store beside them. */
  readonly stores: ReadonlyMap<
    string,
    { readonly id: StoreId; readonly name: string; readonly roles: readonly Role[] }
  >;
  readonly wideRoles: readonly Role[];
  /** A role asks for a second factor that the person does not have yet. */
  readonly mustEnrol: boolean;
}

/** In a split deployment the edge keeps a context for as long again, and both together stay under the second. */
const cacheMilliseconds = 500;

/** From a bearer token to a Context. What was revoked stops working within a second. */
@Injectable()
export class ScopeService {
  private readonly cache = new Map<string, { at: number; scope: Promise<Scope | null> }>();

  constructor(
    @Inject(doorOf('identity')) private readonly db: Database<IdentityTables>,
    private readonly tokens: Tokens,
    private readonly clock: Clock,
  ) {}

  /** The back office: provider-wide roles only. A shop's people have no business there and get no permissions. */
  async backOffice(bearer: string | null, facts: RequestFacts): Promise<Context> {
    const scope = await this.scopeOf(bearer);
    if (!scope) return anonymousContext(facts);
    if (scope.mustEnrol) return enrolling(scope, facts);
    return contextOf(scope, facts, grantsOf(scope), null);
  }

  /** One store's endpoint. Null: there is no such store, or it is not for this caller; nobody can tell which. */
  async forStore(bearer: string | null, facts: RequestFacts, slug: string): Promise<Context | null> {
    const scope = await this.scopeOf(bearer);
    const store = scope?.stores.get(slug);
    if (!scope || !store || scope.mustEnrol) return null;
    const held = { roles: [...scope.wideRoles, ...store.roles], storeIds: [store.id], providerWide: false };
    const permissions = [...permissionsOf(scope.wideRoles), ...withinStores(permissionsOf(store.roles))];
    return contextOf(scope, facts, [{ ...held, permissions: [...new Set(permissions)] }], store.id);
  }

  /** The stores whose own endpoint this caller may use, by name. */
  async storesOf(bearer: string | null): Promise<{ slug: string; name: string }[]> {
    const scope = await this.scopeOf(bearer);
    return scope && !scope.mustEnrol ? [...scope.stores].map(([slug, { name }]) => ({ slug, name })) : [];
  }

  /** What was just made is there for its maker's next request. */
  forgetAll(): void {
    this.cache.clear();
  }

  private scopeOf(bearer: string | null): Promise<Scope | null> {
    if (!bearer) return Promise.resolve(null);
    const now = this.clock.now().getTime();
    const cached = this.cache.get(bearer);
    if (cached && now - cached.at < cacheMilliseconds) return cached.scope;
    if (this.cache.size > 5000) this.cache.clear();
    const scope = bearer.startsWith('zxk.') ? this.apiKeyScope(bearer) : this.userScope(bearer);
    this.cache.set(bearer, { at: now, scope });
    scope.catch(() => this.cache.delete(bearer));
    return scope;
  }

  private async userScope(token: string): Promise<Scope | null> {
    const claims = await this.tokens.verify(token);
    if (!claims) return null;
    const { accountId, sessionId } = claims;
    return this.db.read(anonymousContext({ userId: accountId as UserId }), async (tx) => {
      const [account, memberships] = await Promise.all([
        tx.q
          .selectFrom('identity.account as a')
          .innerJoin('identity.session as s', 's.accountId', 'a.id')
          .where('a.id', '=', accountId)
          .where('s.id', '=', sessionId)
          .where('s.endedAt', 'is', null)
          .where('a.disabledAt', 'is', null)
          .select(['a.name', 'a.totpConfirmedAt'])
          .executeTakeFirst(),
        tx.q
          .selectFrom('identity.membership')
          .where('accountId', '=', accountId)
          .where('revokedAt', 'is', null)
          .select(['providerId', 'storeId', 'role', 'agentId'])
          .orderBy('createdAt')
          .execute(),
      ]);
      const providerId = memberships[0]?.providerId;
      if (!account || !providerId) return null;
      const here = memberships.filter((membership) => membership.providerId === providerId);
      return this.withStores(tx, {
        accountId,
        name: account.name,
        kind: 'user',
        actorId: accountId,
        providerId: providerId as ProviderId,
        agentId: (here.find(({ agentId }) => agentId)?.agentId ?? null) as AgentId | null,
        hasSecondFactor: account.totpConfirmedAt !== null,
        grants: here.map(({ storeId, role }) => ({ storeId, role: role as Role })),
      });
    });
  }

  private async apiKeyScope(text: string): Promise<Scope | null> {
    const bearer = readBearer('zxk', text);
    if (!bearer) return null;
    const ctx = anonymousContext({ providerId: bearer.providerId as ProviderId });
    const scope = await this.db.read(ctx, async (tx) => {
      const key = await tx.q
        .selectFrom('identity.apiKey')
        .selectAll()
        .where('providerId', '=', bearer.providerId)
        .where('id', '=', bearer.id)
        .where('revokedAt', 'is', null)
        .executeTakeFirst();
      if (!key || !secretMatches(bearer.secret, key.secretHash)) return null;
      return this.withStores(tx, {
        accountId: null,
        name: key.name,
        kind: 'api-key',
        actorId: key.id,
        providerId: key.providerId as ProviderId,
        agentId: null,
        // A key is no person.
        hasSecondFactor: true,
        grants: [{ storeId: key.storeId, role: key.role as Role }],
      });
    });
    if (scope) await this.noteUse(ctx, bearer.id);
    return scope;
  }

  /** To the minute, so that a key in use costs one write a minute. */
  private async noteUse(ctx: Context, keyId: string): Promise<void> {
    const now = this.clock.now();
    await this.db.write(ctx, null, ({ q }) =>
      q
        .updateTable('identity.apiKey')
        .set({ lastUsedAt: now })
        .where('providerId', '=', ctx.providerId as string)
        .where('id', '=', keyId)
        .where((eb) =>
          eb.or([eb('lastUsedAt', 'is', null), eb('lastUsedAt', '<', new Date(now.getTime() - 60_000))]),
        )
        .execute(),
    );
  }

  private async withStores(
    tx: Parameters<Parameters<Database<IdentityTables>['read']>[1]>[0],
    who: Omit<Scope, 'stores' | 'wideRoles' | 'mustEnrol'> & {
      grants: readonly { storeId: string | null; role: Role }[];
      hasSecondFactor: boolean;
    },
  ): Promise<Scope | null> {
    const { grants: given, hasSecondFactor, ...rest } = who;
    await openDirectory(tx, who.providerId);
    // Who has left as an agent is none any more: from the moment on that it is entered, or when their last day is over.
    const hasLeft =
      who.agentId !== null &&
      (await tx.q
        .selectFrom('schedulingPub.agent')
        .select('id')
        .where('providerId', '=', who.providerId)
        .where('id', '=', who.agentId)
        .where((eb) =>
          eb.or([eb('status', '=', 'left'), eb('leftOn', '<', businessDateOf(this.clock.now()))]),
        )
        .executeTakeFirst()) !== undefined;
    const grants = hasLeft ? given.filter(({ role }) => role !== 'agent') : given;
    if (!grants.length) return null;
    const all = await tx.q
      .selectFrom('identity.store')
      .where('providerId', '=', who.providerId)
      .select(['storeId', 'slug', 'name'])
      .orderBy('name')
      .execute();
    const wideRoles = grants.filter(({ storeId }) => storeId === null).map(({ role }) => role);
    const stores = new Map(
      all
        .map(({ storeId, slug, name }) => ({
          slug,
          name,
          id: storeId as StoreId,
          roles: grants.filter((grant) => grant.storeId === storeId).map(({ role }) => role),
        }))
        .filter(({ roles }) => roles.length > 0 || wideRoles.length > 0)
        .map((store) => [store.slug, store] as const),
    );
    const policy = hasSecondFactor
      ? undefined
      : await tx.q
          .selectFrom('identity.securityPolicy')
          .select('secondFactorRoles')
          .where('providerId', '=', who.providerId)
          .executeTakeFirst();
    const mustEnrol = grants.some(({ role }) => policy?.secondFactorRoles.includes(role));
    return { ...rest, agentId: hasLeft ? null : who.agentId, stores, wideRoles, mustEnrol };
  }
}

type RoleGrant = Grant & { readonly roles: readonly Role[] };

/** What staff roles give where: those for the whole provider, then each set of roles with the stores it is held in. */
function grantsOf({ wideRoles, stores }: Scope): RoleGrant[] {
  const all = [...stores.values()];
  const bySet = Map.groupBy(
    all.map(({ id, roles }) => ({ id, roles: roles.filter((role) => !isStoreRole(role)) })),
    ({ roles }) => [...new Set(roles)].sort().join(),
  );
  bySet.delete('');
  const limited = [...bySet.values()].map((same) => ({
    roles: same[0]?.roles ?? [],
    permissions: withinStores(permissionsOf(same[0]?.roles ?? [])),
    storeIds: same.map(({ id }) => id),
    providerWide: false,
  }));
  const wide = {
    roles: wideRoles,
    permissions: permissionsOf(wideRoles),
    storeIds: all.map(({ id }) => id),
    providerWide: true,
  };
  return wideRoles.length ? [wide, ...limited] : limited;
}

/** Who they are, and nothing that they may do. */
const enrolling = (scope: Scope, facts: RequestFacts): Context => ({
  ...contextOf(scope, facts, [], null),
  roles: [...new Set([...scope.wideRoles, ...[...scope.stores.values()].flatMap(({ roles }) => roles)])],
  mustEnrol: true,
});

function contextOf(
  scope: Scope,
  facts: RequestFacts,
  held: readonly RoleGrant[],
  storeId: StoreId | null,
): Context {
  return {
    ...facts,
    actor: { kind: scope.kind, id: scope.actorId, name: scope.name },
    userId: scope.accountId as UserId | null,
    providerId: scope.providerId,
    storeIds: [...new Set(held.flatMap((grant) => grant.storeIds))],
    providerWide: held.some((grant) => grant.providerWide),
    storeId,
    roles: [...new Set(held.flatMap(({ roles }) => roles))],
    permissions: [...new Set(held.flatMap(({ permissions }) => permissions))],
    grants: held.length > 1 ? held.map(({ roles: _, ...grant }) => grant) : null,
    agentId: scope.agentId,
    mustEnrol: false,
  };
}

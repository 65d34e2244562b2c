import {
  events,
  type Happened,
  isForShops,
  isStoreRole,
  type OwnRoles,
  permissionsOf,
  type Role,
  withinStores,
} from '@zuoxi/vocabulary';

/** A role of a person in one store, or (null) in all. */
export interface Held {
  readonly accountId: string;
  readonly storeId: string | null;
  readonly role: Role;
  readonly agentId: string | null;
}
export interface Wish {
  readonly accountId: string;
  readonly isTold: boolean | null;
  readonly isMailed: boolean | null;
}
/** In the product, or by mail. */
export type Means = 'isTold' | 'isMailed';

/**
 * Who is told of an event: whoever it names or whose role it is for, as they wish. Who did it is not, unless it names
 * them; who may not see it in that store never is.
 *
 * @param held roles that are not revoked
 * @param wishes about events of this name
 * @param own what the provider's own roles give
 */
export function audienceOf(
  event: Pick<Happened, 'name' | 'storeId' | 'by' | 'accountIds' | 'agentIds'>,
  held: readonly Held[],
  wishes: readonly Wish[],
  means: Means,
  own: OwnRoles = {},
): string[] {
  const here = held.filter(({ storeId }) => storeId === null || storeId === event.storeId);
  const wishOf = new Map(wishes.map((wish) => [wish.accountId, wish[means]]));
  return [...Map.groupBy(here, ({ accountId }) => accountId)]
    .filter(([, roles]) => mayHear(event.name, roles, own))
    .filter(([accountId, roles]) => {
      const isNamed = event.accountIds.includes(accountId);
      if (accountId === event.by.id && !isNamed) return false;
      const isMeant =
        isNamed ||
        roles.some(({ role, agentId }) => isForRole(event.name, role) || isOneOf(event.agentIds, agentId));
      return isSilenceable(event.name)
        ? (wishOf.get(accountId) ?? (isMeant && isUsual(event.name, means)))
        : isMeant;
    })
    .map(([accountId]) => accountId);
}

/** Whether these roles of one person, all held here, let them be told. What is not for shops is for no shop's people. */
export function mayHear(
  name: Happened['name'],
  roles: readonly Pick<Held, 'storeId' | 'role'>[],
  own: OwnRoles = {},
): boolean {
  if (roles.every(({ role }) => isStoreRole(role)) && !isForShops(name)) return false;
  const of = (isWide: boolean) =>
    permissionsOf(
      roles.filter(({ storeId }) => (storeId === null) === isWide).map(({ role }) => role),
      own,
    );
  return [...of(true), ...withinStores(of(false))].includes(events[name].may);
}

export const isForRole = (name: Happened['name'], role: Role): boolean =>
  (events[name].roles as readonly Role[]).includes(role);

/** What waits for a person's deed is told to whom it waits for, whatever they wish. */
export const isSilenceable = (name: Happened['name']): boolean => !('waits' in events[name]);

/** Whether whom it is for is told by these means without having said so. */
export const isUsual = (name: Happened['name'], means: Means): boolean =>
  means === 'isTold' || !isSilenceable(name) || 'mailed' in events[name];

const isOneOf = (ids: readonly string[], id: string | null) => id !== null && ids.includes(id);

import { holds, type ProviderContext } from '@zuoxi/platform/context';
import {
  type OwnRoles,
  type Permission,
  permissionReach,
  permissionsOf,
  type Role,
  rolePermissions,
  withinStores,
} from '@zuoxi/vocabulary';

/** What a role gives where it is held: over one store, or (null) over the whole provider. */
export function givenBy(role: Role, own: OwnRoles, storeId: string | null): Permission[] {
  const all = permissionsOf([role], own);
  return storeId ? withinStores(all) : all;
}

/**
 * Whether somebody may give, change or end rights like these: nobody decides over more than they hold. Whoever has full
 * rights there decides over every role, also over those that are kept apart from theirs.
 */
export function decidesOver(
  ctx: ProviderContext,
  permissions: readonly Permission[],
  storeId: string | null,
): boolean {
  if (ctx.actor.kind === 'system') return true;
  const isHeld = (permission: Permission) => holds(ctx, permission, storeId);
  const full = rolePermissions['provider-owner'];
  const others = permissions.filter((permission) => permissionReach[permission] !== 'own');
  return others.every(isHeld) || (storeId ? withinStores(full) : full).every(isHeld);
}

/** Those that somebody may not put into a role, because they do not hold them themselves over the whole provider. */
export const notHeld = (ctx: ProviderContext, permissions: readonly Permission[]): Permission[] =>
  permissions.filter((permission) => !holds(ctx, permission, null));

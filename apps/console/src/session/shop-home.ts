import type { SignedInPerson } from './session';

/** Where people of a shop begin; null for people of the provider, whose home the back office knows. */
export function shopHomeOf(me: Pick<SignedInPerson, 'roles' | 'storeSlugs'>): string | null {
  const shop = me.storeSlugs[0];
  return me.roles.some((role) => role.startsWith('shop-')) && shop ? `/shop/${shop}` : null;
}

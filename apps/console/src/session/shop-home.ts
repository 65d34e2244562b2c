import type { SignedInPerson } from './session';

export const lastShopKey = 'zuoxi.shop';

/** Where people of a shop begin; null for people of the provider, whose home the back office knows. */
export function shopHomeOf(
  me: Pick<SignedInPerson, 'roles' | 'storeSlugs'>,
  last: string | null = null,
): string | null {
  const shop = me.storeSlugs.find((slug) => slug === last) ?? me.storeSlugs[0];
  return me.roles.some((role) => role.startsWith('shop-')) && shop ? `/shop/${shop}` : null;
}

import { describe, expect, test } from '@jest/globals';
import { permissionsOf, staffRoles, storeRoles, withinStores } from '@zuoxi/vocabulary';
import { homeOf, type Section, sections } from './home';
import { shopHomeOf } from './shop-home';

describe.each(staffRoles.map((role) => [role] as const))('%s', (role) => {
  const held = permissionsOf([role]);
  test.each([
    ['of the whole provider', held],
    ['of one store', withinStores(held)],
  ])('%s begins on a page that they may see', (_, permissions) => {
    const home = homeOf({ roles: [role], permissions, storeSlugs: ['own'] });
    expect(permissions).toContain(sections[home as Section]);
  });
});

test('people of a shop begin with their shop, and who has no right at all with their account', () => {
  for (const role of storeRoles)
    expect(homeOf({ roles: [role], permissions: [], storeSlugs: ['own'] })).toBe('/shop/own');
  expect(homeOf({ roles: [], permissions: [], storeSlugs: [] })).toBe('/account');
});

test('whoever has two shops comes back to the one looked at last, while it is theirs', () => {
  const me = { roles: ['shop-owner'], storeSlugs: ['own', 'second'] };
  expect(shopHomeOf(me, 'second')).toBe('/shop/second');
  expect(shopHomeOf(me, null)).toBe('/shop/own');
  expect(shopHomeOf(me, 'sold')).toBe('/shop/own');
});

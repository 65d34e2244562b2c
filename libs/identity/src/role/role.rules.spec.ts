import { expect, test } from '@jest/globals';
import { type ProviderContext, systemContext } from '@zuoxi/platform/context';
import {
  ownRole,
  type Permission,
  permissionReach,
  permissions,
  permissionsOf,
  type ProviderId,
  type StoreId,
  withinStores,
} from '@zuoxi/vocabulary';
import fc from 'fast-check';
import { decidesOver, givenBy, notHeld } from './role.rules.js';

const storeId = '00000000-0000-4000-8000-000000000001' as StoreId;
const providerId = '00000000-0000-4000-8000-000000000002' as ProviderId;
const holding = (held: readonly Permission[]): ProviderContext =>
  systemContext(providerId, [storeId], {
    actor: { kind: 'user', id: 'a', name: '顾远' },
    permissions: held,
  });

test('nobody gives, by whichever role, what they do not hold; full rights decide over all', () => {
  const subset = fc.subarray([...permissions]);
  const full = permissionsOf(['provider-owner']);
  fc.assert(
    fc.property(fc.oneof(subset, fc.constant(full)), subset, fc.boolean(), (held, given, inStore) => {
      const needed = given.filter((each) => permissionReach[each] !== 'own');
      const isFull = (inStore ? withinStores(full) : full).every((each) => held.includes(each));
      expect(decidesOver(holding(held), given, inStore ? storeId : null)).toBe(
        isFull || needed.every((each) => held.includes(each)),
      );
    }),
  );
});

test('a role gives over some stores what does not reach over the provider; what is withdrawn gives nothing', () => {
  const role = ownRole('00000000-0000-4000-8000-000000000003');
  const own = { [role]: ['team:read', 'review:read', 'gone:with-a-release'] };
  expect(givenBy(role, own, null)).toEqual(['team:read', 'review:read']);
  expect(givenBy(role, own, storeId)).toEqual(['review:read']);
  expect(givenBy(role, {}, null)).toEqual([]);
});

test('an author holds over the whole provider what they put into a role', () => {
  const author = holding(['review:read']);
  expect(notHeld(author, ['review:read', 'review:write'])).toEqual(['review:write']);
  expect(notHeld({ ...author, providerWide: false }, ['review:read'])).toEqual(['review:read']);
});

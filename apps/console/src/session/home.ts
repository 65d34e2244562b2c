import type { SignedInPerson } from './session';

/** Where each person's day begins. */
export function homeOf(me: SignedInPerson): string {
  const has = (...roles: string[]) => roles.some((role) => me.roles.includes(role));
  const shop = me.storeSlugs[0];
  if (has('shop-owner', 'shop-operations', 'shop-finance') && shop) return `/shop/${shop}`;
  if (has('agent')) return '/my-day';
  if (has('qc-inspector')) return '/qc';
  if (has('qc-lead')) return '/qc/appeals';
  if (has('scheduler')) return '/roster';
  if (has('sales')) return '/quotes';
  if (has('account-manager', 'team-leader')) return '/morning';
  if (has('finance')) return '/contracts';
  if (has('hr', 'trainer')) return '/agents';
  if (has('auditor')) return '/audit';
  return me.permissions.includes('report:read') ? '/morning' : '/account';
}

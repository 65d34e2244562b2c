import type { Permission } from '@zuoxi/vocabulary';
import type { SignedInPerson } from './session';
import { shopHomeOf } from './shop-home';

/** The sections of the back office and what it takes to see one. */
export const sections = {
  '/my-day': 'own-shift:read',
  '/morning': 'report:read',
  '/stores': 'contract:read',
  '/quotes': 'quote:read',
  '/contracts': 'contract:read',
  '/price-books': 'price-book:read',
  '/imports': 'import:run',
  '/roster': 'roster:read',
  '/agents': 'agent:read',
  '/teams': 'team:read',
  '/matters': 'matter:read',
  '/sub-accounts': 'sub-account:read',
  '/qc': 'review:write',
  '/qc/reviews': 'review:read',
  '/qc/appeals': 'appeal:decide',
  '/members': 'member:read',
  '/roles': 'role:read',
  '/api-keys': 'api-key:write',
  '/schedules': 'schedule:read',
  '/channels': 'channel:write',
  '/settings': 'setting:read',
  '/audit': 'audit:read',
} satisfies Record<string, Permission>;

export type Section = keyof typeof sections;

/** Where the day of each role begins; the first that the person may see counts. */
const mornings: readonly (readonly [role: string, ...paths: Section[]])[] = [
  ['agent', '/my-day'],
  ['qc-inspector', '/qc'],
  ['qc-lead', '/qc/appeals'],
  ['scheduler', '/roster'],
  ['sales', '/quotes'],
  ['account-manager', '/morning'],
  ['team-leader', '/morning', '/roster'],
  ['finance', '/contracts'],
  ['hr', '/agents'],
  ['trainer', '/qc/reviews'],
  ['auditor', '/audit'],
];

/** A page that the person may see, whatever their roles are and wherever they hold them. */
export function homeOf(me: Pick<SignedInPerson, 'roles' | 'permissions' | 'storeSlugs'>): string {
  const shop = shopHomeOf(me);
  if (shop) return shop;
  const wished = mornings.filter(([role]) => me.roles.includes(role)).flatMap(([, ...paths]) => paths);
  const usual: Section[] = ['/morning', ...(Object.keys(sections) as Section[])];
  return [...wished, ...usual].find((path) => me.permissions.includes(sections[path])) ?? '/account';
}

/**
 * How far a permission goes. `provider`: over what belongs to the whole provider, so it counts only in a role that is
 * held for all of it. `store`: over the stores that it is held in, and of the provider's lists over the rows of those.
 * `own`: over what is the person's.
 */
export type Reach = 'provider' | 'store' | 'own';

const reaches = {
  'store:read': 'store',
  'store:write': 'store',
  'store:add': 'provider',
  'store:take-over': 'provider',
  'quote:read': 'store',
  'quote:write': 'store',
  'quote:accept': 'store',
  'quote:approve': 'store',
  'price-book:read': 'provider',
  'price-book:write': 'provider',
  'contract:read': 'store',
  'contract:write': 'store',
  'contract:sign-provider': 'store',
  'contract:sign-client': 'store',
  'payment:record': 'store',
  'agent:read': 'store',
  'agent:write': 'provider',
  'roster:read': 'store',
  'roster:write': 'store',
  'roster:publish': 'store',
  'shift:write': 'provider',
  'own-shift:read': 'own',
  'conversation:read': 'store',
  'import:run': 'store',
  'report:read': 'store',
  'report:build': 'store',
  'report:publish': 'store',
  'report:respond': 'store',
  'review:read': 'store',
  'review:write': 'store',
  'own-review:read': 'own',
  'appeal:file': 'own',
  'appeal:decide': 'store',
  'member:read': 'store',
  'member:write': 'store',
  'api-key:write': 'store',
  'audit:read': 'store',
  'task:read': 'store',
  'document:ad-hoc': 'provider',
  'document:register': 'provider',
  'document:review': 'provider',
  'import:undo': 'store',
  'list:export': 'store',
} satisfies Record<string, Reach>;

export type Permission = keyof typeof reaches;
export const permissions = Object.keys(reaches) as Permission[];
export const permissionReach: Readonly<Record<Permission, Reach>> = reaches;

/** What is left of a role's permissions where it is held for some stores only. */
export const withinStores = (held: readonly Permission[]): Permission[] =>
  held.filter((permission) => permissionReach[permission] !== 'provider');

export const providerRoles = [
  'provider-owner',
  'sales',
  'account-manager',
  'scheduler',
  'team-leader',
  'qc-inspector',
  'qc-lead',
  'trainer',
  'finance',
  'hr',
  'agent',
  'auditor',
] as const;
export const storeRoles = ['shop-owner', 'shop-operations', 'shop-finance'] as const;
export type ProviderRole = (typeof providerRoles)[number];
export type StoreRole = (typeof storeRoles)[number];
export type Role = ProviderRole | StoreRole;

const readers: Permission[] = [
  'store:read',
  'contract:read',
  'report:read',
  'roster:read',
  'agent:read',
  'task:read',
  'list:export',
];

/**
 * The shipped permission sets. Duties are separated: whoever scores does not decide appeals, whoever sells
 * does not record payments, and nobody but an agent files that agent's appeal.
 */
export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  'provider-owner': permissions.filter(
    (p) =>
      ![
        'quote:accept',
        'contract:sign-client',
        'report:respond',
        'appeal:file',
        'own-review:read',
        'own-shift:read',
      ].includes(p),
  ),
  sales: [
    'store:read',
    'store:write',
    'store:add',
    'quote:read',
    'quote:write',
    'price-book:read',
    'contract:read',
    'contract:write',
    'task:read',
    'list:export',
  ],
  'account-manager': [
    ...readers,
    'store:write',
    'store:take-over',
    'store:add',
    'conversation:read',
    'import:run',
    'import:undo',
    'report:build',
    'report:publish',
    'review:read',
    'quote:read',
    'contract:write',
  ],
  scheduler: [
    'store:read',
    'agent:read',
    'agent:write',
    'roster:read',
    'roster:write',
    'roster:publish',
    'shift:write',
    'task:read',
    'list:export',
  ],
  'team-leader': [...readers, 'conversation:read', 'review:read'],
  'qc-inspector': [
    'store:read',
    'conversation:read',
    'review:read',
    'review:write',
    'agent:read',
    'task:read',
    'list:export',
  ],
  'qc-lead': [
    'store:read',
    'conversation:read',
    'review:read',
    'appeal:decide',
    'agent:read',
    'report:read',
    'task:read',
    'list:export',
  ],
  trainer: ['store:read', 'agent:read', 'review:read', 'task:read', 'list:export'],
  finance: [
    'store:read',
    'quote:read',
    'price-book:read',
    'contract:read',
    'payment:record',
    'report:read',
    'task:read',
    'list:export',
  ],
  hr: ['store:read', 'agent:read', 'agent:write', 'roster:read', 'member:read', 'task:read', 'list:export'],
  agent: ['own-shift:read', 'own-review:read', 'appeal:file', 'store:read'],
  auditor: [
    ...readers,
    'document:register',
    'document:review',
    'quote:read',
    'price-book:read',
    'review:read',
    'audit:read',
    'member:read',
  ],
  'shop-owner': [
    'store:read',
    'quote:read',
    'quote:accept',
    'contract:read',
    'contract:sign-client',
    'report:read',
    'report:respond',
  ],
  'shop-operations': ['store:read', 'contract:read', 'report:read', 'report:respond'],
  'shop-finance': ['store:read', 'quote:read', 'contract:read', 'report:read'],
};

export function permissionsOf(roles: readonly Role[]): Permission[] {
  return [...new Set(roles.flatMap((role) => rolePermissions[role] ?? []))];
}

export function isStoreRole(role: string): role is StoreRole {
  return (storeRoles as readonly string[]).includes(role);
}

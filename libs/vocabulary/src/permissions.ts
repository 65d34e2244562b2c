export const permissions = [
  'store:read',
  'store:write',
  'store:take-over',
  'quote:read',
  'quote:write',
  'quote:accept',
  'quote:approve',
  'price-book:read',
  'price-book:write',
  'contract:read',
  'contract:write',
  'contract:sign-provider',
  'contract:sign-client',
  'payment:record',
  'agent:read',
  'agent:write',
  'roster:read',
  'roster:write',
  'roster:publish',
  'own-shift:read',
  'conversation:read',
  'import:run',
  'report:read',
  'report:build',
  'report:publish',
  'report:respond',
  'review:read',
  'review:write',
  'own-review:read',
  'appeal:file',
  'appeal:decide',
  'member:read',
  'member:write',
  'api-key:write',
  'audit:read',
  'task:read',
  'document:ad-hoc',
  'document:register',
  'document:review',
  'import:undo',
  'list:export',
] as const;
export type Permission = (typeof permissions)[number];

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

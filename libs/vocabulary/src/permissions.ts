import type { Locale } from './terms.js';

/**
 * How far a permission goes. `provider`: over what belongs to the whole provider, so it counts only in a role that is
 * held for all of it. `store`: over the stores that it is held in, and of the provider's lists over the rows of those.
 * `own`: over what is the person's.
 */
export type Reach = 'provider' | 'store' | 'own';

/**
 * Every permission: how far it goes, and what it lets a person do, in words that follow "you may not".
 */
const table = {
  'store:read': { reach: 'store', 'zh-CN': '查看店铺', 'en-US': 'see stores' },
  'store:write': { reach: 'store', 'zh-CN': '修改店铺资料', 'en-US': 'change stores' },
  'store:add': { reach: 'provider', 'zh-CN': '新增店铺', 'en-US': 'add stores' },
  'store:take-over': {
    reach: 'provider',
    'zh-CN': '接管已在服务的店铺',
    'en-US': 'take over stores in service',
  },
  'quote:read': { reach: 'store', 'zh-CN': '查看报价', 'en-US': 'see quotes' },
  'quote:write': { reach: 'store', 'zh-CN': '制作报价', 'en-US': 'make quotes' },
  'quote:accept': { reach: 'store', 'zh-CN': '接受报价', 'en-US': 'accept quotes' },
  'quote:approve': { reach: 'store', 'zh-CN': '批准低毛利报价', 'en-US': 'approve quotes below the floor' },
  'price-book:read': { reach: 'provider', 'zh-CN': '查看价目表', 'en-US': 'see price books' },
  'price-book:write': { reach: 'provider', 'zh-CN': '发布价目表', 'en-US': 'publish price books' },
  'contract:read': { reach: 'store', 'zh-CN': '查看合同', 'en-US': 'see contracts' },
  'contract:write': { reach: 'store', 'zh-CN': '编辑合同', 'en-US': 'edit contracts' },
  'contract:sign-provider': { reach: 'store', 'zh-CN': '代表客服公司签署', 'en-US': 'sign for the provider' },
  'contract:sign-client': { reach: 'store', 'zh-CN': '代表店铺签署', 'en-US': 'sign for the shop' },
  'payment:record': { reach: 'store', 'zh-CN': '登记收款', 'en-US': 'record payments' },
  'sub-account:read': { reach: 'store', 'zh-CN': '查看店铺子账号', 'en-US': 'see shops’ sub-accounts' },
  'sub-account:write': { reach: 'store', 'zh-CN': '管理店铺子账号', 'en-US': 'manage shops’ sub-accounts' },
  'agent:read': { reach: 'store', 'zh-CN': '查看客服', 'en-US': 'see agents' },
  'agent:write': { reach: 'provider', 'zh-CN': '管理客服', 'en-US': 'manage agents' },
  'agent:certify': { reach: 'provider', 'zh-CN': '上岗认证', 'en-US': 'certify agents' },
  'team:read': { reach: 'provider', 'zh-CN': '查看团队', 'en-US': 'see teams' },
  'team:write': { reach: 'provider', 'zh-CN': '管理团队', 'en-US': 'manage teams and who leads them' },
  'roster:read': { reach: 'store', 'zh-CN': '查看排班', 'en-US': 'see rosters' },
  'roster:write': { reach: 'store', 'zh-CN': '编辑排班', 'en-US': 'edit rosters' },
  'roster:publish': { reach: 'store', 'zh-CN': '发布排班', 'en-US': 'publish rosters' },
  'shift:write': { reach: 'provider', 'zh-CN': '管理班次', 'en-US': 'manage shifts' },
  'own-shift:read': { reach: 'own', 'zh-CN': '查看自己的班次', 'en-US': 'see own shifts' },
  'conversation:read': { reach: 'store', 'zh-CN': '查看会话', 'en-US': 'see conversations' },
  'import:run': { reach: 'store', 'zh-CN': '导入数据', 'en-US': 'import data' },
  'import:push': { reach: 'store', 'zh-CN': '推送数据', 'en-US': 'push data' },
  'report:read': { reach: 'store', 'zh-CN': '查看日报', 'en-US': 'see daily reports' },
  'report:build': { reach: 'store', 'zh-CN': '生成日报', 'en-US': 'build daily reports' },
  'report:publish': { reach: 'store', 'zh-CN': '发布日报', 'en-US': 'publish daily reports' },
  'report:respond': { reach: 'store', 'zh-CN': '回复日报', 'en-US': 'respond to daily reports' },
  'review:read': { reach: 'store', 'zh-CN': '查看质检', 'en-US': 'see reviews' },
  'review:write': { reach: 'store', 'zh-CN': '质检评分', 'en-US': 'score reviews' },
  'own-review:read': { reach: 'own', 'zh-CN': '查看自己的质检', 'en-US': 'see own reviews' },
  'appeal:file': { reach: 'own', 'zh-CN': '提交申诉', 'en-US': 'file appeals' },
  'appeal:decide': { reach: 'store', 'zh-CN': '处理申诉', 'en-US': 'decide appeals' },
  'matter:read': { reach: 'store', 'zh-CN': '查看往来事项', 'en-US': 'see matters with shops' },
  'matter:write': { reach: 'store', 'zh-CN': '提出和答复往来事项', 'en-US': 'ask and reply in matters' },
  'member:read': { reach: 'store', 'zh-CN': '查看成员', 'en-US': 'see members' },
  'member:write': { reach: 'store', 'zh-CN': '管理成员', 'en-US': 'manage members' },
  'shop-people:write': {
    reach: 'store',
    'zh-CN': '管理店铺自己的成员',
    'en-US': 'manage the shop’s own people',
  },
  'role:read': { reach: 'provider', 'zh-CN': '查看自定义角色', 'en-US': 'see the company’s own roles' },
  'role:write': { reach: 'provider', 'zh-CN': '设定自定义角色', 'en-US': 'set the company’s own roles' },
  'security-policy:write': {
    reach: 'provider',
    'zh-CN': '设定账号安全要求',
    'en-US': 'set what accounts must have',
  },
  'api-key:write': { reach: 'store', 'zh-CN': '管理 API 密钥', 'en-US': 'manage API keys' },
  'channel:write': { reach: 'provider', 'zh-CN': '管理通知渠道', 'en-US': 'manage notice channels' },
  'audit:read': { reach: 'store', 'zh-CN': '查看操作日志', 'en-US': 'see the audit log' },
  'task:read': { reach: 'store', 'zh-CN': '查看后台任务', 'en-US': 'see background work' },
  'document:ad-hoc': { reach: 'provider', 'zh-CN': '运行任意查询', 'en-US': 'run any API document' },
  'document:register': { reach: 'provider', 'zh-CN': '登记接口查询', 'en-US': 'register API documents' },
  'document:review': { reach: 'provider', 'zh-CN': '审核接口查询', 'en-US': 'review API documents' },
  'import:undo': { reach: 'store', 'zh-CN': '撤销导入', 'en-US': 'undo imports' },
  'original:reveal': {
    reach: 'store',
    'zh-CN': '查看未脱敏的原始文件',
    'en-US': 'open original files, unmasked',
  },
  'schedule:read': { reach: 'store', 'zh-CN': '查看定时任务', 'en-US': 'see scheduled work' },
  'schedule:write': { reach: 'store', 'zh-CN': '调整定时任务', 'en-US': 'change scheduled work' },
  'setting:read': { reach: 'provider', 'zh-CN': '查看公司规则', 'en-US': 'see the company’s own rules' },
  'setting:write': { reach: 'provider', 'zh-CN': '设定公司规则', 'en-US': 'set the company’s own rules' },
  'list:export': { reach: 'store', 'zh-CN': '导出列表', 'en-US': 'export lists' },
} satisfies Record<string, { readonly reach: Reach } & Readonly<Record<Locale, string>>>;

export type Permission = keyof typeof table;
export const permissions = Object.keys(table) as Permission[];
export const isPermission = (name: string): name is Permission => Object.hasOwn(table, name);
export const permissionReach = Object.fromEntries(
  Object.entries(table).map(([permission, { reach }]) => [permission, reach]),
) as Readonly<Record<Permission, Reach>>;

/** What a permission lets a person do; of the two that are no permission, what is missing. */
export function permissionText(permission: string, locale: Locale): string {
  if (permission === 'provider-wide')
    return locale === 'zh-CN' ? '管理整个公司（您的权限只限部分店铺）' : 'act for the whole company';
  if (permission === 'provider-owner') return locale === 'zh-CN' ? '授予管理员权限' : 'give full rights';
  if (permission === 'more-than-held')
    return locale === 'zh-CN' ? '处理超出您自身权限的角色' : 'decide over rights that you do not hold';
  return isPermission(permission) ? table[permission][locale] : permission;
}

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
  'data-source',
] as const;
/** Those that people have; a source of data is a key’s alone. */
export const staffRoles = providerRoles.filter((role) => role !== 'data-source');
export const storeRoles = ['shop-owner', 'shop-operations', 'shop-finance'] as const;
export type ProviderRole = (typeof providerRoles)[number];
export type StoreRole = (typeof storeRoles)[number];
export type ShippedRole = ProviderRole | StoreRole;
export const shippedRoles: readonly ShippedRole[] = [...providerRoles, ...storeRoles];
/** A role that a provider set itself, by its id. */
export type OwnRoleCode = `own:${string}`;
export type Role = ShippedRole | OwnRoleCode;
/** What a provider's own roles give, by their codes, as it is kept. */
export type OwnRoles = Readonly<Record<string, readonly string[]>>;

export const ownRole = (id: string): OwnRoleCode => `own:${id}`;
export const isOwnRole = (role: string): role is OwnRoleCode => /^own:[0-9a-f-]{36}$/.test(role);

const readers: Permission[] = [
  'store:read',
  'matter:read',
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
export const rolePermissions: Readonly<Record<ShippedRole, readonly Permission[]>> = {
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
    'matter:read',
    'matter:write',
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
    'sub-account:read',
    'sub-account:write',
    ...readers,
    'matter:write',
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
    'schedule:read',
    'schedule:write',
  ],
  scheduler: [
    'sub-account:read',
    'team:read',
    'store:read',
    'agent:read',
    'agent:write',
    'agent:certify',
    'roster:read',
    'roster:write',
    'roster:publish',
    'shift:write',
    'task:read',
    'list:export',
  ],
  'team-leader': ['sub-account:read', 'team:read', ...readers, 'conversation:read', 'review:read'],
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
    'team:read',
    'conversation:read',
    'review:read',
    'appeal:decide',
    'agent:read',
    'report:read',
    'task:read',
    'list:export',
  ],
  trainer: [
    'store:read',
    'matter:read',
    'matter:write',
    'agent:read',
    'agent:certify',
    'review:read',
    'task:read',
    'list:export',
  ],
  finance: [
    'store:read',
    'matter:read',
    'matter:write',
    'quote:read',
    'price-book:read',
    'contract:read',
    'payment:record',
    'report:read',
    'task:read',
    'list:export',
  ],
  hr: [
    'team:read',
    'team:write',
    'sub-account:read',
    'sub-account:write',
    'store:read',
    'agent:read',
    'agent:write',
    'agent:certify',
    'roster:read',
    'member:read',
    'task:read',
    'list:export',
  ],
  agent: ['own-shift:read', 'own-review:read', 'appeal:file', 'store:read'],
  auditor: [
    'role:read',
    'setting:read',
    'sub-account:read',
    'team:read',
    ...readers,
    'document:register',
    'document:review',
    'quote:read',
    'price-book:read',
    'review:read',
    'audit:read',
    'member:read',
    'schedule:read',
  ],
  // For keys of other systems: it can send files and ask what became of them.
  'data-source': ['import:push'],
  'shop-owner': [
    'shop-people:write',
    'store:read',
    'matter:read',
    'matter:write',
    'quote:read',
    'quote:accept',
    'contract:read',
    'contract:sign-client',
    'report:read',
    'report:respond',
  ],
  'shop-operations': [
    'store:read',
    'matter:read',
    'matter:write',
    'contract:read',
    'report:read',
    'report:respond',
  ],
  'shop-finance': ['store:read', 'matter:read', 'matter:write', 'quote:read', 'contract:read', 'report:read'],
};

/** @param own what the provider's own roles give; of those that are not there, nothing is given */
export function permissionsOf(roles: readonly Role[], own: OwnRoles = {}): Permission[] {
  const of = (role: Role) =>
    isOwnRole(role) ? (own[role] ?? []).filter(isPermission) : (rolePermissions[role] ?? []);
  return [...new Set(roles.flatMap(of))];
}

/** The shipped roles that may do something. */
export const rolesWith = (permission: Permission): ShippedRole[] =>
  shippedRoles.filter((role) => rolePermissions[role].includes(permission));

export function isStoreRole(role: string): role is StoreRole {
  return (storeRoles as readonly string[]).includes(role);
}

import type { Role } from '@zuoxi/vocabulary';

export const demoPassword = 'zuoxi-demo';

export interface DemoAccount {
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

export const people: readonly { role: Role; name: string; email: string }[] = [
  { role: 'provider-owner', name: '顾远', email: 'owner@demo.zuoxi.cn' },
  { role: 'sales', name: '林夏', email: 'sales@demo.zuoxi.cn' },
  { role: 'account-manager', name: '方雅', email: 'am@demo.zuoxi.cn' },
  { role: 'scheduler', name: '钟平', email: 'scheduler@demo.zuoxi.cn' },
  { role: 'team-leader', name: '罗晴', email: 'leader@demo.zuoxi.cn' },
  { role: 'qc-inspector', name: '苏格', email: 'qc@demo.zuoxi.cn' },
  { role: 'qc-lead', name: '程正', email: 'qclead@demo.zuoxi.cn' },
  { role: 'trainer', name: '唐宁', email: 'trainer@demo.zuoxi.cn' },
  { role: 'finance', name: '钱盈', email: 'finance@demo.zuoxi.cn' },
  { role: 'hr', name: '宋禾', email: 'hr@demo.zuoxi.cn' },
  { role: 'auditor', name: '石磊', email: 'auditor@demo.zuoxi.cn' },
];

export const shopPeople = [
  { role: 'shop-owner', name: '张店长', email: 'shop@demo.zuoxi.cn' },
  { role: 'shop-operations', name: '何运营', email: 'shop-ops@demo.zuoxi.cn' },
  { role: 'shop-finance', name: '金会计', email: 'shop-finance@demo.zuoxi.cn' },
] as const;

/** What `npm start` prints: one account a role. */
export const demoAccounts = (): DemoAccount[] => [
  ...people.map(({ role, email }) => ({ role, email, password: demoPassword })),
  { role: 'agent', email: 'agent@demo.zuoxi.cn', password: demoPassword },
  ...shopPeople.map(({ role, email }) => ({ role, email, password: demoPassword })),
];

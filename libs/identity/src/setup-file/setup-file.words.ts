import type { Locale, Permission } from '@zuoxi/vocabulary';

interface PartWords {
  readonly name: Readonly<Record<Locale, string>>;
  /** Who may have it in a file. */
  readonly read: Permission;
  /** Who may take it from a file. */
  readonly write: Permission;
}

/** What a file of a set-up has in it, in the order in which it is shown. */
export const setupParts = {
  settings: {
    ...{ read: 'setting:read', write: 'setting:write' },
    name: { 'zh-CN': '规则清单', 'en-US': 'Company rules' },
  },
  priceBooks: {
    ...{ read: 'price-book:read', write: 'price-book:write' },
    name: { 'zh-CN': '价目表', 'en-US': 'Price book' },
  },
  scorecards: {
    ...{ read: 'review:read', write: 'setting:write' },
    name: { 'zh-CN': '质检评分表', 'en-US': 'Scorecard' },
  },
  shifts: {
    ...{ read: 'roster:read', write: 'shift:write' },
    name: { 'zh-CN': '班次', 'en-US': 'Shifts' },
  },
  roles: {
    ...{ read: 'role:read', write: 'role:write' },
    name: { 'zh-CN': '自定义角色', 'en-US': 'Roles of the company’s own' },
  },
  reportTemplates: {
    ...{ read: 'report:read', write: 'report:publish' },
    name: { 'zh-CN': '日报指标', 'en-US': 'Numbers of daily reports' },
  },
} as const satisfies Record<string, PartWords>;

export type SetupPartName = keyof typeof setupParts;
export const setupPartNames = Object.keys(setupParts) as SetupPartName[];

import type { Locale } from './terms.js';

type Words = Readonly<Record<Locale, string>>;

/** What people at work are owed; working time is a shift less its unpaid breaks, weeks begin on Monday. */
export interface LabourRules {
  readonly minRestMinutes: number;
  readonly maxConsecutiveDays: number;
  readonly weeklyDaysOff: number;
  readonly maxMinutesPerWeek: number;
  readonly maxMinutesPerDay: number;
}

/** What a row of each list is. */
export interface SettingRows {
  'labour-rules': LabourRules;
}
export type SettingKind = keyof SettingRows;

/** One value of a row: how it is kept, typed and said. */
export type SettingField = { readonly name: Words } & (
  | { readonly type: 'whole'; readonly min: number; readonly max: number; readonly unit: Words }
  /** Kept in minutes, typed and said in hours. */
  | { readonly type: 'hours'; readonly min: number; readonly max: number }
  | { readonly type: 'text'; readonly max: number; readonly optional?: true }
  | { readonly type: 'date' }
  | { readonly type: 'choice'; readonly of: Readonly<Record<string, Words>> }
);

export interface KindOfSetting<Row> {
  readonly name: Words;
  /** What it is, in one sentence. */
  readonly about: Words;
  /** What reads it, and from when a new version counts there. */
  readonly readBy: Words;
  /** By which fields a row is known; none: there is one row, always. */
  readonly key: readonly (keyof Row & string)[];
  readonly fields: { readonly [Field in keyof Row]-?: SettingField };
  /** Version 1, which holds until somebody sets another. */
  readonly delivered: readonly Row[];
}

const days: Words = { 'zh-CN': '天', 'en-US': 'days' };

/** Every list that a provider sets for itself, each version from a business date on. */
export const settingsByKind: { readonly [Kind in SettingKind]: KindOfSetting<SettingRows[Kind]> } = {
  'labour-rules': {
    name: { 'zh-CN': '用工规则', 'en-US': 'Labour rules' },
    about: {
      'zh-CN': '两班间休息、连续工作天数、每周休息日和工时上限，所有店铺的排班都按它检查。',
      'en-US':
        'Rest between shifts, days in a row, days off and hours: what every roster of every shop is checked by.',
    },
    readBy: {
      'zh-CN': '自动排班、排班检查和发布；按排班第一天有效的版本。已发布的排班不受影响。',
      'en-US':
        'Solving, checking and publishing rosters, by the version of a roster’s first day. Published rosters stay.',
    },
    key: [],
    fields: {
      minRestMinutes: {
        ...{ type: 'hours', min: 0, max: 2880 },
        name: { 'zh-CN': '两班之间至少休息', 'en-US': 'Least rest between shifts' },
      },
      maxConsecutiveDays: {
        ...{ type: 'whole', min: 1, max: 31, unit: days },
        name: { 'zh-CN': '最多连续工作', 'en-US': 'Most days in a row' },
      },
      weeklyDaysOff: {
        ...{ type: 'whole', min: 0, max: 6, unit: days },
        name: { 'zh-CN': '每周至少休息', 'en-US': 'Days off a week, at least' },
      },
      maxMinutesPerWeek: {
        ...{ type: 'hours', min: 60, max: 10_080 },
        name: { 'zh-CN': '每周工时上限', 'en-US': 'Most hours a week' },
      },
      maxMinutesPerDay: {
        ...{ type: 'hours', min: 60, max: 1440 },
        name: { 'zh-CN': '每日工时上限', 'en-US': 'Most hours a day' },
      },
    },
    delivered: [
      {
        ...{ minRestMinutes: 660, maxConsecutiveDays: 6, weeklyDaysOff: 1 },
        ...{ maxMinutesPerWeek: 2640, maxMinutesPerDay: 660 },
      },
    ],
  },
};

export const settingKinds = Object.keys(settingsByKind) as SettingKind[];
export const isSettingKind = (kind: string): kind is SettingKind => Object.hasOwn(settingsByKind, kind);

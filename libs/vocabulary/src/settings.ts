import type { KindOfSetting, Words } from './setting-kind.js';
import { clauses, type LibraryClause } from './setting-clauses.js';
import { type OfferedReason, reasons } from './setting-reasons.js';
import { noticeWordings, type NoticeWording } from './setting-wordings.js';

/** What people at work are owed; working time is a shift less its unpaid breaks, weeks begin on Monday. */
export interface LabourRules {
  readonly minRestMinutes: number;
  readonly maxConsecutiveDays: number;
  readonly weeklyDaysOff: number;
  readonly maxMinutesPerWeek: number;
  readonly maxMinutesPerDay: number;
}

/** A day that the provider has otherwise than the published table of holidays. */
export interface OwnHoliday {
  readonly on: string;
  /** Off, worked all the same, or no special day at all. */
  readonly day: 'off' | 'work' | 'ordinary';
  readonly name: string;
  /** Empty: as in Chinese. */
  readonly nameEn: string;
}

/** What a row of each list is. */
export interface SettingRows {
  'labour-rules': LabourRules;
  holidays: OwnHoliday;
  reasons: OfferedReason;
  clauses: LibraryClause;
  'notice-wordings': NoticeWording;
}
export type SettingKind = keyof SettingRows;

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
      'zh-CN':
        '自动排班、排班检查和发布；按排班第一天有效的版本。客服自己的每周工时上限更低的，按客服的算。已发布的排班不受影响。',
      'en-US':
        'Solving, checking and publishing rosters, by the version of a roster’s first day; an agent’s own weekly hours count where they are fewer. Published rosters stay.',
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
  holidays: {
    name: { 'zh-CN': '节假日与调休', 'en-US': 'Holidays and worked days' },
    about: {
      'zh-CN': '公司在国家公布的节假日之外增加、调整或取消的日期；没有列出的日期按公布的办。',
      'en-US':
        'Days that the company adds to the published holidays, has otherwise, or does not keep; all others are as published.',
    },
    readBy: {
      'zh-CN':
        '排班需求、排班表和总排班；每一天按当天有效的版本。名称里有法定节日名（如春节）的，购买了该节日服务的店铺照常服务；其他放假日所有店铺休息。已生成的排班不受影响。',
      'en-US':
        'What rosters need and the boards, each day by the version that holds on it. Where a day’s Chinese name has a statutory holiday’s in it, shops that bought it are served; on other days off no shop is. Rosters that were begun stay.',
    },
    key: ['on'],
    fields: {
      on: { type: 'date', name: { 'zh-CN': '日期', 'en-US': 'Date' } },
      day: {
        type: 'choice',
        name: { 'zh-CN': '安排', 'en-US': 'Is' },
        of: {
          off: { 'zh-CN': '放假', 'en-US': 'a day off' },
          work: { 'zh-CN': '上班', 'en-US': 'worked' },
          ordinary: { 'zh-CN': '按平常日', 'en-US': 'a day like any other' },
        },
      },
      name: { type: 'text', max: 30, name: { 'zh-CN': '名称', 'en-US': 'Name in Chinese' } },
      nameEn: {
        ...{ type: 'text', max: 60, optional: true },
        name: { 'zh-CN': '英文名称', 'en-US': 'Name in English' },
      },
    },
    delivered: [],
  },
  reasons,
  clauses,
  'notice-wordings': noticeWordings,
};

export const settingKinds = Object.keys(settingsByKind) as SettingKind[];
export const isSettingKind = (kind: string): kind is SettingKind => Object.hasOwn(settingsByKind, kind);

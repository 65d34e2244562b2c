/** Closed word lists of the field; the glossary has them in Chinese and English. */
export const platforms = ['taobao', 'tmall', 'jd', 'pdd', 'douyin'] as const;
export type Platform = (typeof platforms)[number];

export const serviceTypes = ['presale', 'simple_aftersale', 'full_aftersale'] as const;
export type ServiceType = (typeof serviceTypes)[number];

export const promotionFrequencies = ['none', 'monthly', 'weekly', 'major_only'] as const;
export type PromotionFrequency = (typeof promotionFrequencies)[number];

/** Statutory holidays (法定节假日) by name; which days they are, each year's table says. */
export const statutoryHolidays = [
  'new_year',
  'spring_festival',
  'qingming',
  'labour_day',
  'dragon_boat',
  'mid_autumn',
  'national_day',
] as const;
export type StatutoryHoliday = (typeof statutoryHolidays)[number];
/** Over which time a promise of a contract is measured. */
export const clausePeriods = ['day', 'week', 'month', 'quarter'] as const;
export type ClausePeriod = (typeof clausePeriods)[number];

export const costComponents = [
  'salary',
  'benefits',
  'board-lodging',
  'training',
  'management',
  'recruitment',
  'premises',
  'equipment',
  'other',
] as const;
export type CostComponent = (typeof costComponents)[number];

export const locales = ['zh-CN', 'en-US'] as const;
export type Locale = (typeof locales)[number];

/** In Chinese as the year's table and contracts name them. */
export const statutoryHolidayNames: Readonly<Record<StatutoryHoliday, Readonly<Record<Locale, string>>>> = {
  new_year: { 'zh-CN': '元旦', 'en-US': "New Year's Day" },
  spring_festival: { 'zh-CN': '春节', 'en-US': 'Spring Festival' },
  qingming: { 'zh-CN': '清明', 'en-US': 'Qingming' },
  labour_day: { 'zh-CN': '劳动节', 'en-US': 'Labour Day' },
  dragon_boat: { 'zh-CN': '端午', 'en-US': 'Dragon Boat Festival' },
  mid_autumn: { 'zh-CN': '中秋', 'en-US': 'Mid-autumn Festival' },
  national_day: { 'zh-CN': '国庆节', 'en-US': 'National Day' },
};

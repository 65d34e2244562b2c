/** Closed word lists of the field; the glossary has them in Chinese and English. */
export const platforms = ['taobao', 'tmall', 'jd', 'pdd', 'douyin'] as const;
export type Platform = (typeof platforms)[number];

export const serviceTypes = ['presale', 'simple_aftersale', 'full_aftersale'] as const;
export type ServiceType = (typeof serviceTypes)[number];

export const promotionFrequencies = ['none', 'monthly', 'weekly', 'major_only'] as const;
export type PromotionFrequency = (typeof promotionFrequencies)[number];

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

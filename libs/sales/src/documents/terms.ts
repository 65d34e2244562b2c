import type { Platform, ServiceType } from '@zuoxi/vocabulary';

/** Words that documents print. */
export const platformNames: Readonly<Record<Platform, string>> = {
  taobao: '淘宝',
  tmall: '天猫',
  jd: '京东',
  pdd: '拼多多',
  douyin: '抖音',
};
export const serviceTypeNames: Readonly<Record<ServiceType, string>> = {
  presale: '售前',
  simple_aftersale: '售前 + 简单售后',
  full_aftersale: '售前 + 售后全包',
};
export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
export const percent = (rate: string | number): string => `${(Number(rate) * 100).toFixed(1)}%`;

import { formatFen } from '@zuoxi/platform/money';
import {
  type Locale,
  type Platform,
  type ServiceType,
  type StatutoryHoliday,
  statutoryHolidayNames,
  statutoryHolidays,
} from '@zuoxi/vocabulary';

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

/** Which statutory holidays are worked: none, all, or those that were bought by name. */
export function holidaysServed(served: readonly StatutoryHoliday[], locale: Locale = 'zh-CN'): string {
  const bought = statutoryHolidays.filter((holiday) => served.includes(holiday));
  const names = bought.map((holiday) => statutoryHolidayNames[holiday][locale]);
  const isAll = bought.length === statutoryHolidays.length;
  if (locale === 'zh-CN') {
    if (!bought.length) return '国家法定节假日休息';
    return isAll ? '国家法定节假日照常服务' : `国家法定节假日中${names.join('、')}照常服务，其余休息`;
  }
  if (!bought.length) return 'closed on statutory holidays';
  return isAll
    ? 'served on statutory holidays'
    : `of the statutory holidays served on ${names.join(', ')}, closed on the others`;
}

/** When a price of so much a month is paid. Less than a quarter is paid at once; the last part is of what remains. */
export function paymentLine(months: number, monthlyFen: number): string {
  if (months < 3) return `一次付清，共 ${formatFen(monthlyFen * months)}。`;
  const rest = months % 3;
  return `按季度支付，每季 ${formatFen(monthlyFen * 3)}${rest ? `，最后一期 ${formatFen(monthlyFen * rest)}` : ''}。`;
}

/** What an offer says of holidays: those that it has, and how the others are had. */
export function holidayLine(served: readonly StatutoryHoliday[]): string {
  const others = statutoryHolidays.every((holiday) => served.includes(holiday))
    ? ''
    : `；${served.length ? '其余' : ''}法定节假日需要服务的，另行约定`;
  return `平常节假日照常服务，${holidaysServed(served)}${others}。`;
}

import { everyDay, type Locale, type Timing } from '@zuoxi/vocabulary';
import { weekdaysOf } from './schedule.rules.js';

export const weekdayNames: Readonly<Record<Locale, readonly string[]>> = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  'en-US': ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

export const clockText = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** When something is due, as a person says it. */
export function timingText(timing: Timing, locale: Locale): string {
  const { recurrence, atMinute, weekdays, monthDay, everyMinutes } = timing;
  const isChinese = locale === 'zh-CN';
  const at = clockText(atMinute);
  if (recurrence === 'interval') {
    const hours = everyMinutes / 60;
    if (Number.isInteger(hours)) return isChinese ? `每 ${hours} 小时` : `Every ${hours} h`;
    return isChinese ? `每 ${everyMinutes} 分钟` : `Every ${everyMinutes} min`;
  }
  if (recurrence === 'monthly')
    return isChinese ? `每月 ${monthDay} 日 ${at}` : `Day ${monthDay} of each month at ${at}`;
  if (weekdays === everyDay) return isChinese ? `每天 ${at}` : `Every day at ${at}`;
  const names = weekdaysOf(weekdays).map((day) => weekdayNames[locale][day - 1] ?? '');
  return isChinese
    ? `每周${names.map((name) => name.slice(1)).join('、')} ${at}`
    : `${names.join(', ')} at ${at}`;
}

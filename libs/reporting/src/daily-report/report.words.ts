import type { SeatAdvice } from '@zuoxi/staffing';
import { difference, judged, type Locale, noData, share } from '@zuoxi/vocabulary';
import type { ReportBody, ReportNumber } from './report.rules.js';

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${minute % 60 ? '30' : '00'}`;
export const weekdayOf = (on: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`));

/** `2026-11-21 09:05`. */
export const momentOf = (at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at);

const numberOf = (body: ReportBody, key: string): ReportNumber | undefined =>
  body.numbers.find((number) => number.key === key);

/** Who an agent row is of; chats under accounts that nobody has matched are nobody's. */
export const agentName = (alias: string | null, locale: Locale): string =>
  alias !== null && alias !== noData ? alias : locale === 'zh-CN' ? '未识别客服' : 'Unrecognised';

/** The day in one sentence that a person could have written. */
export function headline(body: ReportBody, locale: Locale): string {
  const receptions = numberOf(body, 'receptions')?.value;
  const rate = numberOf(body, 'threeMinuteRate');
  const zh = locale === 'zh-CN';
  if (receptions == null) return zh ? '当天没有数据。' : 'There is no data for that day.';
  const noReply = numberOf(body, 'noReply')?.value;
  if (receptions === '0' && noReply && noReply !== '0')
    return zh
      ? `当天 ${noReply} 位买家来问，没有一位得到人工回复。`
      : `${noReply} buyers asked that day, and none got a human reply.`;
  if (receptions === '0') return zh ? '当天没有接待记录。' : 'No buyers were received that day.';
  const parts = [zh ? `接待 ${receptions} 人` : `${receptions} buyers received`];
  if (rate?.value) {
    const gap = difference(rate.value, rate.target, 'fraction', locale, rate.kept === false);
    const shown = judged(rate.value, rate.target, rate.kept, 'fraction', locale);
    const against = !gap?.sign
      ? ''
      : zh
        ? `，比合同${gap.sign > 0 ? '高' : '低'} ${gap.text}`
        : `, ${gap.text.replace('pt', 'points')} ${gap.sign > 0 ? 'above' : 'below'} the contract`;
    parts.push(zh ? `三分钟回复率 ${shown}${against}` : `three-minute reply rate ${shown}${against}`);
  }
  const orders = numberOf(body, 'orders')?.value;
  if (orders && orders !== '0') parts.push(zh ? `订单 ${orders} 单` : `${orders} orders`);
  const worst = body.byHour
    .filter((hour) => hour.threeMinuteRate !== null && hour.receptions >= 5)
    .sort((a, b) => Number(a.threeMinuteRate) - Number(b.threeMinuteRate))[0];
  const slow =
    worst && rate?.value && Number(worst.threeMinuteRate) < Number(rate.value) - 0.05 ? worst : null;
  if (slow) {
    parts.push(
      zh
        ? `${slow.hour}–${slow.hour + 1} 点回复较慢（${share(slow.threeMinuteRate)}）`
        : `replies were slower at ${slow.hour}:00–${slow.hour + 1}:00 (${share(slow.threeMinuteRate)})`,
    );
  }
  return zh ? `${parts.join('，')}。` : `${parts.join('; ')}.`;
}

/** What to do about the number of seats, with the half hours that say so. */
export function adviceSentence(advice: SeatAdvice | null, sold: number | null, locale: Locale): string {
  const zh = locale === 'zh-CN';
  if (!advice || sold === null) {
    return zh
      ? '没有合同坐席或需求数据，暂无建议。'
      : 'No seats sold or no requirement on record, so no advice.';
  }
  const below = advice.slotsBelowSold;
  const owed = zh
    ? `有 ${below} 个半小时在岗少于已购，由我方补足。`
    : ` In ${below} half hours fewer were on duty than bought; that is ours to mend.`;
  return seatsToBuy(advice, sold, locale) + (below ? owed : '');
}

function seatsToBuy(advice: SeatAdvice, sold: number, locale: Locale): string {
  const zh = locale === 'zh-CN';
  const worst = advice.worstSlots[0];
  const when = worst ? clock(worst.slotMinute) : '';
  if (advice.kind === 'add') {
    return zh
      ? `建议加 ${advice.seats} 席：${share(advice.shortShare)} 的时段需求超过已购 ${sold} 席，${when} 最紧（需 ${worst?.required ?? '—'} 席）。`
      : `Add ${advice.seats}: the need was above the ${sold} seats bought in ${share(advice.shortShare)} of half hours, most at ${when} (${worst?.required ?? '—'} needed).`;
  }
  if (advice.kind === 'reduce') {
    return zh
      ? `可减 ${advice.seats} 席：已购 ${sold} 席长期多于需求，减少后仍能覆盖九成以上时段。`
      : `${advice.seats} fewer would do: the ${sold} seats bought exceed the need in nine of ten half hours.`;
  }
  return zh ? `坐席数量合适，保持 ${sold} 席。` : `${sold} seats are right.`;
}

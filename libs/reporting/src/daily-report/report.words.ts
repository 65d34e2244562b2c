import type { SeatAdvice } from '@zuoxi/staffing';
import { getMetric, type MetricPurpose } from '@zuoxi/metrics';
import {
  type ClausePeriod,
  difference,
  figure,
  judged,
  type Locale,
  noData,
  promised,
  share,
} from '@zuoxi/vocabulary';
import type { PromiseResult } from './promise.rules.js';
import type { ReportBody, ReportNumber } from './report.body.js';

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

/** What a day's sentence is made of. */
export type HeadlineParts = Pick<ReportBody, 'numbers' | 'promises' | 'advice' | 'byHour'>;

const numberOf = (body: HeadlineParts, key: string): ReportNumber | undefined =>
  body.numbers.find((number) => number.key === key);

/** Who an agent row is of; chats under accounts that nobody has matched are nobody's. */
export const agentName = (alias: string | null, locale: Locale): string =>
  alias !== null && alias !== noData ? alias : locale === 'zh-CN' ? '未识别客服' : 'Unrecognised';

/** As people say it; the definition's whole name stands in the lists. */
const spoken: Partial<Record<MetricPurpose, Readonly<Record<Locale, string>>>> = {
  'three-minute': { 'zh-CN': '三分钟回复率', 'en-US': '3-minute reply rate' },
  'thirty-second': { 'zh-CN': '30 秒应答率', 'en-US': '30-second answer rate' },
  'average-response': { 'zh-CN': '平均响应', 'en-US': 'mean response' },
  'first-response': { 'zh-CN': '首次响应', 'en-US': 'first response' },
  'review-coverage': { 'zh-CN': '次日质检覆盖率', 'en-US': 'reviewed by next day' },
  'seat-coverage': { 'zh-CN': '排班在岗率', 'en-US': 'seats rostered' },
  'next-day-conversion': { 'zh-CN': '询单转化率', 'en-US': 'conversion' },
};
export const spokenName = (id: string, locale: Locale): string => {
  const { purpose, name } = getMetric(id);
  return spoken[purpose]?.[locale] ?? name[locale === 'zh-CN' ? 'zh' : 'en'];
};

const periodWords: Readonly<Record<ClausePeriod, Readonly<Record<Locale, string>>>> = {
  day: { 'zh-CN': '当天', 'en-US': 'on the day' },
  week: { 'zh-CN': '本周至今', 'en-US': 'week to date' },
  month: { 'zh-CN': '本月至今', 'en-US': 'month to date' },
  quarter: { 'zh-CN': '本季至今', 'en-US': 'quarter to date' },
};
export const periodSoFar = (period: ClausePeriod, locale: Locale): string => periodWords[period][locale];

/** `本月至今 96.2%`, with the digit that decides where the usual ones would contradict the verdict. */
export function promiseSoFar({ metric, promised: as, ...promise }: PromiseResult, locale: Locale): string {
  const { unit } = getMetric(metric ?? as);
  const value = judged(promise.value, promise.target, promise.kept, unit, locale);
  return `${periodSoFar(promise.period, locale)} ${value}`;
}

/** `三分钟回复率本月至今 94.2%，低于约定的 95.0%`. */
export function missedSentence(promise: PromiseResult, locale: Locale): string {
  const id = promise.metric ?? promise.promised;
  const { unit } = getMetric(id);
  const target = promised(promise.target, unit, locale);
  const [name, soFar] = [spokenName(id, locale), promiseSoFar(promise, locale)];
  const isLow = promise.comparator === '>=';
  return locale === 'zh-CN'
    ? `${name}${soFar}，${isLow ? '低于' : '超过'}约定的 ${target}`
    : `${name} ${soFar}, ${isLow ? 'below' : 'above'} ${target} promised`;
}

/**
 * The day in sentences that a person could have written: first what was promised and is missed, and what is done about
 * it, then the day.
 */
export function headline(body: HeadlineParts, locale: Locale): string {
  const zh = locale === 'zh-CN';
  const receptions = numberOf(body, 'receptions')?.value;
  if (receptions == null) return zh ? '当天没有数据。' : 'There is no data for that day.';
  const missed = body.promises.find(({ kept }) => kept === false);
  const first = missed ? [missedSentence(missed, locale), ...doneAbout(body, locale)] : [];
  const end = zh ? '。' : '.';
  const said = [
    ...(first.length ? [joined(first, locale)] : []),
    joined(dayParts(body, receptions, locale), locale),
  ];
  return said.map((sentence) => `${capital(sentence)}${end}`).join(zh ? '' : ' ');
}

const joined = (parts: readonly string[], locale: Locale): string =>
  parts.join(locale === 'zh-CN' ? '，' : '; ');
export const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** What the day itself says of the cause, and what follows from it. */
function doneAbout({ advice }: HeadlineParts, locale: Locale): string[] {
  const zh = locale === 'zh-CN';
  if (!advice) return [];
  if (advice.slotsBelowSold)
    return [
      zh
        ? `当天有 ${advice.slotsBelowSold} 个半小时按排班在岗少于已购，由我方补足`
        : `${advice.slotsBelowSold} half hours rostered below the seats sold, ours to mend`,
    ];
  return advice.kind === 'add' ? [zh ? `建议加 ${advice.seats} 席` : `we advise ${advice.seats} more`] : [];
}

function dayParts(body: HeadlineParts, receptions: string, locale: Locale): string[] {
  const zh = locale === 'zh-CN';
  const noReply = numberOf(body, 'noReply')?.value;
  if (receptions === '0' && noReply && noReply !== '0')
    return [
      zh
        ? `当天 ${noReply} 位买家来问，没有一位得到人工回复`
        : `${noReply} buyers asked that day, and none got a human reply`,
    ];
  if (receptions === '0') return [zh ? '当天没有接待记录' : 'no buyers were received that day'];
  const count = figure(receptions, 'people', locale);
  const parts = [zh ? `接待 ${count} 人` : `${count} buyers`];
  const rate = numberOf(body, 'threeMinuteRate');
  if (rate?.value)
    parts.push(
      zh ? `三分钟回复率 ${rateOf(body, rate, locale)}` : `3-minute reply rate ${rateOf(body, rate, locale)}`,
    );
  const orders = numberOf(body, 'orders')?.value;
  if (orders && orders !== '0')
    parts.push(
      zh ? `订单 ${figure(orders, 'count', locale)} 单` : `${figure(orders, 'count', locale)} orders`,
    );
  const worst = body.byHour
    .filter((hour) => hour.threeMinuteRate !== null && hour.receptions >= 5)
    .sort((a, b) => Number(a.threeMinuteRate) - Number(b.threeMinuteRate))[0];
  if (worst && rate?.value && Number(worst.threeMinuteRate) < Number(rate.value) - 0.05)
    parts.push(
      zh
        ? `${worst.hour}–${worst.hour + 1} 点回复较慢（${share(worst.threeMinuteRate)}）`
        : `replies were slower at ${worst.hour}:00–${worst.hour + 1}:00 (${share(worst.threeMinuteRate)})`,
    );
  return parts;
}

/** The day's rate; beside it the promise, where it is not what the headline begins with. */
function rateOf(body: HeadlineParts, rate: ReportNumber, locale: Locale): string {
  const zh = locale === 'zh-CN';
  const promise = body.promises.find(({ metric }) => metric === rate.metric);
  if (promise?.period !== 'day') {
    const shown = figure(rate.value, 'fraction', locale);
    if (!promise?.kept) return shown;
    const soFar = promiseSoFar(promise, locale);
    const target = promised(promise.target, 'fraction', locale);
    return zh ? `${shown}（${soFar}，约定 ${target}）` : `${shown} (${soFar}, promised ${target})`;
  }
  const gap = difference(rate.value, promise.target, 'fraction', locale, promise.kept === false);
  const shown = judged(rate.value, promise.target, promise.kept, 'fraction', locale);
  if (!gap?.sign) return shown;
  return zh
    ? `${shown}，比合同${gap.sign > 0 ? '高' : '低'} ${gap.text}`
    : `${shown}, ${gap.text.replace('pt', 'points')} ${gap.sign > 0 ? 'above' : 'below'} the contract`;
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
    ? `有 ${below} 个半小时按排班在岗少于已购，由我方补足。`
    : ` In ${below} half hours fewer were rostered than bought; that is ours to mend.`;
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
      ? `可减 ${advice.seats} 席：按当天的咨询，${sold - advice.seats} 席即可达到承诺的回复率。`
      : `${advice.seats} fewer would do: what was asked that day is answered as promised with ${sold - advice.seats}.`;
  }
  return zh ? `坐席数量合适，保持 ${sold} 席。` : `${sold} seats are right.`;
}

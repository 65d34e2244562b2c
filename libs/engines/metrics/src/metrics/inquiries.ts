import { addDays, startOfBusinessDate } from '../clock.js';
import type { OrderRecord, StoreDay, Unit } from '../records.js';
import { counted, define, ALL, rate } from './define.js';

/** How long before an inquiry an order makes it one about that order. */
export const PURCHASE_DAYS = 30;
/** How long after its day an inquiry may still end in a payment. */
export const FINAL_DAYS = 3;

const AFTER_SALES = {
  zh: `首次提问前已下单（售后咨询）的买家不计，往前数 ${PURCHASE_DAYS} 个自然日（从那天零点起）`,
  en: `Buyers who had ordered before they first asked (after-sales) are left out: ${PURCHASE_DAYS} calendar days back, from that midnight`,
};
const NOT_RECEIVED = {
  zh: '当日未被人工接待的买家不计',
  en: 'Buyers whom no human received that day are left out',
};
const CONSULTING = {
  confidence: 'C',
  reference: { zh: 'plnmw.com 咨询服务页', en: 'plnmw.com ConsultingServices' },
} as const;

type Inquiry = Pick<Unit, 'row' | 'at' | 'agentId'> & { readonly bought: readonly OrderRecord[] };

/** Buyers who were received before they had ordered, each once, from their first question. */
function* inquiriesOf(day: StoreDay): Generator<Inquiry> {
  const horizon = startOfBusinessDate(addDays(day.on, -PURCHASE_DAYS));
  for (const thread of day.threads) {
    const [question] = thread.questions();
    const [reception] = thread.receptions();
    if (!question || !reception) continue;
    const bought = day.purchases.get(thread.buyer) ?? [];
    const since = (order: OrderRecord) => order.orderedAt ?? order.paidAt;
    const isBefore = (at: number | null) => at !== null && at >= horizon && at < question.at;
    if (bought.some((order) => isBefore(since(order)))) continue;
    yield { row: question.sessionId, at: question.at, agentId: reception.agentId, bought };
  }
}

/** @param days after the inquiry's own, whose end is the last moment */
function* paidWithin(day: StoreDay, days: number): Generator<Unit> {
  const deadline = startOfBusinessDate(addDays(day.on, days + 1));
  for (const { bought, ...place } of inquiriesOf(day)) {
    const isPaid = ({ paidAt }: OrderRecord) => paidAt !== null && paidAt >= place.at && paidAt < deadline;
    yield { ...place, numerator: bought.some(isPaid) ? 1 : 0, denominator: 1 };
  }
}

export const inquiryUsers = counted({
  key: 'inquiry_users',
  purpose: 'inquiries',
  name: { zh: '询单人数', en: 'Inquiry users' },
  formula: {
    zh: '被人工接待、提问时尚未下单的去重买家数',
    en: 'distinct buyers whom a human received and who had not ordered when they asked',
  },
  unit: 'people',
  exclusions: [AFTER_SALES, NOT_RECEIVED],
  origin: 'inquiries',
  *measure(day) {
    for (const { row, at, agentId } of inquiriesOf(day))
      yield { row, at, agentId, numerator: 1, denominator: 0 };
  },
  source: {
    confidence: 'B',
    reference: { zh: '平台导出列「询单人数」；plnmw.com', en: 'export column 询单人数; plnmw.com' },
  },
  decision:
    '2026-11-30: the same buyers as in the conversions, so that these are shares of it. What a shop may set as “valid duration” is not known to us and not applied.',
});

export const nextDayConversion = define({
  key: 'conv_next',
  version: 1,
  purpose: 'next-day-conversion',
  platforms: ALL,
  name: { zh: '询单→次日付款转化率', en: 'Inquiry → next-day payment conversion' },
  formula: {
    zh: '次日24点前付款的询单人数 ÷ 询单人数',
    en: 'inquiry users who paid by the end of the next day ÷ inquiry users',
  },
  numerator: { zh: '次日24点前付款的询单人数', en: 'inquiry users paid by the end of the next day' },
  denominator: { zh: '询单人数', en: 'inquiry users' },
  unit: 'fraction',
  window: null,
  exclusions: [AFTER_SALES, NOT_RECEIVED],
  maturityDays: 2,
  rounding: rate,
  origin: 'inquiries',
  measure: (day) => paidWithin(day, 1),
  source: CONSULTING,
  decision: `2026-11-29: a buyer counts once a day, from the first question; a payment counts only after it, whenever it was ordered; an order of the ${PURCHASE_DAYS} days before makes it an after-sales question. Provisional until the orders of the day after are in.`,
});

export const finalConversion = define({
  key: 'conv_final',
  version: 1,
  purpose: 'final-conversion',
  platforms: ALL,
  name: { zh: '询单→最终付款转化率', en: 'Inquiry → final payment conversion' },
  formula: {
    zh: `${FINAL_DAYS} 日内（第 ${FINAL_DAYS} 日24点前）付款的询单人数 ÷ 询单人数`,
    en: `inquiry users who paid within ${FINAL_DAYS} days (by the end of the last) ÷ inquiry users`,
  },
  numerator: {
    zh: `${FINAL_DAYS} 日内付款的询单人数`,
    en: `inquiry users paid within ${FINAL_DAYS} days`,
  },
  denominator: { zh: '询单人数', en: 'inquiry users' },
  unit: 'fraction',
  window: null,
  exclusions: [AFTER_SALES, NOT_RECEIVED],
  maturityDays: FINAL_DAYS + 1,
  rounding: rate,
  isDraft: true,
  origin: 'inquiries',
  measure: (day) => paidWithin(day, FINAL_DAYS),
  source: CONSULTING,
  decision: `2026-11-30: the tools say “final” about four days later and name no window; ${FINAL_DAYS} days after the inquiry are assumed, so it is a draft.`,
});

import { addDays, startOfBusinessDate } from '../clock.js';
import type { OrderRecord } from '../records.js';
import { ALL, define, rate } from './define.js';

/** How long before an inquiry an order makes it one about that order. */
export const PURCHASE_DAYS = 30;

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
  exclusions: [
    {
      zh: `首次提问前已下单（售后咨询）的买家不计，往前数 ${PURCHASE_DAYS} 个自然日（从那天零点起）`,
      en: `Buyers who had ordered before they first asked (after-sales) are left out: ${PURCHASE_DAYS} calendar days back, from that midnight`,
    },
    { zh: '当日未被人工接待的买家不计', en: 'Buyers whom no human received that day are left out' },
  ],
  maturityDays: 2,
  rounding: rate,
  origin: 'orders',
  *measure(day) {
    const deadline = startOfBusinessDate(addDays(day.on, 2));
    const horizon = startOfBusinessDate(addDays(day.on, -PURCHASE_DAYS));
    for (const thread of day.threads) {
      const [question] = thread.questions();
      const [reception] = thread.receptions();
      if (!question || !reception) continue;
      const bought = day.purchases.get(thread.buyer) ?? [];
      const since = (order: OrderRecord) => order.orderedAt ?? order.paidAt;
      const isBefore = (at: number | null) => at !== null && at >= horizon && at < question.at;
      if (bought.some((order) => isBefore(since(order)))) continue;
      const isPaid = ({ paidAt }: OrderRecord) =>
        paidAt !== null && paidAt >= question.at && paidAt < deadline;
      yield {
        row: question.sessionId,
        at: question.at,
        agentId: reception.agentId,
        numerator: bought.some(isPaid) ? 1 : 0,
        denominator: 1,
      };
    }
  },
  source: {
    confidence: 'C',
    reference: { zh: 'plnmw.com 咨询服务页', en: 'plnmw.com ConsultingServices' },
  },
  decision: `2026-11-29: a buyer counts once a day, from the first question; a payment counts only after it, whenever it was ordered; an order of the ${PURCHASE_DAYS} days before makes it an after-sales question. Provisional until the orders of the day after are in.`,
});

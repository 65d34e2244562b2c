import type { SaleRecord, StoreDay, Unit } from '../records.js';
import { ALL, counted, define, rate, whole } from './define.js';

/** Refunds of an order are awaited this long after its payment. */
const REFUND_DAYS = 15;

const CREDIT = {
  zh: '订单文件写明归属客服的以文件为准；否则按该店约定的归属规则（下单优先、付款优先、先下单后付款）往前找归属天数内（自然日，从零点起）最后一位人工接待的客服；找不到的为静默销售',
  en: 'Whose sale it is: whom the file of orders names; else, by the rule agreed for the shop (order first, payment first, order then payment), the last agent who wrote by hand within the agreed calendar days before (from midnight); else it is silent',
};
const PAID_ONLY = {
  zh: '按付款日计；没有付款时间或实付金额的订单不计',
  en: 'By the day of payment; orders without a time of payment or an amount paid are left out',
};
const REFUNDS = {
  zh: `只计退款成功的售后记录，每单不超过实付；付款后 ${REFUND_DAYS} 日内仍会变动`,
  en: `Only after-sale cases that were paid back, no more than was paid for the order; it still moves for ${REFUND_DAYS} days after the payment`,
};
const TOOLS = {
  confidence: 'B',
  reference: {
    zh: '平台导出列「客服销售额」「净销售额」等；wl-enterprise.com/news/i616429',
    en: 'export columns 客服销售额, 净销售额 and the like; wl-enterprise.com/news/i616429',
  },
} as const;
const OUR_RULE =
  '2026-11-30: an amount counts on the day it was paid, whole, for one agent; the rule and its days are the shop’s profile of that day.';

const place = ({ id, paidAt, credit }: SaleRecord): Pick<Unit, 'row' | 'at' | 'agentId'> => ({
  row: id,
  at: paidAt,
  agentId: credit?.agentId ?? null,
});

type Amount = (sale: SaleRecord) => number | null;
const paid: Amount = (sale) => sale.paidFen;
const byAgent =
  (amount: Amount): Amount =>
  (sale) =>
    sale.credit && amount(sale);
const inSilence: Amount = (sale) => (sale.credit ? null : sale.paidFen);

function* amounts(sales: readonly SaleRecord[], amount: Amount): Generator<Unit> {
  for (const sale of sales) {
    const numerator = amount(sale);
    if (numerator !== null) yield { ...place(sale), numerator, denominator: 0 };
  }
}

/** Sales of agents, with 1 for the first of each buyer: whom a buyer of two agents counts for. */
function* ofBuyers(sales: readonly SaleRecord[]): Generator<readonly [SaleRecord, buyers: 0 | 1]> {
  const known = new Set<string>();
  for (const sale of sales) {
    if (!sale.credit) continue;
    const isNew = !known.has(sale.buyer);
    known.add(sale.buyer);
    yield [sale, isNew ? 1 : 0];
  }
}

const shared = {
  exclusions: [CREDIT, PAID_ONLY],
  origin: 'sales',
  source: TOOLS,
  decision: OUR_RULE,
} as const;

export const shopSales = counted({
  ...shared,
  key: 'shop_sales',
  purpose: 'shop-sales',
  name: { zh: '店铺付款金额', en: 'Shop sales' },
  formula: { zh: '当日付款订单的实付金额合计', en: 'amounts paid on the day' },
  unit: 'fen',
  exclusions: [PAID_ONLY],
  needs: ['orders'],
  measure: ({ sales }: StoreDay) => amounts(sales, paid),
});

export const agentSales = counted({
  ...shared,
  key: 'cs_sales',
  purpose: 'agent-sales',
  name: { zh: '客服销售额', en: 'Agents’ sales' },
  formula: {
    zh: '当日付款、归属客服的订单的实付金额合计',
    en: 'amounts paid on the day for orders credited to agents',
  },
  unit: 'fen',
  measure: ({ sales }: StoreDay) => amounts(sales, byAgent(paid)),
});

export const silentSales = counted({
  ...shared,
  key: 'silent',
  purpose: 'silent-sales',
  name: { zh: '静默销售额', en: 'Silent sales' },
  formula: { zh: '店铺付款金额 − 客服销售额', en: 'shop sales − agents’ sales' },
  unit: 'fen',
  measure: ({ sales }: StoreDay) => amounts(sales, inSilence),
});

export const agentSalesShare = define({
  ...shared,
  key: 'cs_share',
  version: 1,
  purpose: 'agent-sales-share',
  platforms: ALL,
  name: { zh: '客服销售占比', en: 'Agents’ share of sales' },
  formula: { zh: '客服销售额 ÷ 店铺付款金额', en: 'agents’ sales ÷ shop sales' },
  numerator: { zh: '客服销售额（分）', en: 'agents’ sales, in fen' },
  denominator: { zh: '店铺付款金额（分）', en: 'shop sales, in fen' },
  unit: 'fraction',
  partUnits: ['fen', 'fen'],
  window: null,
  rounding: rate,
  *measure({ sales }: StoreDay) {
    for (const sale of sales)
      yield { ...place(sale), numerator: sale.credit ? sale.paidFen : 0, denominator: sale.paidFen };
  },
});

export const agentBuyers = counted({
  ...shared,
  key: 'paying_users',
  purpose: 'agent-buyers',
  name: { zh: '客服付款人数', en: 'Buyers via agents' },
  formula: {
    zh: '当日付款、有订单归属客服的去重买家数',
    en: 'distinct buyers who paid on the day for an order credited to an agent',
  },
  unit: 'people',
  *measure({ sales }: StoreDay) {
    for (const [sale, numerator] of ofBuyers(sales)) yield { ...place(sale), numerator, denominator: 0 };
  },
  decision: '2026-11-30: a buyer of two agents counts once, for the agent of the first order paid.',
});

export const orderValue = define({
  ...shared,
  key: 'aov',
  version: 1,
  purpose: 'order-value',
  platforms: ALL,
  name: { zh: '客服客单价', en: 'Sales per buyer via agents' },
  formula: { zh: '客服销售额 ÷ 客服付款人数', en: 'agents’ sales ÷ buyers via agents' },
  numerator: { zh: '客服销售额（分）', en: 'agents’ sales, in fen' },
  denominator: { zh: '客服付款人数', en: 'buyers via agents' },
  unit: 'fen',
  window: null,
  rounding: whole,
  *measure({ sales }: StoreDay) {
    for (const [sale, denominator] of ofBuyers(sales))
      yield { ...place(sale), numerator: sale.paidFen, denominator };
  },
  decision: '2026-11-30: a buyer of two agents counts once, for the agent of the first order paid.',
});

export const itemsPerBuyer = define({
  ...shared,
  key: 'items_per',
  version: 1,
  purpose: 'items-per-buyer',
  platforms: ALL,
  name: { zh: '客件数（连带率）', en: 'Pieces per buyer via agents' },
  formula: {
    zh: '归属客服的订单件数 ÷ 这些订单的去重买家数',
    en: 'pieces of orders credited to agents ÷ their distinct buyers',
  },
  numerator: { zh: '件数', en: 'pieces' },
  denominator: { zh: '客服付款人数', en: 'buyers via agents' },
  unit: 'ratio',
  window: null,
  exclusions: [
    ...shared.exclusions,
    { zh: '没有件数的订单不计', en: 'Orders that do not say how many pieces are left out' },
  ],
  rounding: { places: 2, mode: 'half-even' },
  isDraft: true,
  *measure({ sales }: StoreDay) {
    for (const [sale, denominator] of ofBuyers(sales.filter(({ quantity }) => quantity !== null)))
      yield { ...place(sale), numerator: sale.quantity ?? 0, denominator };
  },
  source: {
    confidence: 'C',
    reference: { zh: '第三方绩效工具通行指标', en: 'common to third-party performance tools' },
  },
});

const refunded = {
  ...shared,
  exclusions: [CREDIT, PAID_ONLY, REFUNDS],
  needs: ['orders', 'conversations', 'aftersales'],
  maturityDays: REFUND_DAYS + 1,
} as const;

export const refunds = counted({
  ...refunded,
  key: 'refund_amt',
  purpose: 'refunds',
  name: { zh: '客服订单退款金额', en: 'Refunds of agents’ sales' },
  formula: {
    zh: '当日付款、归属客服的订单至今退款成功的金额',
    en: 'what was paid back so far of orders paid on the day and credited to agents',
  },
  unit: 'fen',
  measure: ({ sales }: StoreDay) =>
    amounts(
      sales,
      byAgent(({ refundedFen }) => refundedFen || null),
    ),
  decision:
    '2026-11-30: by the day the order was paid; refunds by their own day are the after-sale records of that day.',
});

export const refundedBuyers = counted({
  ...refunded,
  key: 'refund_users',
  purpose: 'refunded-buyers',
  name: { zh: '客服订单退款人数', en: 'Buyers paid back of agents’ sales' },
  formula: {
    zh: '当日付款、归属客服的订单中至今有退款成功的去重买家数',
    en: 'distinct buyers of orders paid on the day and credited to agents of which something was paid back so far',
  },
  unit: 'people',
  *measure({ sales }: StoreDay) {
    for (const [sale, numerator] of ofBuyers(sales.filter(({ refundedFen }) => refundedFen > 0)))
      yield { ...place(sale), numerator, denominator: 0 };
  },
});

export const netSales = counted({
  ...refunded,
  key: 'net_sales',
  purpose: 'net-sales',
  name: { zh: '客服净销售额（退款后）', en: 'Agents’ net sales' },
  formula: { zh: '客服销售额 − 客服订单退款金额', en: 'agents’ sales − refunds of agents’ sales' },
  unit: 'fen',
  measure: ({ sales }: StoreDay) =>
    amounts(
      sales,
      byAgent((sale) => sale.paidFen - sale.refundedFen),
    ),
});

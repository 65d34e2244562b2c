import { checkCommissionTerms, type CommissionTerms } from './commission.js';
import { type Fen, type Rate, rateOf } from './money.js';
import { PricingError, requireWhole } from './pricing.errors.js';

/** The eight named parts of a seat's cost, and what is left. */
export const COST_COMPONENTS = [
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
export type CostComponent = (typeof COST_COMPONENTS)[number];

export const OVERHEAD_ROLES = ['teamLeader', 'qc', 'trainer'] as const;
export type OverheadRole = (typeof OVERHEAD_ROLES)[number];

/** One leader to 12–15 people, one inspector to 50, one trainer to 40–80. */
export const DEFAULT_SPAN_RATIOS: Readonly<Record<OverheadRole, number>> = {
  teamLeader: 13,
  qc: 50,
  trainer: 60,
};

export const SERVICE_TYPES = ['presale', 'simple_aftersale', 'full_aftersale'] as const;
export type ServiceType = (typeof SERVICE_TYPES)[number];

/** How often a store runs promotions; `major_only` = the few big ones a year (618, 双11, 店庆). */
export const PROMOTION_FREQUENCIES = ['none', 'major_only', 'monthly', 'weekly'] as const;
export type PromotionFrequency = (typeof PROMOTION_FREQUENCIES)[number];

export interface PriceBook {
  currency: 'CNY';
  /** Fen per person and month. */
  components: Record<CostComponent, Fen>;
  /** People one holder of the role serves. */
  spanRatios: Record<OverheadRole, number>;
  /** What one holder of the role costs, fen per month. */
  roleMonthlyFen: Record<OverheadRole, Fen>;
  /** Share of the net fee that is to remain after cost. */
  marginTarget: Rate;
  /** Under this share a quote needs another approver. */
  marginFloor: Rate;
  commission: CommissionTerms;
  /** Multiplies the cost: harder service takes dearer people. 1 = no effect. */
  serviceTypeFactor: Record<ServiceType, Rate>;
  /** Added to the cost for the extra hands of promotions. 0 = none. */
  promotionSurcharge: Record<PromotionFrequency, Rate>;
  /** Value-added tax on the net fee. */
  taxRate: Rate;
}

/** Throws PRICING_INPUT_INVALID naming the first field that is wrong. */
export function checkPriceBook(book: PriceBook): void {
  if (book.currency !== 'CNY') {
    throw new PricingError('PRICING_INPUT_INVALID', { field: 'currency', value: String(book.currency) });
  }
  for (const kind of COST_COMPONENTS) requireWhole(`components.${kind}`, book.components[kind], 0);
  for (const role of OVERHEAD_ROLES) {
    requireWhole(`spanRatios.${role}`, book.spanRatios[role], 1, 10_000);
    requireWhole(`roleMonthlyFen.${role}`, book.roleMonthlyFen[role], 0);
  }
  const target = rateOf('marginTarget', book.marginTarget, 0, 0.95);
  // A floor above the target would send every quote to approval.
  rateOf('marginFloor', book.marginFloor, -1, target.toNumber());
  for (const type of SERVICE_TYPES)
    rateOf(`serviceTypeFactor.${type}`, book.serviceTypeFactor[type], 0.1, 10);
  for (const frequency of PROMOTION_FREQUENCIES) {
    rateOf(`promotionSurcharge.${frequency}`, book.promotionSurcharge[frequency], 0, 10);
  }
  rateOf('taxRate', book.taxRate, 0, 1);
  checkCommissionTerms(book.commission);
}

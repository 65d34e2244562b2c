import type { CommissionTerms } from './commission.js';
import {
  exact,
  type Fen,
  halfEvenFen,
  halfUpFen,
  type Rate,
  rateOf,
  safeFen,
  sumFen,
  upFen,
} from './money.js';
import {
  checkPriceBook,
  COST_COMPONENTS,
  type CostComponent,
  OVERHEAD_ROLES,
  type OverheadRole,
  type PriceBook,
  PROMOTION_FREQUENCIES,
  type PromotionFrequency,
  SERVICE_TYPES,
  type ServiceType,
} from './price-book.js';
import { PricingError, requireWhole } from './pricing.errors.js';

export interface QuotePriceInput {
  priceBook: PriceBook;
  /** People employed for the seats; see the sizing of @zuoxi/staffing. */
  people: number;
  /** Seats sold. */
  seats: number;
  months: number;
  serviceType: ServiceType;
  promotionFrequency: PromotionFrequency;
  /** Share taken off the base fee, 0 ≤ discount < 1. */
  discount: Rate;
}

export interface CostLine<Kind extends string> {
  kind: Kind;
  /** Fen per month. */
  fen: Fen;
}

/** All amounts are fen per month unless the name says otherwise. Cost and margin are for the provider's eyes only. */
export interface QuotePrice {
  currency: 'CNY';
  costLines: CostLine<CostComponent>[];
  overheadLines: CostLine<OverheadRole>[];
  /** What service type and promotions add to the cost; negative for a factor under 1. */
  adjustmentLines: CostLine<'service-type' | 'promotion'>[];
  /** Sum of the three groups of lines. */
  costFen: Fen;
  baseFeePerSeatFen: Fen;
  /** baseFeePerSeatFen · seats. */
  baseFeeFen: Fen;
  discountFen: Fen;
  /** baseFeeFen − discountFen, before tax. */
  netFeeFen: Fen;
  taxFen: Fen;
  /** netFeeFen + taxFen. */
  totalFen: Fen;
  quarterTotalFen: Fen;
  contractTotalFen: Fen;
  /** (net − cost) / net to four places, half to even; null when the net fee is 0. */
  margin: Rate | null;
  /** Decided on the exact amounts, not on the rounded margin. */
  belowFloor: boolean;
  commission: CommissionTerms;
}

/**
 * Price of a quote.
 *
 * cost = Σ component · people + Σ role cost · people / span, times service-type factor, times
 * (1 + promotion surcharge); fee per seat = cost / (1 − margin target) / seats, rounded up; then discount
 * (half to even) and tax on the net fee (half up). Factor and surcharge work on the cost and not on the fee:
 * what pays for dearer or more people must not pass for margin when the floor is judged.
 *
 * Throws PRICING_INPUT_INVALID and PRICING_AMOUNT_TOO_LARGE.
 */
export function quotePrice(input: QuotePriceInput): QuotePrice {
  const { priceBook: book, people, seats, months } = input;
  checkInput(input);

  const costLines = COST_COMPONENTS.map((kind) => ({ kind, fen: safeFen(book.components[kind] * people) }));
  const overheadLines = OVERHEAD_ROLES.map((kind) => ({
    kind,
    fen: halfEvenFen(exact(book.roleMonthlyFen[kind]).mul(people).div(book.spanRatios[kind])),
  }));
  const plainFen = sumFen([...costLines, ...overheadLines].map((line) => line.fen));
  const serviceTypeFen = halfEvenFen(
    exact(plainFen).mul(exact(book.serviceTypeFactor[input.serviceType]).minus(1)),
  );
  const promotionFen = halfEvenFen(
    exact(plainFen + serviceTypeFen).mul(book.promotionSurcharge[input.promotionFrequency]),
  );
  const adjustmentLines = [
    { kind: 'service-type' as const, fen: serviceTypeFen },
    { kind: 'promotion' as const, fen: promotionFen },
  ];
  const costFen = sumFen([plainFen, serviceTypeFen, promotionFen]);

  const baseFeePerSeatFen = upFen(exact(costFen).div(exact(1).minus(book.marginTarget)).div(seats));
  const baseFeeFen = safeFen(baseFeePerSeatFen * seats);
  const discountFen = halfEvenFen(exact(baseFeeFen).mul(input.discount));
  const netFeeFen = baseFeeFen - discountFen;
  const taxFen = halfUpFen(exact(netFeeFen).mul(book.taxRate));
  const totalFen = safeFen(netFeeFen + taxFen);
  return {
    currency: book.currency,
    costLines,
    overheadLines,
    adjustmentLines,
    costFen,
    baseFeePerSeatFen,
    baseFeeFen,
    discountFen,
    netFeeFen,
    taxFen,
    totalFen,
    quarterTotalFen: safeFen(totalFen * 3),
    contractTotalFen: safeFen(totalFen * months),
    margin: marginOf(netFeeFen, costFen),
    belowFloor: exact(netFeeFen).mul(exact(1).minus(book.marginFloor)).lt(costFen),
    commission: book.commission,
  };
}

/** (net − cost) / net to four places, half to even; null when there is no net fee to take a share of. */
export function marginOf(netFeeFen: Fen, costFen: Fen): Rate | null {
  if (netFeeFen === 0) return null;
  // decimal.js: 6 = ROUND_HALF_EVEN.
  return exact(netFeeFen).minus(costFen).div(netFeeFen).toFixed(4, 6);
}

function checkInput(input: QuotePriceInput): void {
  checkPriceBook(input.priceBook);
  requireWhole('people', input.people, 1, 1_000_000);
  requireWhole('seats', input.seats, 1, 1_000_000);
  requireWhole('months', input.months, 1, 1200);
  requireOneOf('serviceType', input.serviceType, SERVICE_TYPES);
  requireOneOf('promotionFrequency', input.promotionFrequency, PROMOTION_FREQUENCIES);
  if (rateOf('discount', input.discount, 0, 1).eq(1)) {
    throw new PricingError('PRICING_INPUT_INVALID', { field: 'discount', value: input.discount, under: 1 });
  }
}

function requireOneOf(field: string, value: string, allowed: readonly string[]): void {
  if (!allowed.includes(value)) throw new PricingError('PRICING_INPUT_INVALID', { field, value, allowed });
}

export { amountInChineseCapitals } from './chinese-capitals.js';
export {
  type Commission,
  type CommissionLine,
  commissionOf,
  type CommissionTerms,
  type CommissionTier,
} from './commission.js';
export { type Fen, halfEvenFen, halfUpFen, type Rate, sumFen, upFen } from './money.js';
export {
  type PaymentRhythm,
  paymentSchedule,
  type PaymentScheduleInput,
  type ScheduledPayment,
} from './payment-schedule.js';
export {
  checkPriceBook,
  COST_COMPONENTS,
  type CostComponent,
  DEFAULT_SPAN_RATIOS,
  OVERHEAD_ROLES,
  type OverheadRole,
  type PriceBook,
  PROMOTION_FREQUENCIES,
  type PromotionFrequency,
  SERVICE_TYPES,
  type ServiceType,
} from './price-book.js';
export { PricingError, type PricingErrorCode } from './pricing.errors.js';
export { proratedFen } from './proration.js';
export { type CostLine, marginOf, type QuotePrice, quotePrice, type QuotePriceInput } from './quote-price.js';

export {
  ATTRIBUTION_RULES,
  creditOf,
  firstDateOf,
  MAX_ATTRIBUTION_DAYS,
  USUAL_ATTRIBUTION,
} from './attribution.js';
export type { Attribution, AttributionRule, Credit, Service } from './attribution.js';
export { addDays, businessDateOf, isInWindow, slotMinuteOf, startOfBusinessDate } from './clock.js';
export type { BusinessDate, ClockWindow } from './clock.js';
export { isCourtesy, MAX_COURTESY_LENGTH } from './courtesy.js';
export type {
  Bilingual,
  Definition,
  FileKind,
  Metric,
  MetricId,
  MetricPurpose,
  Platform,
  Source,
} from './metric.js';
export type { ResponseRule } from './response-rule.js';
export {
  getMetric,
  isMature,
  metricFor,
  metricOfPromise,
  METRICS,
  metricsOn,
  promisedReplyShare,
  sourceFor,
} from './dictionary.js';
export { FINAL_DAYS, PURCHASE_DAYS } from './metrics/inquiries.js';
export type {
  AfterSaleRecord,
  DutyDay,
  OrderRecord,
  ReviewDay,
  SaleRecord,
  StoreDay,
  Unit,
} from './records.js';
export { isHumanReply, OVERNIGHT_HOURS, roundsOf } from './rounds.js';
export type { Direction, MessageType, Round, RoundMessage, RoundOptions } from './rounds.js';
export { Thread } from './thread.js';
export type { BuyerDay, Reception, Session } from './thread.js';
export { cellOf, isOfStoreDay, measureDay, readMetric, totalOf } from './facts.js';
export type { Cell, DayFacts, Reading, SlotFacts, Sums } from './facts.js';
export { quantileFromHistogram, RESPONSE_BOUNDS_SECONDS } from './histogram.js';

export { addDays, businessDateOf, isInWindow, slotMinuteOf, startOfBusinessDate } from './clock.js';
export type { BusinessDate, ClockWindow } from './clock.js';
export { isCourtesy, MAX_COURTESY_LENGTH } from './courtesy.js';
export type { Bilingual, Definition, Metric, MetricId, MetricPurpose, Platform, Source } from './metric.js';
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
export { PURCHASE_DAYS } from './metrics/conv-next.js';
export type { AfterSaleRecord, DutyDay, OrderRecord, ReviewDay, StoreDay, Unit } from './records.js';
export { isHumanReply, OVERNIGHT_HOURS, roundsOf } from './rounds.js';
export type { Direction, MessageType, Round, RoundMessage, RoundOptions } from './rounds.js';
export { Thread } from './thread.js';
export type { BuyerDay, Reception, Session } from './thread.js';
export { cellOf, isOfStoreDay, measureDay, readMetric, totalOf } from './facts.js';
export type { Cell, DayFacts, Reading, SlotFacts, Sums } from './facts.js';
export { quantileFromHistogram, RESPONSE_BOUNDS_SECONDS } from './histogram.js';

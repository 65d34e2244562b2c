export { addDays, businessDateOf, isInWindow, slotMinuteOf, startOfBusinessDate } from './clock.js';
export type { BusinessDate, ClockWindow } from './clock.js';
export type { Bilingual, Metric, MetricId, MetricPurpose, Platform, ResponseRule } from './metric.js';
export { getMetric, isMature, metricFor, METRICS } from './dictionary.js';
export { roundsOf } from './rounds.js';
export type { Direction, MessageType, Round, RoundMessage, RoundOptions } from './rounds.js';
export {
  conversationFacts,
  definitionsFor,
  emptySums,
  mergeFacts,
  ratio,
  readMetric,
  sessionFacts,
  SUM_COLUMNS,
  totalOf,
} from './facts.js';
export type { Conversation, Definitions, Reading, SlotFacts, SumColumn, Sums } from './facts.js';
export { quantileFromHistogram, RESPONSE_BOUNDS_SECONDS } from './histogram.js';
export { nextDayConversion, reviewCoverage } from './conversion.js';
export type { ConversionFacts, Coverage, Inquiry, Payment } from './conversion.js';

export {
  type AdvisedSlot,
  adviseSeats,
  type AdviseSeatsInput,
  type SeatAdvice,
  type SlotSeats,
} from './advice.js';
export type { ChatModel } from './chat-model.js';
export {
  type DemandConfidence,
  type HalfHourDemand,
  shapeOfDay,
  SLOT_MINUTES,
  spreadOverDay,
} from './day-shape.js';
export { DAY_VARIATION, demandQuantile } from './demand-range.js';
export { withMeals } from './day-shifts.js';
export { type PeopleInput, type PeopleNeeded, peopleNeeded } from './people.js';
export { chatPerformance, type ChatPerformance, type PerformanceOptions } from './performance.js';
export {
  type ChatDemand,
  meetsTargets,
  type RequiredAgents,
  requiredAgents,
  type StaffingTargets,
  type WithinTarget,
  performanceFor,
} from './required-agents.js';
export { type DaySizing, sizeDay, type SizeDayInput, type SizedSlot } from './size-day.js';
export { StaffingError, type StaffingErrorCode } from './staffing.errors.js';
export type { SizingFact, SizingFactCode } from './why.js';
export {
  HIGHEST_REPLY_SHARE,
  PLANNING_MODEL,
  PLANNING_REPLY_SHARE,
  planningTargets,
  requirementOf,
  seatsForDay,
} from './planning.js';
export type { MealBreaks, WorkShift } from './work-shift.js';

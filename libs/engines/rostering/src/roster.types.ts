/** Minutes count from midnight of the day a shift starts and may exceed 1440: 22:00–06:00 is 1320..1800. */
export interface ShiftTemplate {
  id: string;
  startMinute: number;
  /** At most 2880. */
  endMinute: number;
  breaks: BreakRule[];
}

/** One break of a shift; its place inside the window is chosen by the solver, in half-hour steps. */
export interface BreakRule {
  /** Earliest start. */
  earliestMinute: number;
  /** Latest start. */
  latestMinute: number;
  minutes: number;
  /** Paid breaks count as working time; default false. */
  paid?: boolean;
}

export interface PlacedBreak {
  startMinute: number;
  minutes: number;
}

export interface Assignment {
  agentId: string;
  /** Business date: the day the shift starts, also for a shift past midnight. */
  on: string;
  shiftId: string;
  breaks: PlacedBreak[];
}

/** An assignment that must stay as it is; without `breaks` the solver places them. */
export interface LockedAssignment {
  on: string;
  shiftId: string;
  breaks?: PlacedBreak[];
}

/** What an agent did just before the first day. */
export interface PreviousTail {
  /** Days worked without a day off, up to the day before the first. */
  consecutiveDaysWorked: number;
  /** Business date and end of the last shift; null = long ago. */
  lastShiftEnd: { on: string; minute: number } | null;
  /** When the first day is not a Monday: days and minutes already worked in that week. */
  weekDaysWorked?: number;
  weekMinutesWorked?: number;
}

/** Work outside this roster that stands, e.g. at another store; nothing here may move it. */
export interface OtherShift {
  /** From the first day on, also after the last; what was before is the previous tail. */
  on: string;
  startMinute: number;
  endMinute: number;
  /** Counted as working time. */
  workMinutes: number;
}

export interface RosterAgent {
  id: string;
  /** Passed this store's exam; others are never rostered. */
  certified: boolean;
  /** Lowers the limit of the rules for this agent. */
  maxMinutesPerWeek?: number;
  /** Dates of leave, training, sickness. */
  unavailable?: string[];
  /** Days off that were promised. */
  fixedOff?: string[];
  lockedAssignments?: LockedAssignment[];
  /** Counts for rest, days in a row, weekly hours and days off, and keeps its day free of a shift here. */
  otherShifts?: OtherShift[];
  previousTail?: PreviousTail;
}

/** Seats needed in the half hour from `slotMinute` (0..1410, a multiple of 30) of the calendar day `on`. */
export interface SlotRequirement {
  on: string;
  slotMinute: number;
  seats: number;
}

/** Working time is shift length less unpaid breaks and belongs to the shift's business date; weeks start on Monday. */
export interface RosterRules {
  minRestMinutes: number;
  maxConsecutiveDays: number;
  weeklyDaysOff: number;
  maxMinutesPerWeek: number;
  maxMinutesPerDay: number;
}

export interface RosterInput {
  /** Consecutive ISO dates. */
  days: string[];
  shifts: ShiftTemplate[];
  agents: RosterAgent[];
  /** Half hours without a row need nobody. */
  requirement: SlotRequirement[];
  rules: RosterRules;
  /** A shift that ends at or after this minute counts as late; default 1320 (22:00). */
  lateEndMinute?: number;
}

export interface SolveOptions {
  /** Same input, seed and iterations give the same roster; default 1. */
  seed?: number;
  /** Moves tried by the local search; default grows with agents × days. */
  iterations?: number;
  /** Stops the search early; the roster then depends on the machine. */
  timeLimitMs?: number;
  /** Told now and then how far the search is, 0..1; return false to stop it. */
  onProgress?: (share: number) => boolean | void;
}

/** The hard rules by name; a roster of the solver breaks none. */
export const HARD_RULES = [
  'NOT_CERTIFIED',
  'UNAVAILABLE',
  'FIXED_OFF',
  'TWO_SHIFTS_A_DAY',
  'REST_TOO_SHORT',
  'TOO_MANY_CONSECUTIVE_DAYS',
  'WEEKLY_DAY_OFF_MISSING',
  'WEEK_HOURS_EXCEEDED',
  'DAY_HOURS_EXCEEDED',
  'BREAK_MISPLACED',
  'LOCK_NOT_KEPT',
  'UNKNOWN_REFERENCE',
] as const;
export type HardRule = (typeof HARD_RULES)[number];

export interface BrokenRule {
  code: HardRule;
  agentId: string;
  on: string;
  /** Minutes or days, as the rule counts. */
  actual?: number;
  limit?: number;
  /** Dates of the other shifts that the rule is broken with. */
  otherShiftsOn?: string[];
}

/** Why a half hour stays short, or a wish could not be kept. */
export type UnmetCode =
  /** There is nobody to roster. */
  | 'NO_AGENTS'
  /** Fewer certified agents than the peak needs: `have`, `need`. */
  | 'TOO_FEW_CERTIFIED'
  /** The week (from `on`) needs more seat-half-hours than rules and absences leave: `have`, `need`. */
  | 'TOO_FEW_HOURS'
  /** No shift template is at work in this half hour. */
  | 'NO_SHIFT_COVERS'
  /** A locked assignment breaks `rule` and was left out. */
  | 'LOCK_BREAKS_RULE'
  /** The agents named are at work that day, but in another shift or at a break. */
  | 'ALREADY_AT_WORK'
  /** The agents named would break this rule. */
  | BlockCode;

export type BlockCode =
  | 'NOT_CERTIFIED'
  | 'UNAVAILABLE'
  | 'FIXED_OFF'
  | 'DAY_HOURS_EXCEEDED'
  | 'WEEK_HOURS_EXCEEDED'
  | 'WEEKLY_DAY_OFF_MISSING'
  | 'TOO_MANY_CONSECUTIVE_DAYS'
  | 'REST_TOO_SHORT';

export interface UnmetReason {
  code: UnmetCode;
  agentIds: string[];
  on?: string;
  /** Half hours from `slotMinute` up to, not including, `untilMinute`. */
  slotMinute?: number;
  untilMinute?: number;
  /** Most seats missing in those half hours. */
  missing?: number;
  /** The limit of the rule, in its own unit. */
  ruleLimit?: number;
  rule?: BlockCode;
  have?: number;
  need?: number;
}

export interface CoverSlot {
  on: string;
  slotMinute: number;
  required: number;
  /** Agents at work for the whole half hour. */
  planned: number;
}

export interface AgentLoad {
  agentId: string;
  shifts: number;
  minutes: number;
  lateShifts: number;
  weekendDays: number;
}

export interface RosterResult {
  assignments: Assignment[];
  /** Every half hour that is needed or staffed. */
  cover: CoverSlot[];
  uncovered: { on: string; slotMinute: number; missing: number }[];
  /** Seat-half-hours missing: the sum of `uncovered`. */
  uncoveredSeatSlots: number;
  /** No roster under these rules and locks misses fewer; equal to `uncoveredSeatSlots` = proven best cover. */
  lowerBoundSeatSlots: number;
  /** Seat-half-hours staffed above the requirement. */
  overSeatSlots: number;
  /** What the independent checker finds; always empty. */
  violations: BrokenRule[];
  unmet: UnmetReason[];
  fairness: {
    agents: AgentLoad[];
    /** Most less fewest among the certified agents. */
    lateSpread: number;
    weekendSpread: number;
  };
  iterations: number;
}

import type { PromotionFrequency, ServiceType, StatutoryHoliday } from '../api.types.js';
import type { StoreProfileChangeInput, StoreProfileInput } from './profile.inputs.js';
import type { TrafficTable } from './traffic-csv.js';

export interface ProfileFacts {
  readonly presaleAgents: number | null;
  readonly averageDailyInquiries: number | null;
  readonly promotionFrequency: PromotionFrequency;
  readonly serviceType: ServiceType;
  readonly serviceStartMinute: number;
  readonly serviceEndMinute: number;
  readonly mealBreaks: number;
  readonly mealBreakMinutes: number;
  readonly servedHolidays: StatutoryHoliday[];
}

/** What is assumed of a shop that has told nothing. */
export const usualFacts: ProfileFacts = {
  presaleAgents: null,
  averageDailyInquiries: null,
  promotionFrequency: 'none',
  serviceType: 'presale',
  serviceStartMinute: 540,
  serviceEndMinute: 1440,
  mealBreaks: 2,
  mealBreakMinutes: 60,
  servedHolidays: [],
};

/** What people take as one fact. */
export type ProfileFact =
  | 'presaleAgents'
  | 'averageDailyInquiries'
  | 'traffic'
  | 'promotionFrequency'
  | 'serviceType'
  | 'serviceTime'
  | 'mealBreaks'
  | 'servedHolidays';
/** Said by the shop; in its own table; the usual, which nobody contradicted; the usual shape of a day. */
export type FactOrigin = 'declared' | 'file' | 'assumed' | 'estimated';
export type FactSources = Partial<Record<ProfileFact, FactOrigin>>;

const factOf: Readonly<Record<keyof ProfileFacts, ProfileFact>> = {
  presaleAgents: 'presaleAgents',
  averageDailyInquiries: 'averageDailyInquiries',
  promotionFrequency: 'promotionFrequency',
  serviceType: 'serviceType',
  serviceStartMinute: 'serviceTime',
  serviceEndMinute: 'serviceTime',
  mealBreaks: 'mealBreaks',
  mealBreakMinutes: 'mealBreaks',
  servedHolidays: 'servedHolidays',
};
const keys = Object.keys(factOf) as (keyof ProfileFacts)[];

type Given = Partial<Record<keyof ProfileFacts, string | number | string[] | null | undefined>>;
interface Former {
  readonly facts: ProfileFacts;
  readonly sources: FactSources;
  readonly intervalMinutes: number | null;
}
export interface KnownFacts extends Former {
  readonly hasSlots: boolean;
}

/** The facts that a version holds, and nothing else of it. */
export const factsOf = (row: ProfileFacts): ProfileFacts =>
  Object.fromEntries(keys.map((key) => [key, row[key]])) as unknown as ProfileFacts;

/**
 * Facts after something was said, each with where it comes from. Left out: as it was; null: no longer known, for what
 * need not be known.
 *
 * @param former null: nothing was known of the shop
 * @param traffic the table that was given with it
 * @param hasSlots whether half hours are known now
 */
export function told(
  former: Former | null,
  input: StoreProfileInput | StoreProfileChangeInput,
  traffic: TrafficTable | null,
  hasSlots: boolean,
): KnownFacts {
  const given = input as Given;
  const facts: Record<string, unknown> = { ...(former?.facts ?? usualFacts) };
  const sources: FactSources = { ...former?.sources };
  for (const key of keys) {
    const [fact, value] = [factOf[key], given[key]];
    if (value === undefined) {
      if (!former && facts[key] !== null) sources[fact] ??= 'assumed';
      continue;
    }
    facts[key] = value;
    if (value === null) delete sources[fact];
    else sources[fact] = 'declared';
  }
  if (traffic?.dailyInquiries != null && given.averageDailyInquiries == null) {
    facts['averageDailyInquiries'] = traffic.dailyInquiries;
    sources.averageDailyInquiries = 'file';
  }
  if (hasSlots) sources.traffic = traffic ? 'file' : (former?.sources.traffic ?? 'file');
  else if (facts['averageDailyInquiries'] !== null) sources.traffic = 'estimated';
  else delete sources.traffic;
  const isOfTable = hasSlots || sources.averageDailyInquiries === 'file';
  return {
    facts: facts as unknown as ProfileFacts,
    sources,
    intervalMinutes: isOfTable ? (traffic?.intervalMinutes ?? former?.intervalMinutes ?? null) : null,
    hasSlots,
  };
}

// Written by `npm run compose` from this service's SDL.
import { type Reference, resolversOf } from '@zuoxi/platform/graphql';

export type Platform = 'taobao' | 'tmall' | 'jd' | 'pdd' | 'douyin';
export type PromotionFrequency = 'none' | 'monthly' | 'weekly' | 'major_only';
export type ServiceType = 'presale' | 'simple_aftersale' | 'full_aftersale';
export type StatutoryHoliday = 'new_year' | 'spring_festival' | 'qingming' | 'labour_day' | 'dragon_boat' | 'mid_autumn' | 'national_day';
export type TrafficSource = 'estimated' | 'declared' | 'measured';
export type ProfileFact = 'presaleAgents' | 'averageDailyInquiries' | 'traffic' | 'promotionFrequency' | 'serviceType' | 'serviceTime' | 'mealBreaks' | 'servedHolidays';
export type FactOrigin = 'declared' | 'file' | 'assumed' | 'estimated';


export interface RecordLeadInput {
  readonly clientName: string;
  readonly storeName: string;
  readonly slug?: string | null;
  readonly platform: Platform;
  readonly category: string;
  readonly profile: StoreProfileInput;
}

export interface TakeOverStoreInput {
  readonly clientName?: string | null;
  readonly storeName: string;
  readonly slug?: string | null;
  readonly platform: Platform;
  readonly category?: string | null;
  readonly averageDailyInquiries?: number | null;
  readonly promotionFrequency?: PromotionFrequency | null;
  readonly serviceType?: ServiceType | null;
  readonly serviceStartMinute?: number | null;
  readonly serviceEndMinute?: number | null;
  readonly mealBreaks?: number | null;
  readonly mealBreakMinutes?: number | null;
  readonly servedHolidays?: StatutoryHoliday[] | null;
  readonly startsOn: string;
  readonly endsOn?: string | null;
  readonly seats: number;
  readonly monthlyFen?: number | null;
  readonly clauses?: TakenOverClauseInput[] | null;
  readonly owners?: TakenOverOwnerInput[] | null;
}

export interface TakenOverClauseInput {
  readonly metric: string;
  readonly comparator: string;
  readonly target: string;
  readonly window: string;
  readonly remedy: string;
}

export interface TakenOverOwnerInput {
  readonly party: string;
  readonly name: string;
  readonly phone?: string | null;
}

export interface SaveStoreProfileInput {
  readonly storeId: string;
  readonly profile: StoreProfileChangeInput;
}

export interface StoreProfileChangeInput {
  readonly presaleAgents?: number | null;
  readonly averageDailyInquiries?: number | null;
  readonly promotionFrequency?: PromotionFrequency | null;
  readonly serviceType?: ServiceType | null;
  readonly serviceStartMinute?: number | null;
  readonly serviceEndMinute?: number | null;
  readonly mealBreaks?: number | null;
  readonly mealBreakMinutes?: number | null;
  readonly servedHolidays?: StatutoryHoliday[] | null;
  readonly trafficCsv?: string | null;
}

export interface StoreProfileInput {
  readonly presaleAgents?: number | null;
  readonly averageDailyInquiries?: number | null;
  readonly promotionFrequency?: PromotionFrequency | null;
  readonly serviceType?: ServiceType | null;
  readonly serviceStartMinute?: number | null;
  readonly serviceEndMinute?: number | null;
  readonly mealBreaks?: number | null;
  readonly mealBreakMinutes?: number | null;
  readonly servedHolidays?: StatutoryHoliday[] | null;
  readonly trafficCsv?: string | null;
}

export interface MutationRecordLeadArgs {
  readonly input: RecordLeadInput;
}

export interface MutationTakeOverStoreArgs {
  readonly input: TakeOverStoreInput;
}

export interface MutationSaveStoreProfileArgs {
  readonly input: SaveStoreProfileInput;
}

/** What a field of each type gives. */
export interface Types {
  PageInfo: {
    readonly endCursor: string | null | undefined;
    readonly hasNextPage: boolean;
  };
  StoreProfile: {
    readonly id: string;
    readonly version: number;
    readonly presaleAgents: number | null | undefined;
    readonly averageDailyInquiries: number | null | undefined;
    readonly promotionFrequency: PromotionFrequency;
    readonly serviceType: ServiceType;
    readonly serviceStartMinute: number;
    readonly serviceEndMinute: number;
    readonly mealBreaks: number;
    readonly mealBreakMinutes: number;
    readonly servedHolidays: readonly StatutoryHoliday[];
    readonly trafficSource: TrafficSource;
    readonly traffic: readonly Of<'TrafficSlot'>[];
    readonly trafficIntervalMinutes: number | null | undefined;
    readonly sources: readonly Of<'FactSource'>[];
    readonly createdAt: Date | string;
  };
  FactSource: {
    readonly fact: ProfileFact;
    readonly source: FactOrigin;
  };
  TrafficSlot: {
    readonly slotMinute: number;
    readonly inquiries: number;
  };
}

/** What each type is made of: its source, or what its fields without a resolver give. */
interface Made {
  PageInfo: Types['PageInfo'];
  Store: Reference;
  StoreProfile: Types['StoreProfile'];
  FactSource: Types['FactSource'];
  TrafficSlot: Types['TrafficSlot'];
}
export type Of<Name extends keyof Made> = Made[Name];

/** A source does not compile without every field that no resolver answers. */
export type Sound = [

];

interface Gives {
  'Mutation.recordLead': Of<'Store'>;
  'Mutation.takeOverStore': Of<'Store'>;
  'Mutation.saveStoreProfile': Of<'Store'>;
  'Store.profile': Of<'StoreProfile'> | null | undefined;
}
interface Takes {
  'Mutation.recordLead': MutationRecordLeadArgs;
  'Mutation.takeOverStore': MutationTakeOverStoreArgs;
  'Mutation.saveStoreProfile': MutationSaveStoreProfileArgs;
}

/** Marks the method that answers a field, by its coordinate in the schema. */
export const Resolve = resolversOf<Made, Gives, Takes>({
  PageInfo: ['endCursor', 'hasNextPage'],
  Store: ['id'],
  StoreProfile: ['id', 'version', 'presaleAgents', 'averageDailyInquiries', 'promotionFrequency', 'serviceType', 'serviceStartMinute', 'serviceEndMinute', 'mealBreaks', 'mealBreakMinutes', 'servedHolidays', 'trafficSource', 'traffic', 'trafficIntervalMinutes', 'sources', 'createdAt'],
  FactSource: ['fact', 'source'],
  TrafficSlot: ['slotMinute', 'inquiries'],
});

// Written by `npm run compose` from this service's SDL.
import { type Reference, resolversOf } from '@zuoxi/platform/graphql';
import type { PromotionFrequency, ServiceType, StatutoryHoliday, TrafficSource, ProfileFact, FactOrigin, MutationRecordLeadArgs, MutationTakeOverStoreArgs, MutationSaveStoreProfileArgs } from './api.types.js';

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

// Written by `npm run compose` from this service's SDL.
import { type Reference, resolversOf } from '@zuoxi/platform/graphql';
import type { PromotionFrequency, ServiceType, StatutoryHoliday, TrafficSource, MatterKind, MatterSide, MatterStatus, ProfileFact, FactOrigin, QueryMattersArgs, QueryMatterArgs, MutationOpenMatterArgs, MutationReplyToMatterArgs, MutationCloseMatterArgs, MutationRecordLeadArgs, MutationTakeOverStoreArgs, MutationSaveStoreProfileArgs } from './api.types.js';

/** What a field of each type gives. */
export interface Types {
  PageInfo: {
    readonly endCursor: string | null | undefined;
    readonly hasNextPage: boolean;
  };
  Matter: {
    readonly id: string;
    readonly store: Of<'Store'>;
    readonly kind: MatterKind;
    readonly title: string;
    readonly askedOf: MatterSide;
    readonly askedBy: string;
    readonly askedAt: Date | string;
    readonly dueOn: string;
    readonly isOverdue: boolean;
    readonly status: MatterStatus;
    readonly waitsFor: MatterSide | null | undefined;
    readonly isOwn: boolean;
    readonly messages: readonly Of<'MatterMessage'>[];
  };
  MatterMessage: {
    readonly id: string;
    readonly side: MatterSide;
    readonly author: string;
    readonly at: Date | string;
    readonly text: string;
    readonly files: readonly Of<'MatterFile'>[];
  };
  MatterFile: {
    readonly id: string;
    readonly name: string;
    readonly bytes: number;
    readonly url: string;
  };
  MatterConnection: {
    readonly edges: readonly Of<'MatterEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
    readonly totalCount: number;
  };
  MatterEdge: {
    readonly cursor: string;
    readonly node: Of<'Matter'>;
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
  Matter: Pick<Types['Matter'], 'id' | 'kind' | 'title' | 'askedOf' | 'askedBy' | 'askedAt' | 'dueOn' | 'isOverdue' | 'status' | 'waitsFor' | 'isOwn'>;
  MatterMessage: Types['MatterMessage'];
  MatterFile: Types['MatterFile'];
  MatterConnection: Types['MatterConnection'];
  MatterEdge: Types['MatterEdge'];
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
  'Query.matters': Of<'MatterConnection'>;
  'Query.matter': Of<'Matter'> | null | undefined;
  'Mutation.openMatter': Of<'Matter'>;
  'Mutation.replyToMatter': Of<'Matter'>;
  'Mutation.closeMatter': Of<'Matter'>;
  'Mutation.recordLead': Of<'Store'>;
  'Mutation.takeOverStore': Of<'Store'>;
  'Mutation.saveStoreProfile': Of<'Store'>;
  'Matter.store': Of<'Store'>;
  'Matter.messages': readonly Of<'MatterMessage'>[];
  'Store.profile': Of<'StoreProfile'> | null | undefined;
}
interface Takes {
  'Query.matters': QueryMattersArgs;
  'Query.matter': QueryMatterArgs;
  'Mutation.openMatter': MutationOpenMatterArgs;
  'Mutation.replyToMatter': MutationReplyToMatterArgs;
  'Mutation.closeMatter': MutationCloseMatterArgs;
  'Mutation.recordLead': MutationRecordLeadArgs;
  'Mutation.takeOverStore': MutationTakeOverStoreArgs;
  'Mutation.saveStoreProfile': MutationSaveStoreProfileArgs;
}

/** Marks the method that answers a field, by its coordinate in the schema. */
export const Resolve = resolversOf<Made, Gives, Takes>({
  PageInfo: ['endCursor', 'hasNextPage'],
  Matter: ['id', 'kind', 'title', 'askedOf', 'askedBy', 'askedAt', 'dueOn', 'isOverdue', 'status', 'waitsFor', 'isOwn'],
  MatterMessage: ['id', 'side', 'author', 'at', 'text', 'files'],
  MatterFile: ['id', 'name', 'bytes', 'url'],
  MatterConnection: ['edges', 'pageInfo', 'totalCount'],
  MatterEdge: ['cursor', 'node'],
  Store: ['id'],
  StoreProfile: ['id', 'version', 'presaleAgents', 'averageDailyInquiries', 'promotionFrequency', 'serviceType', 'serviceStartMinute', 'serviceEndMinute', 'mealBreaks', 'mealBreakMinutes', 'servedHolidays', 'trafficSource', 'traffic', 'trafficIntervalMinutes', 'sources', 'createdAt'],
  FactSource: ['fact', 'source'],
  TrafficSlot: ['slotMinute', 'inquiries'],
});

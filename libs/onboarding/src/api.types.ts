// Written by `npm run compose` from this service's SDL.
export type Platform = 'taobao' | 'tmall' | 'jd' | 'pdd' | 'douyin';
export type ClausePeriod = 'day' | 'week' | 'month' | 'quarter';
export type EndingKind = 'role' | 'sessions' | 'api_key' | 'share_link' | 'sub_account' | 'shift';
export type PromotionFrequency = 'none' | 'monthly' | 'weekly' | 'major_only';
export type ServiceType = 'presale' | 'simple_aftersale' | 'full_aftersale';
export type StatutoryHoliday = 'new_year' | 'spring_festival' | 'qingming' | 'labour_day' | 'dragon_boat' | 'mid_autumn' | 'national_day';
export type TrafficSource = 'estimated' | 'declared' | 'measured';
export type MatterKind = 'question' | 'material';
export type MatterSide = 'provider' | 'client';
export type MatterStatus = 'open' | 'answered' | 'done' | 'withdrawn';
export type MatterState = 'waiting' | 'overdue' | 'over';
export type MatterEnd = 'done' | 'withdrawn';
export type ProfileFact = 'presaleAgents' | 'averageDailyInquiries' | 'traffic' | 'promotionFrequency' | 'serviceType' | 'serviceTime' | 'mealBreaks' | 'servedHolidays';
export type FactOrigin = 'declared' | 'file' | 'assumed' | 'estimated';
export type QueryMattersSort = 'dueOn' | 'askedAt' | 'title';

export interface OpenMatterInput {
  readonly storeId?: string | null;
  readonly kind: MatterKind;
  readonly title: string;
  readonly text: string;
  readonly dueOn: string;
  readonly fileIds?: string[] | null;
}

export interface ReplyToMatterInput {
  readonly id: string;
  readonly text: string;
  readonly fileIds?: string[] | null;
}

export interface CloseMatterInput {
  readonly id: string;
  readonly as: MatterEnd;
}

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
  readonly window: ClausePeriod;
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

export interface QueryMattersArgs {
  readonly storeId?: string | null;
  readonly kind?: MatterKind | null;
  readonly waitsFor?: MatterSide | null;
  readonly state?: MatterState | null;
  readonly search?: string | null;
  readonly sort?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QueryMatterArgs {
  readonly id: string;
}

export interface MutationOpenMatterArgs {
  readonly input: OpenMatterInput;
}

export interface MutationReplyToMatterArgs {
  readonly input: ReplyToMatterInput;
}

export interface MutationCloseMatterArgs {
  readonly input: CloseMatterInput;
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

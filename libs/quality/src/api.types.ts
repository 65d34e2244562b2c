// Written by `npm run compose` from this service's SDL.
export type Platform = 'taobao' | 'tmall' | 'jd' | 'pdd' | 'douyin';
export type ClausePeriod = 'day' | 'week' | 'month' | 'quarter';
export type EndingKind = 'role' | 'sessions' | 'api_key' | 'share_link' | 'sub_account' | 'shift';
export type PromotionFrequency = 'none' | 'monthly' | 'weekly' | 'major_only';
export type ServiceType = 'presale' | 'simple_aftersale' | 'full_aftersale';
export type StatutoryHoliday = 'new_year' | 'spring_festival' | 'qingming' | 'labour_day' | 'dragon_boat' | 'mid_autumn' | 'national_day';
export type TrafficSource = 'estimated' | 'declared' | 'measured';
export type Coverage = 'missing' | 'late' | 'inTime';
export type ReviewStatus = 'open' | 'submitted' | 'appealed' | 'upheld' | 'changed';
export type QueryReviewsSort = 'on' | 'score' | 'status' | 'inspector' | 'submittedAt';

export interface SampleDayInput {
  readonly storeId: string;
  readonly on: string;
}

export interface SubmitReviewInput {
  readonly id: string;
  readonly findings: ReviewFindingInput[];
  readonly notApplicable?: string[] | null;
  readonly comment?: string | null;
}

export interface ReopenReviewInput {
  readonly id: string;
}

export interface ReviewFindingInput {
  readonly itemKey: string;
  readonly deduction?: number | null;
  readonly note?: string | null;
  readonly messageIds: string[];
}

export interface FileAppealInput {
  readonly id: string;
  readonly reason: string;
}

export interface DecideAppealInput {
  readonly id: string;
  readonly decision: string;
  readonly reason: string;
  readonly score?: number | null;
}

export interface QueryCommonFindingsArgs {
  readonly fromOn: string;
  readonly toOn: string;
  readonly storeId?: string | null;
}

export interface QueryReviewQueueArgs {
  readonly on: string;
  readonly storeId?: string | null;
  readonly first?: number | null;
}

export interface QueryReviewCoverageArgs {
  readonly on: string;
  readonly storeId?: string | null;
}

export interface QueryReviewArgs {
  readonly id: string;
}

export interface QueryReviewsArgs {
  readonly storeId?: string | null;
  readonly on?: string | null;
  readonly agent?: string | null;
  readonly itemKey?: string | null;
  readonly scoreBelow?: number | null;
  readonly sort?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QueryMyReviewsArgs {
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QueryOpenAppealsArgs {
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface MutationSampleDayArgs {
  readonly input: SampleDayInput;
}

export interface MutationSubmitReviewArgs {
  readonly input: SubmitReviewInput;
}

export interface MutationReopenReviewArgs {
  readonly input: ReopenReviewInput;
}

export interface MutationFileAppealArgs {
  readonly input: FileAppealInput;
}

export interface MutationDecideAppealArgs {
  readonly input: DecideAppealInput;
}

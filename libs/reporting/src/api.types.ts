// Written by `npm run compose` from this service's SDL.
export type Platform = 'taobao' | 'tmall' | 'jd' | 'pdd' | 'douyin';
export type ClausePeriod = 'day' | 'week' | 'month' | 'quarter';
export type EndingKind = 'role' | 'sessions' | 'api_key' | 'share_link' | 'sub_account' | 'shift';
export type PromotionFrequency = 'none' | 'monthly' | 'weekly' | 'major_only';
export type ServiceType = 'presale' | 'simple_aftersale' | 'full_aftersale';
export type StatutoryHoliday = 'new_year' | 'spring_festival' | 'qingming' | 'labour_day' | 'dragon_boat' | 'mid_autumn' | 'national_day';
export type TrafficSource = 'estimated' | 'declared' | 'measured';
export type DailyReportStatus = 'draft' | 'published';
export type ReportPart = 'promises' | 'comparisons' | 'hours' | 'slots' | 'agents' | 'aftersales' | 'reviews' | 'seats' | 'comment';
export type NumberRows = 'conversations' | 'orders' | 'sales' | 'aftersales' | 'agents' | 'slots' | 'none';
export type FirstStepName = 'store' | 'agents' | 'chats' | 'accounts' | 'report' | 'reader';
export type ReportFile = 'orders' | 'aftersales' | 'performance';


export interface ReportIdInput {
  readonly reportId: string;
}

export interface AskAboutReportInput {
  readonly reportId: string;
  readonly metric?: string | null;
  readonly text: string;
}

export interface AnswerReportQuestionInput {
  readonly id: string;
  readonly answer: string;
}

export interface BuildDailyReportInput {
  readonly storeId: string;
  readonly on: string;
}

export interface PublishDailyReportInput {
  readonly storeId: string;
  readonly on: string;
  readonly contentHash: string;
  readonly comment?: string | null;
  readonly revisionReason?: string | null;
}

export interface SetPublishRuleInput {
  readonly storeId: string;
  readonly seen: number;
  readonly byClock: boolean;
  readonly expected: ReportFile[];
  readonly missedPromisesAllowed: boolean;
  readonly unmatchedAccountsAllowed: number;
  readonly refusedRowsAllowed: number;
  readonly slotsBelowSoldAllowed: number;
}

export interface SetReportTemplateInput {
  readonly storeIds: string[];
  readonly from: string;
  readonly numbers: string[];
}

export interface QueryMorningArgs {
  readonly on: string;
}

export interface QueryMetricDefinitionArgs {
  readonly metric: string;
  readonly storeId?: string | null;
}

export interface QueryMyNumbersArgs {
  readonly on: string;
}

export interface QueryPublishRuleArgs {
  readonly storeId: string;
}

export interface StoreDailyReportsArgs {
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface StoreDailyReportArgs {
  readonly on?: string | null;
}

export interface StoreDailyReportVersionsArgs {
  readonly on: string;
}

export interface StoreContractProgressArgs {
  readonly on?: string | null;
}

export interface StoreDailyReportDraftArgs {
  readonly on: string;
}

export interface StorePeriodArgs {
  readonly from: string;
  readonly to: string;
}

export interface StoreMeasuredNumbersArgs {
  readonly on: string;
}

export interface MutationBuildDailyReportArgs {
  readonly input: BuildDailyReportInput;
}

export interface MutationPublishDailyReportArgs {
  readonly input: PublishDailyReportInput;
}

export interface MutationAcknowledgeDailyReportArgs {
  readonly input: ReportIdInput;
}

export interface MutationOpenDailyReportArgs {
  readonly input: ReportIdInput;
}

export interface MutationAskAboutReportArgs {
  readonly input: AskAboutReportInput;
}

export interface MutationAnswerReportQuestionArgs {
  readonly input: AnswerReportQuestionInput;
}

export interface MutationSetPublishRuleArgs {
  readonly input: SetPublishRuleInput;
}

export interface MutationSetReportTemplateArgs {
  readonly input: SetReportTemplateInput;
}

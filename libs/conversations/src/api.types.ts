// Written by `npm run compose` from this service's SDL.
export type Platform = 'taobao' | 'tmall' | 'jd' | 'pdd' | 'douyin';
export type ClausePeriod = 'day' | 'week' | 'month' | 'quarter';
export type EndingKind = 'role' | 'sessions' | 'api_key' | 'share_link' | 'sub_account' | 'shift';
export type PromotionFrequency = 'none' | 'monthly' | 'weekly' | 'major_only';
export type ServiceType = 'presale' | 'simple_aftersale' | 'full_aftersale';
export type StatutoryHoliday = 'new_year' | 'spring_festival' | 'qingming' | 'labour_day' | 'dragon_boat' | 'mid_autumn' | 'national_day';
export type TrafficSource = 'estimated' | 'declared' | 'measured';
export type MessageDirection = 'buyer' | 'agent' | 'bot' | 'system';
export type ImportKind = 'conversations' | 'performance' | 'orders' | 'aftersales';
export type ImportMoment = 'given' | 'content' | 'name' | 'modified' | 'upload';
export type ImportState = 'waiting' | 'uploaded' | 'running' | 'completed' | 'failed' | 'cancelled' | 'undoing' | 'undone';
export type UnknownWordField = 'sender' | 'type';
export type AgentAccountSuggestedBy = 'alias' | 'employeeNo' | 'name';
export type SaleCredit = 'file' | 'order' | 'payment';
export type AttributionRule = 'order_first' | 'pay_first' | 'order_then_pay';
export type QueryImportBatchesSort = 'fileName' | 'kind' | 'state' | 'rowsAccepted' | 'rowsChanged' | 'rowsKnown' | 'rowsOutdated' | 'rowsConflict' | 'rowsRejected' | 'fromOn' | 'createdAt';

export interface UndoImportInput {
  readonly id: string;
  readonly reason: string;
}

export interface MatchAgentAccountInput {
  readonly storeId: string;
  readonly account: string;
  readonly agentId: string;
}

export interface MatchAgentAccountsInput {
  readonly storeId: string;
  readonly matches: AgentAccountMatchInput[];
}

export interface AgentAccountMatchInput {
  readonly account: string;
  readonly agentId: string;
}

export interface SetAttributionInput {
  readonly storeId: string;
  readonly from: string;
  readonly rule: AttributionRule;
  readonly days: number;
}

export interface QueryConversationArgs {
  readonly id: string;
  readonly storeId?: string | null;
}

export interface QueryConversationsArgs {
  readonly storeId?: string | null;
  readonly on: string;
  readonly metric?: string | null;
  readonly missedOnly?: boolean | null;
  readonly agentId?: string | null;
  readonly agentAlias?: string | null;
  readonly recognised?: boolean | null;
  readonly hour?: number | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QueryImportBatchArgs {
  readonly id: string;
}

export interface QueryImportBatchesArgs {
  readonly storeId: string;
  readonly sort?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QueryPendingAgentAccountsArgs {
  readonly storeId: string;
}

export interface QueryMatchedAgentAccountsArgs {
  readonly storeId: string;
}

export interface QueryOrdersArgs {
  readonly storeId?: string | null;
  readonly on: string;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QueryAfterSalesArgs {
  readonly storeId?: string | null;
  readonly on: string;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QuerySalesArgs {
  readonly storeId?: string | null;
  readonly on: string;
  readonly metric?: string | null;
  readonly agentId?: string | null;
  readonly agentAlias?: string | null;
  readonly recognised?: boolean | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QueryAttributionTermsArgs {
  readonly storeId?: string | null;
}

export interface ImportBatchErrorsArgs {
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface MutationUndoImportArgs {
  readonly input: UndoImportInput;
}

export interface MutationMatchAgentAccountArgs {
  readonly input: MatchAgentAccountInput;
}

export interface MutationMatchAgentAccountsArgs {
  readonly input: MatchAgentAccountsInput;
}

export interface MutationSetAttributionArgs {
  readonly input: SetAttributionInput;
}

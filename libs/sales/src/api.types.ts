// Written by `npm run compose` from this service's SDL.
export type Platform = 'taobao' | 'tmall' | 'jd' | 'pdd' | 'douyin';
export type ClausePeriod = 'day' | 'week' | 'month' | 'quarter';
export type EndingKind = 'role' | 'sessions' | 'api_key' | 'share_link' | 'sub_account' | 'shift';
export type PromotionFrequency = 'none' | 'monthly' | 'weekly' | 'major_only';
export type ServiceType = 'presale' | 'simple_aftersale' | 'full_aftersale';
export type StatutoryHoliday = 'new_year' | 'spring_festival' | 'qingming' | 'labour_day' | 'dragon_boat' | 'mid_autumn' | 'national_day';
export type TrafficSource = 'estimated' | 'declared' | 'measured';
export type ContractStatus = 'draft' | 'signing' | 'signed' | 'in_service' | 'ended';
export type ContractParty = 'provider' | 'client';
export type QuoteStatus = 'draft' | 'sent' | 'accepted' | 'expired' | 'superseded' | 'lost';
export type QuoteKind = 'indicative' | 'final';
export type QuoteApprovalStatus = 'requested' | 'approved' | 'returned';
export type QuoteOptionKey = 'economy' | 'balanced' | 'assured';
export type QueryContractsSort = 'number' | 'status' | 'startsOn' | 'endsOn' | 'seats' | 'monthly';
export type QueryQuotesSort = 'number' | 'status' | 'seats' | 'total' | 'validUntil' | 'by';

export interface ServedShopInput {
  readonly seats: number;
  readonly averageDailyInquiries: number;
  readonly serviceStartMinute: number;
  readonly serviceEndMinute: number;
}

export interface TakeOverContractInput {
  readonly storeId: string;
  readonly startsOn: string;
  readonly endsOn?: string | null;
  readonly seats: number;
  readonly monthlyFen?: number | null;
  readonly clauses?: ContractClauseInput[] | null;
  readonly owners?: AccountOwnerInput[] | null;
}

export interface ReopenContractInput {
  readonly id: string;
  readonly reason: string;
}

export interface EndContractInput {
  readonly id: string;
  readonly endedOn: string;
  readonly reason: string;
}

export interface ContractIdInput {
  readonly id: string;
}

export interface OpenContractForSigningInput {
  readonly id: string;
  readonly contentHash: string;
}

export interface SignContractInput {
  readonly id: string;
  readonly documentSha256: string;
  readonly name: string;
}

export interface SaveContractInput {
  readonly id: string;
  readonly contentHash?: string | null;
  readonly startsOn?: string | null;
  readonly sections?: ContractSectionInput[] | null;
  readonly clauses?: ContractClauseInput[] | null;
  readonly owners?: AccountOwnerInput[] | null;
}

export interface ContractSectionInput {
  readonly key: string;
  readonly text: string;
}

export interface ContractClauseInput {
  readonly metric: string;
  readonly comparator: string;
  readonly target: string;
  readonly window: ClausePeriod;
  readonly remedy: string;
}

export interface AccountOwnerInput {
  readonly party: ContractParty;
  readonly name: string;
  readonly phone?: string | null;
}

export interface RecordPaymentInput {
  readonly contractId: string;
  readonly amountFen: number;
  readonly receivedOn: string;
  readonly method: string;
}

export interface ReversePaymentInput {
  readonly receiptId: string;
  readonly reason: string;
}

export interface HandOverAccountInput {
  readonly contractId: string;
  readonly party: ContractParty;
  readonly name: string;
  readonly phone?: string | null;
  readonly fromOn: string;
  readonly reason: string;
}

export interface PublishPriceBookInput {
  readonly basedOnVersion?: number | null;
  readonly effectiveFrom: string;
  readonly components: CostComponentAmountInput[];
  readonly marginTarget: string;
  readonly marginFloor: string;
  readonly commissionTiers: CommissionTierInput[];
  readonly taxRate: string;
}

export interface CostComponentAmountInput {
  readonly component: string;
  readonly amountFen: number;
}

export interface CommissionTierInput {
  readonly fromFen: number;
  readonly rate: string;
}

export interface QuotePreviewInput {
  readonly storeId: string;
  readonly seats?: number | null;
  readonly months: number;
  readonly discount?: string | null;
  readonly threeMinuteTarget?: string | null;
}

export interface QuoteOptionsInput {
  readonly storeId: string;
  readonly months: number;
  readonly discount?: string | null;
}

export interface CreateQuoteInput {
  readonly storeId: string;
  readonly kind: QuoteKind;
  readonly seats?: number | null;
  readonly months: number;
  readonly discount?: string | null;
  readonly threeMinuteTarget?: string | null;
  readonly validUntil?: string | null;
}

export interface ReviseQuoteInput {
  readonly id: string;
  readonly kind: QuoteKind;
  readonly seats?: number | null;
  readonly months: number;
  readonly discount?: string | null;
  readonly threeMinuteTarget?: string | null;
  readonly validUntil?: string | null;
}

export interface SendQuoteInput {
  readonly id: string;
}

export interface RequestQuoteApprovalInput {
  readonly id: string;
  readonly reason: string;
}

export interface ApproveQuoteInput {
  readonly id: string;
  readonly comment?: string | null;
}

export interface ReturnQuoteInput {
  readonly id: string;
  readonly comment: string;
}

export interface RevokeShareLinkInput {
  readonly quoteId: string;
  readonly linkId: string;
}

export interface MarkQuoteLostInput {
  readonly id: string;
  readonly reason: string;
}

export interface QueryContractArgs {
  readonly id: string;
}

export interface QueryProposedClausesArgs {
  readonly platform: Platform;
  readonly shop?: ServedShopInput | null;
}

export interface QueryPromisableMetricsArgs {
  readonly platform: Platform;
}

export interface QueryOfferedClausesArgs {
  readonly platform: Platform;
}

export interface QueryContractsArgs {
  readonly sort?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QueryPriceBooksArgs {
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QueryQuoteArgs {
  readonly id: string;
}

export interface QueryQuotesArgs {
  readonly status?: QuoteStatus | null;
  readonly storeId?: string | null;
  readonly sort?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QueryQuotePreviewArgs {
  readonly input: QuotePreviewInput;
}

export interface QueryQuoteOptionsArgs {
  readonly input: QuoteOptionsInput;
}

export interface QueryQuotesToApproveArgs {
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface MutationSaveContractArgs {
  readonly input: SaveContractInput;
}

export interface MutationTakeOverContractArgs {
  readonly input: TakeOverContractInput;
}

export interface MutationOpenContractForSigningArgs {
  readonly input: OpenContractForSigningInput;
}

export interface MutationReopenContractArgs {
  readonly input: ReopenContractInput;
}

export interface MutationSignContractArgs {
  readonly input: SignContractInput;
}

export interface MutationRecordPaymentArgs {
  readonly input: RecordPaymentInput;
}

export interface MutationReversePaymentArgs {
  readonly input: ReversePaymentInput;
}

export interface MutationStartServiceArgs {
  readonly input: ContractIdInput;
}

export interface MutationHandOverAccountArgs {
  readonly input: HandOverAccountInput;
}

export interface MutationEndContractArgs {
  readonly input: EndContractInput;
}

export interface MutationPublishPriceBookArgs {
  readonly input: PublishPriceBookInput;
}

export interface MutationCreateQuoteArgs {
  readonly input: CreateQuoteInput;
}

export interface MutationReviseQuoteArgs {
  readonly input: ReviseQuoteInput;
}

export interface MutationSendQuoteArgs {
  readonly input: SendQuoteInput;
}

export interface MutationShareQuoteAgainArgs {
  readonly input: SendQuoteInput;
}

export interface MutationRequestQuoteApprovalArgs {
  readonly input: RequestQuoteApprovalInput;
}

export interface MutationApproveQuoteArgs {
  readonly input: ApproveQuoteInput;
}

export interface MutationReturnQuoteArgs {
  readonly input: ReturnQuoteInput;
}

export interface MutationRevokeShareLinkArgs {
  readonly input: RevokeShareLinkInput;
}

export interface MutationMarkQuoteLostArgs {
  readonly input: MarkQuoteLostInput;
}

// Written by `npm run compose` from this service's SDL.
import { type Entity, type Fits, type Reference, resolversOf } from '@zuoxi/platform/graphql';
import type { ClausePeriod, ServiceType, StatutoryHoliday, TrafficSource, ContractStatus, ContractParty, QuoteStatus, QuoteKind, QuoteApprovalStatus, QuoteOptionKey, QueryContractArgs, QueryProposedClausesArgs, QueryPromisableMetricsArgs, QueryOfferedClausesArgs, QueryContractsArgs, QueryPriceBooksArgs, QueryQuoteArgs, QueryQuotesArgs, QueryQuotePreviewArgs, QueryQuoteOptionsArgs, QueryQuotesToApproveArgs, MutationSaveContractArgs, MutationTakeOverContractArgs, MutationOpenContractForSigningArgs, MutationReopenContractArgs, MutationSignContractArgs, MutationRecordPaymentArgs, MutationReversePaymentArgs, MutationStartServiceArgs, MutationHandOverAccountArgs, MutationEndContractArgs, MutationPublishPriceBookArgs, MutationCreateQuoteArgs, MutationReviseQuoteArgs, MutationSendQuoteArgs, MutationShareQuoteAgainArgs, MutationRequestQuoteApprovalArgs, MutationApproveQuoteArgs, MutationReturnQuoteArgs, MutationRevokeShareLinkArgs, MutationMarkQuoteLostArgs } from './api.types.js';
import type { Sources } from './sources.js';

/** What a field of each type gives. */
export interface Types {
  PageInfo: {
    readonly endCursor: string | null | undefined;
    readonly hasNextPage: boolean;
  };
  Contract: {
    readonly id: string;
    readonly store: Of<'Store'>;
    readonly number: string;
    readonly status: ContractStatus;
    readonly quoteId: string | null | undefined;
    readonly takenOver: boolean;
    readonly startsOn: string;
    readonly endsOn: string | null | undefined;
    readonly endedOn: string | null | undefined;
    readonly endReason: string | null | undefined;
    readonly reopenedAt: Date | string | null | undefined;
    readonly reopenReason: string | null | undefined;
    readonly seats: number;
    readonly monthlyFen: number | null | undefined;
    readonly sections: readonly Of<'ContractSection'>[];
    readonly clauses: readonly Of<'ContractClause'>[];
    readonly payments: readonly Of<'ScheduledPayment'>[];
    readonly receipts: readonly Of<'PaymentReceipt'>[];
    readonly receivedFen: number;
    readonly overpaidFen: number | null | undefined;
    readonly owners: readonly Of<'AccountOwner'>[];
    readonly contacts: readonly Of<'AccountOwner'>[];
    readonly handovers: readonly Of<'AccountHandover'>[];
    readonly signatures: readonly Of<'ContractSignature'>[];
    readonly documentUrl: string | null | undefined;
    readonly documentSha256: string | null | undefined;
    readonly contentHash: string;
    readonly createdAt: Date | string;
  };
  ContractSection: {
    readonly key: string;
    readonly title: string;
    readonly text: string;
  };
  ContractClause: {
    readonly id: string;
    readonly metric: string;
    readonly metricName: string;
    readonly comparator: string;
    readonly target: string | number;
    readonly unit: string;
    readonly window: ClausePeriod;
    readonly remedy: string;
  };
  ProposedClause: {
    readonly metric: string;
    readonly metricName: string;
    readonly comparator: string;
    readonly target: string | number;
    readonly unit: string;
    readonly window: ClausePeriod;
    readonly remedy: string;
  };
  OfferedClause: {
    readonly name: string;
    readonly metric: string;
    readonly comparator: string;
    readonly target: string | number;
    readonly window: ClausePeriod;
    readonly remedy: string;
  };
  PromisableMetric: {
    readonly metric: string;
    readonly name: string;
    readonly unit: string;
  };
  ScheduledPayment: {
    readonly id: string;
    readonly dueOn: string;
    readonly fromOn: string;
    readonly toOn: string;
    readonly amountFen: number;
    readonly receivedFen: number | null | undefined;
    readonly outstandingFen: number;
    readonly receivedOn: string | null | undefined;
  };
  PaymentReceipt: {
    readonly id: string;
    readonly amountFen: number;
    readonly receivedOn: string;
    readonly method: string;
    readonly recordedBy: string;
    readonly recordedAt: Date | string;
    readonly reversedAt: Date | string | null | undefined;
    readonly reversedBy: string | null | undefined;
    readonly reversalReason: string | null | undefined;
  };
  AccountOwner: {
    readonly party: ContractParty;
    readonly name: string;
    readonly phone: string | null | undefined;
  };
  AccountHandover: {
    readonly id: string;
    readonly party: ContractParty;
    readonly name: string;
    readonly phone: string | null | undefined;
    readonly fromOn: string;
    readonly reason: string;
    readonly handedOverBy: string;
  };
  ContractSignature: {
    readonly party: ContractParty;
    readonly name: string;
    readonly signedAt: Date | string;
    readonly documentSha256: string;
  };
  ContractConnection: {
    readonly edges: readonly Of<'ContractEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
    readonly totalCount: number;
  };
  ContractEdge: {
    readonly cursor: string;
    readonly node: Of<'Contract'>;
  };
  Receivables: {
    readonly on: string;
    readonly overdueFen: number;
    readonly dueThisMonthFen: number;
    readonly receivedThisMonthFen: number;
    readonly open: readonly Of<'OpenInstalment'>[];
  };
  OpenInstalment: {
    readonly id: string;
    readonly contract: Of<'Contract'>;
    readonly dueOn: string;
    readonly amountFen: number;
    readonly outstandingFen: number;
    readonly daysOverdue: number;
  };
  PriceBook: {
    readonly id: string;
    readonly version: number;
    readonly effectiveFrom: string;
    readonly components: readonly Of<'CostComponentAmount'>[];
    readonly marginTarget: string | number;
    readonly marginFloor: string | number;
    readonly commissionTiers: readonly Of<'CommissionTier'>[];
    readonly taxRate: string | number;
    readonly createdAt: Date | string;
    readonly inForce: boolean;
  };
  CostComponentAmount: {
    readonly component: string;
    readonly amountFen: number;
  };
  CommissionTier: {
    readonly fromFen: number;
    readonly rate: string | number;
  };
  PriceBookConnection: {
    readonly edges: readonly Of<'PriceBookEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
    readonly totalCount: number;
  };
  PriceBookEdge: {
    readonly cursor: string;
    readonly node: Of<'PriceBook'>;
  };
  Quote: {
    readonly id: string;
    readonly store: Of<'Store'>;
    readonly number: string;
    readonly revision: number;
    readonly status: QuoteStatus;
    readonly kind: QuoteKind;
    readonly validUntil: string;
    readonly serviceType: ServiceType;
    readonly serviceStartMinute: number;
    readonly serviceEndMinute: number;
    readonly servedHolidays: readonly StatutoryHoliday[];
    readonly holidayService: string;
    readonly seats: number;
    readonly threeMinuteTarget: string | number;
    readonly months: number;
    readonly baseFeeFen: number;
    readonly discount: string | number;
    readonly discountFen: number;
    readonly taxFen: number;
    readonly totalFen: number;
    readonly quarterlyTotalFen: number;
    readonly commissionTiers: readonly Of<'CommissionTier'>[];
    readonly reason: string;
    readonly sizing: Of<'Sizing'>;
    readonly pricing: Of<'Pricing'>;
    readonly documentSha256: string | null | undefined;
    readonly documentUrl: string | null | undefined;
    readonly acceptance: Of<'QuoteAcceptance'> | null | undefined;
    readonly lostReason: string | null | undefined;
    readonly shareLinks: readonly Of<'ShareLink'>[];
    readonly approval: Of<'QuoteApproval'> | null | undefined;
    readonly createdAt: Date | string;
    readonly createdBy: string;
  };
  QuoteApproval: {
    readonly status: QuoteApprovalStatus;
    readonly reason: string;
    readonly requestedBy: string;
    readonly requestedAt: Date | string;
    readonly decidedBy: string | null | undefined;
    readonly decidedAt: Date | string | null | undefined;
    readonly comment: string | null | undefined;
  };
  Sizing: {
    readonly slots: readonly Of<'SizingSlot'>[];
    readonly seats: number;
    readonly people: number;
    readonly threeMinuteRate: string | number;
    readonly firstResponseSeconds: number | string;
    readonly occupancy: string | number;
    readonly busyDay: Of<'BusyDay'>;
    readonly confidence: TrafficSource;
  };
  BusyDay: {
    readonly inquiries: number;
    readonly threeMinuteRate: string | number;
    readonly firstResponseSeconds: number | string;
  };
  SizingSlot: {
    readonly slotMinute: number;
    readonly inquiries: number;
    readonly inquiriesP90: number;
    readonly requiredSeats: number;
  };
  Pricing: {
    readonly priceBookId: string;
    readonly priceBookVersion: number;
    readonly people: number;
    readonly components: readonly Of<'CostComponentAmount'>[];
    readonly overheads: readonly Of<'CostComponentAmount'>[];
    readonly costFen: number;
    readonly baseFeePerSeatFen: number;
    readonly margin: string | number;
    readonly marginFloor: string | number;
    readonly belowFloor: boolean;
  };
  QuotePreview: {
    readonly threeMinuteTarget: string | number;
    readonly sizing: Of<'Sizing'>;
    readonly pricing: Of<'Pricing'>;
    readonly baseFeeFen: number;
    readonly discountFen: number;
    readonly taxFen: number;
    readonly totalFen: number;
    readonly reason: string;
  };
  QuoteOption: {
    readonly key: QuoteOptionKey;
    readonly preview: Of<'QuotePreview'>;
  };
  QuoteAcceptance: {
    readonly name: string;
    readonly acceptedAt: Date | string;
    readonly ip: string | null | undefined;
    readonly documentSha256: string;
  };
  ShareLink: {
    readonly id: string;
    readonly expiresAt: Date | string;
    readonly revokedAt: Date | string | null | undefined;
    readonly views: number;
    readonly lastViewedAt: Date | string | null | undefined;
  };
  QuoteSent: {
    readonly quote: Of<'Quote'>;
    readonly link: string;
  };
  QuoteConnection: {
    readonly edges: readonly Of<'QuoteEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
    readonly totalCount: number;
  };
  QuoteEdge: {
    readonly cursor: string;
    readonly node: Of<'Quote'>;
  };
}

/** What each type is made of: its source, or what its fields without a resolver give. */
interface Made {
  PageInfo: Types['PageInfo'];
  Store: Reference;
  Contract: Sources['Contract'];
  ContractSection: Types['ContractSection'];
  ContractClause: Types['ContractClause'];
  ProposedClause: Types['ProposedClause'];
  OfferedClause: Types['OfferedClause'];
  PromisableMetric: Types['PromisableMetric'];
  ScheduledPayment: Types['ScheduledPayment'];
  PaymentReceipt: Types['PaymentReceipt'];
  AccountOwner: Types['AccountOwner'];
  AccountHandover: Types['AccountHandover'];
  ContractSignature: Types['ContractSignature'];
  ContractConnection: Types['ContractConnection'];
  ContractEdge: Types['ContractEdge'];
  Receivables: Types['Receivables'];
  OpenInstalment: Sources['OpenInstalment'];
  PriceBook: Types['PriceBook'];
  CostComponentAmount: Types['CostComponentAmount'];
  CommissionTier: Types['CommissionTier'];
  PriceBookConnection: Types['PriceBookConnection'];
  PriceBookEdge: Types['PriceBookEdge'];
  Quote: Entity<Sources['Quote']>;
  QuoteApproval: Types['QuoteApproval'];
  Sizing: Types['Sizing'];
  BusyDay: Types['BusyDay'];
  SizingSlot: Types['SizingSlot'];
  Pricing: Types['Pricing'];
  QuotePreview: Types['QuotePreview'];
  QuoteOption: Types['QuoteOption'];
  QuoteAcceptance: Types['QuoteAcceptance'];
  ShareLink: Types['ShareLink'];
  QuoteSent: Types['QuoteSent'];
  QuoteConnection: Types['QuoteConnection'];
  QuoteEdge: Types['QuoteEdge'];
}
export type Of<Name extends keyof Made> = Made[Name];

/** A source does not compile without every field that no resolver answers. */
export type Sound = [
  Fits<Sources['Contract'], Pick<Types['Contract'], 'id' | 'number' | 'status' | 'quoteId' | 'takenOver' | 'startsOn' | 'endsOn' | 'endedOn' | 'endReason' | 'reopenedAt' | 'reopenReason' | 'seats' | 'monthlyFen' | 'sections' | 'owners' | 'documentUrl' | 'documentSha256' | 'createdAt'>>,
  Fits<Sources['OpenInstalment'], Pick<Types['OpenInstalment'], 'id' | 'dueOn' | 'amountFen' | 'outstandingFen' | 'daysOverdue'>>,
  Fits<Sources['Quote'], Pick<Types['Quote'], 'id' | 'number' | 'revision' | 'status' | 'kind' | 'validUntil' | 'serviceType' | 'serviceStartMinute' | 'serviceEndMinute' | 'servedHolidays' | 'holidayService' | 'seats' | 'threeMinuteTarget' | 'months' | 'baseFeeFen' | 'discount' | 'discountFen' | 'taxFen' | 'totalFen' | 'quarterlyTotalFen' | 'commissionTiers' | 'reason' | 'sizing' | 'pricing' | 'documentSha256' | 'documentUrl' | 'lostReason' | 'createdAt' | 'createdBy'>>,
];

interface Gives {
  'Query.contract': Of<'Contract'> | null | undefined;
  'Query.proposedClauses': readonly Of<'ProposedClause'>[];
  'Query.promisableMetrics': readonly Of<'PromisableMetric'>[];
  'Query.offeredClauses': readonly Of<'OfferedClause'>[];
  'Query.contracts': Of<'ContractConnection'>;
  'Query.receivables': Of<'Receivables'>;
  'Query.priceBooks': Of<'PriceBookConnection'>;
  'Query.quote': Of<'Quote'> | null | undefined;
  'Query.quotes': Of<'QuoteConnection'>;
  'Query.quotePreview': Of<'QuotePreview'>;
  'Query.quoteOptions': readonly Of<'QuoteOption'>[];
  'Query.quotesToApprove': Of<'QuoteConnection'>;
  'Mutation.saveContract': Of<'Contract'>;
  'Mutation.takeOverContract': Of<'Contract'>;
  'Mutation.openContractForSigning': Of<'Contract'>;
  'Mutation.reopenContract': Of<'Contract'>;
  'Mutation.signContract': Of<'Contract'>;
  'Mutation.recordPayment': Of<'Contract'>;
  'Mutation.reversePayment': Of<'Contract'>;
  'Mutation.startService': Of<'Contract'>;
  'Mutation.handOverAccount': Of<'Contract'>;
  'Mutation.endContract': Of<'Contract'>;
  'Mutation.publishPriceBook': Of<'PriceBook'>;
  'Mutation.createQuote': Of<'Quote'>;
  'Mutation.reviseQuote': Of<'Quote'>;
  'Mutation.sendQuote': Of<'QuoteSent'>;
  'Mutation.shareQuoteAgain': Of<'QuoteSent'>;
  'Mutation.requestQuoteApproval': Of<'Quote'>;
  'Mutation.approveQuote': Of<'Quote'>;
  'Mutation.returnQuote': Of<'Quote'>;
  'Mutation.revokeShareLink': Of<'Quote'>;
  'Mutation.markQuoteLost': Of<'Quote'>;
  'Store.contract': Of<'Contract'> | null | undefined;
  'Store.nextContract': Of<'Contract'> | null | undefined;
  'Store.quotes': readonly Of<'Quote'>[];
  'Contract.store': Of<'Store'>;
  'Contract.clauses': readonly Of<'ContractClause'>[];
  'Contract.payments': readonly Of<'ScheduledPayment'>[];
  'Contract.receipts': readonly Of<'PaymentReceipt'>[];
  'Contract.receivedFen': number;
  'Contract.overpaidFen': number | null | undefined;
  'Contract.contacts': readonly Of<'AccountOwner'>[];
  'Contract.handovers': readonly Of<'AccountHandover'>[];
  'Contract.signatures': readonly Of<'ContractSignature'>[];
  'Contract.contentHash': string;
  'OpenInstalment.contract': Of<'Contract'>;
  'Quote.store': Of<'Store'>;
  'Quote.acceptance': Of<'QuoteAcceptance'> | null | undefined;
  'Quote.shareLinks': readonly Of<'ShareLink'>[];
  'Quote.approval': Of<'QuoteApproval'> | null | undefined;
}
interface Takes {
  'Query.contract': QueryContractArgs;
  'Query.proposedClauses': QueryProposedClausesArgs;
  'Query.promisableMetrics': QueryPromisableMetricsArgs;
  'Query.offeredClauses': QueryOfferedClausesArgs;
  'Query.contracts': QueryContractsArgs;
  'Query.priceBooks': QueryPriceBooksArgs;
  'Query.quote': QueryQuoteArgs;
  'Query.quotes': QueryQuotesArgs;
  'Query.quotePreview': QueryQuotePreviewArgs;
  'Query.quoteOptions': QueryQuoteOptionsArgs;
  'Query.quotesToApprove': QueryQuotesToApproveArgs;
  'Mutation.saveContract': MutationSaveContractArgs;
  'Mutation.takeOverContract': MutationTakeOverContractArgs;
  'Mutation.openContractForSigning': MutationOpenContractForSigningArgs;
  'Mutation.reopenContract': MutationReopenContractArgs;
  'Mutation.signContract': MutationSignContractArgs;
  'Mutation.recordPayment': MutationRecordPaymentArgs;
  'Mutation.reversePayment': MutationReversePaymentArgs;
  'Mutation.startService': MutationStartServiceArgs;
  'Mutation.handOverAccount': MutationHandOverAccountArgs;
  'Mutation.endContract': MutationEndContractArgs;
  'Mutation.publishPriceBook': MutationPublishPriceBookArgs;
  'Mutation.createQuote': MutationCreateQuoteArgs;
  'Mutation.reviseQuote': MutationReviseQuoteArgs;
  'Mutation.sendQuote': MutationSendQuoteArgs;
  'Mutation.shareQuoteAgain': MutationShareQuoteAgainArgs;
  'Mutation.requestQuoteApproval': MutationRequestQuoteApprovalArgs;
  'Mutation.approveQuote': MutationApproveQuoteArgs;
  'Mutation.returnQuote': MutationReturnQuoteArgs;
  'Mutation.revokeShareLink': MutationRevokeShareLinkArgs;
  'Mutation.markQuoteLost': MutationMarkQuoteLostArgs;
}

/** Marks the method that answers a field, by its coordinate in the schema. */
export const Resolve = resolversOf<Made, Gives, Takes>({
  PageInfo: ['endCursor', 'hasNextPage'],
  Store: ['id'],
  Contract: ['id', 'number', 'status', 'quoteId', 'takenOver', 'startsOn', 'endsOn', 'endedOn', 'endReason', 'reopenedAt', 'reopenReason', 'seats', 'monthlyFen', 'sections', 'owners', 'documentUrl', 'documentSha256', 'createdAt'],
  ContractSection: ['key', 'title', 'text'],
  ContractClause: ['id', 'metric', 'metricName', 'comparator', 'target', 'unit', 'window', 'remedy'],
  ProposedClause: ['metric', 'metricName', 'comparator', 'target', 'unit', 'window', 'remedy'],
  OfferedClause: ['name', 'metric', 'comparator', 'target', 'window', 'remedy'],
  PromisableMetric: ['metric', 'name', 'unit'],
  ScheduledPayment: ['id', 'dueOn', 'fromOn', 'toOn', 'amountFen', 'receivedFen', 'outstandingFen', 'receivedOn'],
  PaymentReceipt: ['id', 'amountFen', 'receivedOn', 'method', 'recordedBy', 'recordedAt', 'reversedAt', 'reversedBy', 'reversalReason'],
  AccountOwner: ['party', 'name', 'phone'],
  AccountHandover: ['id', 'party', 'name', 'phone', 'fromOn', 'reason', 'handedOverBy'],
  ContractSignature: ['party', 'name', 'signedAt', 'documentSha256'],
  ContractConnection: ['edges', 'pageInfo', 'totalCount'],
  ContractEdge: ['cursor', 'node'],
  Receivables: ['on', 'overdueFen', 'dueThisMonthFen', 'receivedThisMonthFen', 'open'],
  OpenInstalment: ['id', 'dueOn', 'amountFen', 'outstandingFen', 'daysOverdue'],
  PriceBook: ['id', 'version', 'effectiveFrom', 'components', 'marginTarget', 'marginFloor', 'commissionTiers', 'taxRate', 'createdAt', 'inForce'],
  CostComponentAmount: ['component', 'amountFen'],
  CommissionTier: ['fromFen', 'rate'],
  PriceBookConnection: ['edges', 'pageInfo', 'totalCount'],
  PriceBookEdge: ['cursor', 'node'],
  Quote: ['id', 'number', 'revision', 'status', 'kind', 'validUntil', 'serviceType', 'serviceStartMinute', 'serviceEndMinute', 'servedHolidays', 'holidayService', 'seats', 'threeMinuteTarget', 'months', 'baseFeeFen', 'discount', 'discountFen', 'taxFen', 'totalFen', 'quarterlyTotalFen', 'commissionTiers', 'reason', 'sizing', 'pricing', 'documentSha256', 'documentUrl', 'lostReason', 'createdAt', 'createdBy'],
  QuoteApproval: ['status', 'reason', 'requestedBy', 'requestedAt', 'decidedBy', 'decidedAt', 'comment'],
  Sizing: ['slots', 'seats', 'people', 'threeMinuteRate', 'firstResponseSeconds', 'occupancy', 'busyDay', 'confidence'],
  BusyDay: ['inquiries', 'threeMinuteRate', 'firstResponseSeconds'],
  SizingSlot: ['slotMinute', 'inquiries', 'inquiriesP90', 'requiredSeats'],
  Pricing: ['priceBookId', 'priceBookVersion', 'people', 'components', 'overheads', 'costFen', 'baseFeePerSeatFen', 'margin', 'marginFloor', 'belowFloor'],
  QuotePreview: ['threeMinuteTarget', 'sizing', 'pricing', 'baseFeeFen', 'discountFen', 'taxFen', 'totalFen', 'reason'],
  QuoteOption: ['key', 'preview'],
  QuoteAcceptance: ['name', 'acceptedAt', 'ip', 'documentSha256'],
  ShareLink: ['id', 'expiresAt', 'revokedAt', 'views', 'lastViewedAt'],
  QuoteSent: ['quote', 'link'],
  QuoteConnection: ['edges', 'pageInfo', 'totalCount'],
  QuoteEdge: ['cursor', 'node'],
});

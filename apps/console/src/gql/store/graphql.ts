/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AskAboutReportInput = {
  /** A metric of the report; left out: the whole day. */
  metric?: string | null | undefined;
  reportId: string | number;
  text: string;
};

export type AttributionRule =
  /** Whoever wrote last before it was ordered. */
  | 'order_first'
  /** Whoever wrote last before it was ordered; if nobody did, before it was paid. */
  | 'order_then_pay'
  /** Whoever wrote last before it was paid. */
  | 'pay_first';

export type ChangeMailSettingsInput = {
  digest: MailDigest;
  digestMinute: number;
  locale: string;
  quietFrom?: number | null | undefined;
  quietUntil?: number | null | undefined;
  timeZone: string;
};

export type ChooseNoticeInput = {
  event: string;
  isMailed?: boolean | null | undefined;
  isTold?: boolean | null | undefined;
};

/** Over which time a promise of a contract is measured: by the calendar, weeks from Monday. */
export type ClausePeriod =
  | 'day'
  | 'month'
  | 'quarter'
  | 'week';

export type CloseMatterInput = {
  as: MatterEnd;
  id: string | number;
};

export type ConfirmTotpInput = {
  code: string;
};

export type ContractParty =
  | 'client'
  | 'provider';

export type ContractStatus =
  | 'draft'
  | 'ended'
  | 'in_service'
  | 'signed'
  | 'signing';

export type InviteShopPersonInput = {
  email: string;
  /** One of the shop's: shop-owner, shop-operations, shop-finance. */
  role: string;
};

/** How long what happens is gathered before it is mailed. */
export type MailDigest =
  | 'at_once'
  | 'daily'
  | 'hourly';

export type MatterEnd =
  | 'done'
  | 'withdrawn';

export type MatterKind =
  | 'material'
  | 'question';

export type MatterSide =
  | 'client'
  | 'provider';

export type MatterState =
  | 'over'
  | 'overdue'
  /** Waits for either side. */
  | 'waiting';

export type MatterStatus =
  /** Waits for the side that asked to say that all is there, or what is missing. */
  | 'answered'
  | 'done'
  /** Waits for the side that was asked. */
  | 'open'
  | 'withdrawn';

export type MessageDirection =
  | 'agent'
  | 'bot'
  | 'buyer'
  | 'system';

/** Where the rows of a number are: conversations, orders and sales in lists of their own, the rest in the report. */
export type NumberRows =
  | 'aftersales'
  | 'agents'
  | 'conversations'
  | 'none'
  | 'orders'
  | 'sales'
  | 'slots';

export type OpenMatterInput = {
  dueOn: string;
  /** What `POST /files/matters` gave for each file. */
  fileIds?: Array<string | number> | null | undefined;
  kind: MatterKind;
  /** Left out at a shop's own endpoint. */
  storeId?: string | number | null | undefined;
  text: string;
  title: string;
};

export type QuoteStatus =
  | 'accepted'
  | 'draft'
  | 'expired'
  | 'lost'
  | 'sent'
  | 'superseded';

export type ReadNoticesInput = {
  ids?: Array<string | number> | null | undefined;
};

export type RemoveShopPersonInput = {
  id: string | number;
};

export type ReplyToMatterInput = {
  fileIds?: Array<string | number> | null | undefined;
  id: string | number;
  /** May be empty where files go with it. */
  text: string;
};

export type ReportIdInput = {
  reportId: string | number;
};

export type ReportPart =
  | 'aftersales'
  | 'agents'
  | 'comment'
  /** What numbers are compared with: the day before, a week ago. */
  | 'comparisons'
  | 'hours'
  | 'promises'
  | 'reviews'
  /** Seats sold and the advice on them. */
  | 'seats'
  /** Half hours of service with seats. */
  | 'slots';

export type SaleCredit =
  /** The file of orders names the agent. */
  | 'file'
  /** The agent wrote last before it was ordered. */
  | 'order'
  /** The agent wrote last before it was paid. */
  | 'payment';

export type SignContractInput = {
  /** The document that was read. */
  documentSha256: string;
  id: string | number;
  name: string;
};

export type WithdrawShopInvitationInput = {
  id: string | number;
};

export type ShopDayQueryVariables = Exact<{
  on?: string | null | undefined;
}>;


export type ShopDayQuery = { store: { id: string, name: string, slug: string, contract: { id: string, status: ContractStatus } | null, dailyReport: { id: string, on: string, version: number, dataChangedAt: string | null, qcChangedAt: string | null, revisionReason: string | null, asOf: string, publishedAt: string | null, publishedBy: string | null, headline: string, comment: string | null, pdfUrl: string, imageUrl: string, receptionsMetric: string, seatCoverage: string | null, seatsOnDutyPeak: number | null, seatsSold: number | null, staffingAdvice: string, numbers: Array<{ key: string, metric: string, name: string, spoken: string, unit: string, value: string | null, previousDay: string | null, sameWeekday: string | null, numerator: number | null, denominator: number | null, sample: number | null, provisional: boolean, rows: NumberRows, promise: { comparator: string, target: string, period: ClausePeriod, value: string | null, kept: boolean | null } | null }>, byHour: Array<{ hour: number, receptions: number, seatsNeeded: number | null, seatsOnDuty: number | null, threeMinuteRate: string | null }>, agents: Array<{ alias: string, recognised: boolean, receptions: number, threeMinuteRate: string | null, firstResponseSeconds: number | null }>, agentsTotal: { receptions: number, threeMinuteRate: string | null, firstResponseSeconds: number | null } | null, slots: Array<{ slotMinute: number, sold: number, onDuty: number, needed: number | null }>, shifts: Array<{ alias: string, startMinute: number, endMinute: number, slots: Array<number> }> | null, afterSales: Array<{ kind: string, buyer: string, orderNo: string | null, reason: string | null, outcome: string | null, amountFen: number | null, agentAlias: string | null }>, qc: { agentsWithChats: number, agentsReviewed: number, averageScore: string | null, fatal: number, rows: Array<{ alias: string, inTime: boolean, scores: Array<number>, fatal: number }> } | null, acknowledgements: Array<{ name: string, at: string }>, questions: Array<{ id: string, metricName: string | null, text: string, askedBy: string, askedAt: string, dueOn: string, answer: string | null, answeredBy: string | null, answeredAt: string | null }> } | null } | null };

export type ResponsesFragment = { id: string, acknowledgements: Array<{ name: string, at: string }>, questions: Array<{ id: string, metricName: string | null, text: string, askedBy: string, askedAt: string, dueOn: string, answer: string | null, answeredBy: string | null, answeredAt: string | null }> };

export type ShopDayReportFragment = { id: string, on: string, version: number, dataChangedAt: string | null, qcChangedAt: string | null, revisionReason: string | null, asOf: string, publishedAt: string | null, publishedBy: string | null, headline: string, comment: string | null, pdfUrl: string, imageUrl: string, receptionsMetric: string, seatCoverage: string | null, seatsOnDutyPeak: number | null, seatsSold: number | null, staffingAdvice: string, numbers: Array<{ key: string, metric: string, name: string, spoken: string, unit: string, value: string | null, previousDay: string | null, sameWeekday: string | null, numerator: number | null, denominator: number | null, sample: number | null, provisional: boolean, rows: NumberRows, promise: { comparator: string, target: string, period: ClausePeriod, value: string | null, kept: boolean | null } | null }>, byHour: Array<{ hour: number, receptions: number, seatsNeeded: number | null, seatsOnDuty: number | null, threeMinuteRate: string | null }>, agents: Array<{ alias: string, recognised: boolean, receptions: number, threeMinuteRate: string | null, firstResponseSeconds: number | null }>, agentsTotal: { receptions: number, threeMinuteRate: string | null, firstResponseSeconds: number | null } | null, slots: Array<{ slotMinute: number, sold: number, onDuty: number, needed: number | null }>, shifts: Array<{ alias: string, startMinute: number, endMinute: number, slots: Array<number> }> | null, afterSales: Array<{ kind: string, buyer: string, orderNo: string | null, reason: string | null, outcome: string | null, amountFen: number | null, agentAlias: string | null }>, qc: { agentsWithChats: number, agentsReviewed: number, averageScore: string | null, fatal: number, rows: Array<{ alias: string, inTime: boolean, scores: Array<number>, fatal: number }> } | null, acknowledgements: Array<{ name: string, at: string }>, questions: Array<{ id: string, metricName: string | null, text: string, askedBy: string, askedAt: string, dueOn: string, answer: string | null, answeredBy: string | null, answeredAt: string | null }> };

export type ShopDayVersionsQueryVariables = Exact<{
  on: string;
}>;


export type ShopDayVersionsQuery = { store: { id: string, dailyReportVersions: Array<{ id: string, on: string, version: number, dataChangedAt: string | null, qcChangedAt: string | null, revisionReason: string | null, asOf: string, publishedAt: string | null, publishedBy: string | null, headline: string, comment: string | null, pdfUrl: string, imageUrl: string, receptionsMetric: string, seatCoverage: string | null, seatsOnDutyPeak: number | null, seatsSold: number | null, staffingAdvice: string, difference: { since: number, figures: Array<{ name: string, unit: string, before: { value: string | null, numerator: number | null, denominator: number | null, provisional: boolean } | null, after: { value: string | null, numerator: number | null, denominator: number | null, provisional: boolean } | null }>, parts: Array<{ part: ReportPart, count: number }> } | null, numbers: Array<{ key: string, metric: string, name: string, spoken: string, unit: string, value: string | null, previousDay: string | null, sameWeekday: string | null, numerator: number | null, denominator: number | null, sample: number | null, provisional: boolean, rows: NumberRows, promise: { comparator: string, target: string, period: ClausePeriod, value: string | null, kept: boolean | null } | null }>, byHour: Array<{ hour: number, receptions: number, seatsNeeded: number | null, seatsOnDuty: number | null, threeMinuteRate: string | null }>, agents: Array<{ alias: string, recognised: boolean, receptions: number, threeMinuteRate: string | null, firstResponseSeconds: number | null }>, agentsTotal: { receptions: number, threeMinuteRate: string | null, firstResponseSeconds: number | null } | null, slots: Array<{ slotMinute: number, sold: number, onDuty: number, needed: number | null }>, shifts: Array<{ alias: string, startMinute: number, endMinute: number, slots: Array<number> }> | null, afterSales: Array<{ kind: string, buyer: string, orderNo: string | null, reason: string | null, outcome: string | null, amountFen: number | null, agentAlias: string | null }>, qc: { agentsWithChats: number, agentsReviewed: number, averageScore: string | null, fatal: number, rows: Array<{ alias: string, inTime: boolean, scores: Array<number>, fatal: number }> } | null, acknowledgements: Array<{ name: string, at: string }>, questions: Array<{ id: string, metricName: string | null, text: string, askedBy: string, askedAt: string, dueOn: string, answer: string | null, answeredBy: string | null, answeredAt: string | null }> }> } | null };

export type OpenReportMutationVariables = Exact<{
  input: ReportIdInput;
}>;


export type OpenReportMutation = { openDailyReport: { id: string } };

export type ShopAcknowledgeReportMutationVariables = Exact<{
  input: ReportIdInput;
}>;


export type ShopAcknowledgeReportMutation = { acknowledgeDailyReport: { id: string } };

export type ShopAskAboutReportMutationVariables = Exact<{
  input: AskAboutReportInput;
}>;


export type ShopAskAboutReportMutation = { askAboutReport: { id: string } };

export type ShopDaysQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ShopDaysQuery = { store: { id: string, dailyReports: { edges: Array<{ node: { id: string, on: string, version: number, headline: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type ShopOverviewQueryVariables = Exact<{ [key: string]: never; }>;


export type ShopOverviewQuery = { store: { id: string, contract: { id: string, status: ContractStatus } | null, nextContract: { id: string, status: ContractStatus } | null, dailyReports: { edges: Array<{ node: { id: string, on: string, headline: string, questions: Array<{ id: string, answer: string | null }> } }> } } | null };

export type ShopContractQueryVariables = Exact<{ [key: string]: never; }>;


export type ShopContractQuery = { store: { id: string, name: string, contractProgress: Array<{ clauseId: string | null, comparator: string, target: string, unit: string, period: ClausePeriod, from: string, through: string | null, value: string | null, numerator: number | null, denominator: number | null, kept: boolean | null }>, contract: { id: string, number: string, status: ContractStatus, startsOn: string, endsOn: string | null, takenOver: boolean, endedOn: string | null, endReason: string | null, reopenedAt: string | null, reopenReason: string | null, seats: number, monthlyFen: number | null, documentUrl: string | null, documentSha256: string | null, receivedFen: number, overpaidFen: number | null, sections: Array<{ key: string, title: string, text: string }>, clauses: Array<{ id: string, metric: string, metricName: string, comparator: string, target: string, unit: string, window: ClausePeriod, remedy: string }>, payments: Array<{ id: string, dueOn: string, fromOn: string, toOn: string, amountFen: number, receivedOn: string | null, receivedFen: number | null, outstandingFen: number }>, receipts: Array<{ id: string, amountFen: number, receivedOn: string, method: string, reversedAt: string | null, reversalReason: string | null }>, contacts: Array<{ party: ContractParty, name: string, phone: string | null }>, handovers: Array<{ id: string, party: ContractParty, name: string, fromOn: string }>, signatures: Array<{ party: ContractParty, name: string, signedAt: string }> } | null, nextContract: { id: string, number: string, status: ContractStatus, startsOn: string, endsOn: string | null, takenOver: boolean, endedOn: string | null, endReason: string | null, reopenedAt: string | null, reopenReason: string | null, seats: number, monthlyFen: number | null, documentUrl: string | null, documentSha256: string | null, receivedFen: number, overpaidFen: number | null, sections: Array<{ key: string, title: string, text: string }>, clauses: Array<{ id: string, metric: string, metricName: string, comparator: string, target: string, unit: string, window: ClausePeriod, remedy: string }>, payments: Array<{ id: string, dueOn: string, fromOn: string, toOn: string, amountFen: number, receivedOn: string | null, receivedFen: number | null, outstandingFen: number }>, receipts: Array<{ id: string, amountFen: number, receivedOn: string, method: string, reversedAt: string | null, reversalReason: string | null }>, contacts: Array<{ party: ContractParty, name: string, phone: string | null }>, handovers: Array<{ id: string, party: ContractParty, name: string, fromOn: string }>, signatures: Array<{ party: ContractParty, name: string, signedAt: string }> } | null } | null };

export type ShopContractPartsFragment = { id: string, number: string, status: ContractStatus, startsOn: string, endsOn: string | null, takenOver: boolean, endedOn: string | null, endReason: string | null, reopenedAt: string | null, reopenReason: string | null, seats: number, monthlyFen: number | null, documentUrl: string | null, documentSha256: string | null, receivedFen: number, overpaidFen: number | null, sections: Array<{ key: string, title: string, text: string }>, clauses: Array<{ id: string, metric: string, metricName: string, comparator: string, target: string, unit: string, window: ClausePeriod, remedy: string }>, payments: Array<{ id: string, dueOn: string, fromOn: string, toOn: string, amountFen: number, receivedOn: string | null, receivedFen: number | null, outstandingFen: number }>, receipts: Array<{ id: string, amountFen: number, receivedOn: string, method: string, reversedAt: string | null, reversalReason: string | null }>, contacts: Array<{ party: ContractParty, name: string, phone: string | null }>, handovers: Array<{ id: string, party: ContractParty, name: string, fromOn: string }>, signatures: Array<{ party: ContractParty, name: string, signedAt: string }> };

export type ShopSignContractMutationVariables = Exact<{
  input: SignContractInput;
}>;


export type ShopSignContractMutation = { signContract: { id: string, status: ContractStatus, signatures: Array<{ party: ContractParty, name: string, signedAt: string }> } };

export type ShopQuotesQueryVariables = Exact<{ [key: string]: never; }>;


export type ShopQuotesQuery = { store: { id: string, quotes: Array<{ id: string, number: string, revision: number, status: QuoteStatus, validUntil: string, seats: number, threeMinuteTarget: string, discount: string, months: number, totalFen: number, serviceStartMinute: number, serviceEndMinute: number, holidayService: string, documentUrl: string | null, acceptance: { name: string, acceptedAt: string } | null }> } | null };

export type ShopMetricDefinitionQueryVariables = Exact<{
  metric: string;
}>;


export type ShopMetricDefinitionQuery = { metricDefinition: { metric: string, name: string, formula: string, exclusions: Array<string>, source: string, window: string, unit: string, numeratorUnit: string, denominatorUnit: string | null, isDraft: boolean, validFrom: string } | null };

export type ShopConversationsQueryVariables = Exact<{
  on: string;
  metric?: string | null | undefined;
  missedOnly?: boolean | null | undefined;
  agentAlias?: string | null | undefined;
  recognised?: boolean | null | undefined;
  hour?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ShopConversationsQuery = { conversations: { totalCount: number, numerator: number, denominator: number | null, edges: Array<{ numerator: number, denominator: number | null, node: { id: string, buyer: string, agentAlias: string | null, startedAt: string, firstResponseSeconds: number | null, maxWaitSeconds: number | null, messageCount: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ShopOrdersQueryVariables = Exact<{
  on: string;
  after?: string | null | undefined;
}>;


export type ShopOrdersQuery = { orders: { totalCount: number, edges: Array<{ node: { id: string, orderNo: string, buyer: string, createdAt: string | null, paidAt: string | null, paidFen: number | null, status: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ShopConversationQueryVariables = Exact<{
  id: string | number;
}>;


export type ShopConversationQuery = { conversation: { id: string, buyer: string, agentAlias: string | null, startedAt: string, messages: Array<{ id: string, at: string, direction: MessageDirection, type: string, text: string, agentAlias: string | null }>, orders: Array<{ id: string, orderNo: string, paidAt: string | null, paidFen: number | null, status: string | null }> } | null };

export type ShopMeQueryVariables = Exact<{ [key: string]: never; }>;


export type ShopMeQuery = { me: { id: string, name: string, email: string, totpEnabled: boolean } };

export type ShopBeginTotpMutationVariables = Exact<{ [key: string]: never; }>;


export type ShopBeginTotpMutation = { beginTotp: { secret: string, uri: string } };

export type ShopConfirmTotpMutationVariables = Exact<{
  input: ConfirmTotpInput;
}>;


export type ShopConfirmTotpMutation = { confirmTotp: { id: string, totpEnabled: boolean } };

export type ShopPeopleQueryVariables = Exact<{ [key: string]: never; }>;


export type ShopPeopleQuery = { shopPeople: { people: Array<{ id: string, name: string, email: string, role: string, isSelf: boolean }>, invitations: Array<{ id: string, email: string, role: string, expiresAt: string }> } };

export type InviteShopPersonMutationVariables = Exact<{
  input: InviteShopPersonInput;
}>;


export type InviteShopPersonMutation = { inviteShopPerson: { link: string } };

export type RemoveShopPersonMutationVariables = Exact<{
  input: RemoveShopPersonInput;
}>;


export type RemoveShopPersonMutation = { removeShopPerson: string };

export type WithdrawShopInvitationMutationVariables = Exact<{
  input: WithdrawShopInvitationInput;
}>;


export type WithdrawShopInvitationMutation = { withdrawShopInvitation: string };

export type ShopMattersQueryVariables = Exact<{
  state?: MatterState | null | undefined;
  after?: string | null | undefined;
}>;


export type ShopMattersQuery = { matters: { totalCount: number, edges: Array<{ node: { id: string, kind: MatterKind, title: string, dueOn: string, isOverdue: boolean, status: MatterStatus, waitsFor: MatterSide | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ShopMatterQueryVariables = Exact<{
  id: string | number;
}>;


export type ShopMatterQuery = { matter: { id: string, kind: MatterKind, title: string, askedBy: string, askedAt: string, dueOn: string, isOverdue: boolean, status: MatterStatus, waitsFor: MatterSide | null, isOwn: boolean, messages: Array<{ id: string, side: MatterSide, author: string, at: string, text: string, files: Array<{ id: string, name: string, bytes: number, url: string }> }> } | null };

export type ShopOpenMatterMutationVariables = Exact<{
  input: OpenMatterInput;
}>;


export type ShopOpenMatterMutation = { openMatter: { id: string } };

export type ShopReplyToMatterMutationVariables = Exact<{
  input: ReplyToMatterInput;
}>;


export type ShopReplyToMatterMutation = { replyToMatter: { id: string } };

export type ShopCloseMatterMutationVariables = Exact<{
  input: CloseMatterInput;
}>;


export type ShopCloseMatterMutation = { closeMatter: { id: string } };

export type ShopNoticesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ShopNoticesQuery = { notices: { edges: Array<{ node: { id: string, sentence: string, path: string | null, at: string, readAt: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ShopReadNoticesMutationVariables = Exact<{
  input: ReadNoticesInput;
}>;


export type ShopReadNoticesMutation = { readNotices: number };

export type ShopPeriodQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type ShopPeriodQuery = { store: { id: string, period: { numbers: Array<{ key: string, name: string, unit: string, value: string | null, previous: string | null, provisional: boolean }>, days: Array<{ id: string }> } } | null };

export type ShopSalesQueryVariables = Exact<{
  on: string;
  metric?: string | null | undefined;
  agentAlias?: string | null | undefined;
  recognised?: boolean | null | undefined;
  after?: string | null | undefined;
}>;


export type ShopSalesQuery = { attributionTerms: Array<{ from: string | null, rule: AttributionRule, days: number }>, sales: { totalCount: number, edges: Array<{ node: { id: string, orderNo: string, buyer: string, paidAt: string, paidFen: number, refundedFen: number, creditedBy: SaleCredit | null, agentAlias: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ShopUnreadQueryVariables = Exact<{ [key: string]: never; }>;


export type ShopUnreadQuery = { unreadNotices: number };

export type ShopChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type ShopChoicesQuery = { noticeChoices: Array<{ event: string, name: string, isTold: boolean, isMailed: boolean, mayChange: boolean }>, mailSettings: { isOn: boolean, locale: string, digest: MailDigest, digestMinute: number, quietFrom: number | null, quietUntil: number | null, failure: string | null } };

export type ShopChooseMutationVariables = Exact<{
  input: ChooseNoticeInput;
}>;


export type ShopChooseMutation = { chooseNotice: { event: string } };

export type ShopChangeMailMutationVariables = Exact<{
  input: ChangeMailSettingsInput;
}>;


export type ShopChangeMailMutation = { changeMailSettings: { isOn: boolean } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ResponsesFragmentDoc = new TypedDocumentString(`
    fragment Responses on DailyReport {
  id
  acknowledgements {
    name
    at
  }
  questions {
    id
    metricName
    text
    askedBy
    askedAt
    dueOn
    answer
    answeredBy
    answeredAt
  }
}
    `, {"fragmentName":"Responses"}) as unknown as TypedDocumentString<ResponsesFragment, unknown>;
export const ShopDayReportFragmentDoc = new TypedDocumentString(`
    fragment ShopDayReport on DailyReport {
  id
  on
  version
  dataChangedAt
  qcChangedAt
  revisionReason
  asOf
  publishedAt
  publishedBy
  headline
  comment
  pdfUrl
  imageUrl
  ...Responses
  numbers {
    key
    metric
    name
    spoken
    unit
    value
    previousDay
    sameWeekday
    numerator
    denominator
    sample
    provisional
    rows
    promise {
      comparator
      target
      period
      value
      kept
    }
  }
  byHour {
    hour
    receptions
    seatsNeeded
    seatsOnDuty
    threeMinuteRate
  }
  receptionsMetric
  agents {
    alias
    recognised
    receptions
    threeMinuteRate
    firstResponseSeconds
  }
  agentsTotal {
    receptions
    threeMinuteRate
    firstResponseSeconds
  }
  slots {
    slotMinute
    sold
    onDuty
    needed
  }
  shifts {
    alias
    startMinute
    endMinute
    slots
  }
  afterSales {
    kind
    buyer
    orderNo
    reason
    outcome
    amountFen
    agentAlias
  }
  qc {
    agentsWithChats
    agentsReviewed
    averageScore
    fatal
    rows {
      alias
      inTime
      scores
      fatal
    }
  }
  seatCoverage
  seatsOnDutyPeak
  seatsSold
  staffingAdvice
}
    fragment Responses on DailyReport {
  id
  acknowledgements {
    name
    at
  }
  questions {
    id
    metricName
    text
    askedBy
    askedAt
    dueOn
    answer
    answeredBy
    answeredAt
  }
}`, {"fragmentName":"ShopDayReport"}) as unknown as TypedDocumentString<ShopDayReportFragment, unknown>;
export const ShopContractPartsFragmentDoc = new TypedDocumentString(`
    fragment ShopContractParts on Contract {
  id
  number
  status
  startsOn
  endsOn
  takenOver
  endedOn
  endReason
  reopenedAt
  reopenReason
  seats
  monthlyFen
  documentUrl
  documentSha256
  sections {
    key
    title
    text
  }
  clauses {
    id
    metric
    metricName
    comparator
    target
    unit
    window
    remedy
  }
  payments {
    id
    dueOn
    fromOn
    toOn
    amountFen
    receivedOn
    receivedFen
    outstandingFen
  }
  receipts {
    id
    amountFen
    receivedOn
    method
    reversedAt
    reversalReason
  }
  receivedFen
  overpaidFen
  contacts {
    party
    name
    phone
  }
  handovers {
    id
    party
    name
    fromOn
  }
  signatures {
    party
    name
    signedAt
  }
}
    `, {"fragmentName":"ShopContractParts"}) as unknown as TypedDocumentString<ShopContractPartsFragment, unknown>;
export const ShopDayDocument = new TypedDocumentString(`
    query ShopDay($on: BusinessDate) {
  store {
    id
    name
    slug
    contract {
      id
      status
    }
    dailyReport(on: $on) {
      ...ShopDayReport
    }
  }
}
    fragment Responses on DailyReport {
  id
  acknowledgements {
    name
    at
  }
  questions {
    id
    metricName
    text
    askedBy
    askedAt
    dueOn
    answer
    answeredBy
    answeredAt
  }
}
fragment ShopDayReport on DailyReport {
  id
  on
  version
  dataChangedAt
  qcChangedAt
  revisionReason
  asOf
  publishedAt
  publishedBy
  headline
  comment
  pdfUrl
  imageUrl
  ...Responses
  numbers {
    key
    metric
    name
    spoken
    unit
    value
    previousDay
    sameWeekday
    numerator
    denominator
    sample
    provisional
    rows
    promise {
      comparator
      target
      period
      value
      kept
    }
  }
  byHour {
    hour
    receptions
    seatsNeeded
    seatsOnDuty
    threeMinuteRate
  }
  receptionsMetric
  agents {
    alias
    recognised
    receptions
    threeMinuteRate
    firstResponseSeconds
  }
  agentsTotal {
    receptions
    threeMinuteRate
    firstResponseSeconds
  }
  slots {
    slotMinute
    sold
    onDuty
    needed
  }
  shifts {
    alias
    startMinute
    endMinute
    slots
  }
  afterSales {
    kind
    buyer
    orderNo
    reason
    outcome
    amountFen
    agentAlias
  }
  qc {
    agentsWithChats
    agentsReviewed
    averageScore
    fatal
    rows {
      alias
      inTime
      scores
      fatal
    }
  }
  seatCoverage
  seatsOnDutyPeak
  seatsSold
  staffingAdvice
}`, {"hash":"sha256:7abe9fab6678611f78b7a04db55e1f3baa3a1cc9de39533219a48b6fc6fc8a52"}) as unknown as TypedDocumentString<ShopDayQuery, ShopDayQueryVariables>;
export const ShopDayVersionsDocument = new TypedDocumentString(`
    query ShopDayVersions($on: BusinessDate!) {
  store {
    id
    dailyReportVersions(on: $on) {
      ...ShopDayReport
      difference {
        since
        figures {
          name
          unit
          before {
            value
            numerator
            denominator
            provisional
          }
          after {
            value
            numerator
            denominator
            provisional
          }
        }
        parts {
          part
          count
        }
      }
    }
  }
}
    fragment Responses on DailyReport {
  id
  acknowledgements {
    name
    at
  }
  questions {
    id
    metricName
    text
    askedBy
    askedAt
    dueOn
    answer
    answeredBy
    answeredAt
  }
}
fragment ShopDayReport on DailyReport {
  id
  on
  version
  dataChangedAt
  qcChangedAt
  revisionReason
  asOf
  publishedAt
  publishedBy
  headline
  comment
  pdfUrl
  imageUrl
  ...Responses
  numbers {
    key
    metric
    name
    spoken
    unit
    value
    previousDay
    sameWeekday
    numerator
    denominator
    sample
    provisional
    rows
    promise {
      comparator
      target
      period
      value
      kept
    }
  }
  byHour {
    hour
    receptions
    seatsNeeded
    seatsOnDuty
    threeMinuteRate
  }
  receptionsMetric
  agents {
    alias
    recognised
    receptions
    threeMinuteRate
    firstResponseSeconds
  }
  agentsTotal {
    receptions
    threeMinuteRate
    firstResponseSeconds
  }
  slots {
    slotMinute
    sold
    onDuty
    needed
  }
  shifts {
    alias
    startMinute
    endMinute
    slots
  }
  afterSales {
    kind
    buyer
    orderNo
    reason
    outcome
    amountFen
    agentAlias
  }
  qc {
    agentsWithChats
    agentsReviewed
    averageScore
    fatal
    rows {
      alias
      inTime
      scores
      fatal
    }
  }
  seatCoverage
  seatsOnDutyPeak
  seatsSold
  staffingAdvice
}`, {"hash":"sha256:ea494a7c645442b476336db6658fcf2bbd225c8bdcf91fda2ac1279e717969f4"}) as unknown as TypedDocumentString<ShopDayVersionsQuery, ShopDayVersionsQueryVariables>;
export const OpenReportDocument = new TypedDocumentString(`
    mutation OpenReport($input: ReportIdInput!) {
  openDailyReport(input: $input) {
    id
  }
}
    `, {"hash":"sha256:3870d6b4536c0a3c696cf0945e984f443cb9f34aee12494a721c371244c56c97"}) as unknown as TypedDocumentString<OpenReportMutation, OpenReportMutationVariables>;
export const ShopAcknowledgeReportDocument = new TypedDocumentString(`
    mutation ShopAcknowledgeReport($input: ReportIdInput!) {
  acknowledgeDailyReport(input: $input) {
    id
  }
}
    `, {"hash":"sha256:bb0b215a529a2343c801c31729a21ba721580b7a7d0f1773d7ea4e9a3a7ca75e"}) as unknown as TypedDocumentString<ShopAcknowledgeReportMutation, ShopAcknowledgeReportMutationVariables>;
export const ShopAskAboutReportDocument = new TypedDocumentString(`
    mutation ShopAskAboutReport($input: AskAboutReportInput!) {
  askAboutReport(input: $input) {
    id
  }
}
    `, {"hash":"sha256:99ed088cd0fb05f8644e55e66243ee4b0aef7a76e6af7f768905b710fd0c7888"}) as unknown as TypedDocumentString<ShopAskAboutReportMutation, ShopAskAboutReportMutationVariables>;
export const ShopDaysDocument = new TypedDocumentString(`
    query ShopDays($after: String) {
  store {
    id
    dailyReports(first: 14, after: $after) {
      edges {
        node {
          id
          on
          version
          headline
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `, {"hash":"sha256:db17e598008a891911ace0374b3749e6aca9ec56e84d9096da21775ccb10b917"}) as unknown as TypedDocumentString<ShopDaysQuery, ShopDaysQueryVariables>;
export const ShopOverviewDocument = new TypedDocumentString(`
    query ShopOverview {
  store {
    id
    contract {
      id
      status
    }
    nextContract {
      id
      status
    }
    dailyReports(first: 14) {
      edges {
        node {
          id
          on
          headline
          questions {
            id
            answer
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:22a36b7b88c05f98cc3e80465fefdae0c95b227f4ff2c5fb0aa3fd6af14a6b6f"}) as unknown as TypedDocumentString<ShopOverviewQuery, ShopOverviewQueryVariables>;
export const ShopContractDocument = new TypedDocumentString(`
    query ShopContract {
  store {
    id
    name
    contractProgress {
      clauseId
      comparator
      target
      unit
      period
      from
      through
      value
      numerator
      denominator
      kept
    }
    contract {
      ...ShopContractParts
    }
    nextContract {
      ...ShopContractParts
    }
  }
}
    fragment ShopContractParts on Contract {
  id
  number
  status
  startsOn
  endsOn
  takenOver
  endedOn
  endReason
  reopenedAt
  reopenReason
  seats
  monthlyFen
  documentUrl
  documentSha256
  sections {
    key
    title
    text
  }
  clauses {
    id
    metric
    metricName
    comparator
    target
    unit
    window
    remedy
  }
  payments {
    id
    dueOn
    fromOn
    toOn
    amountFen
    receivedOn
    receivedFen
    outstandingFen
  }
  receipts {
    id
    amountFen
    receivedOn
    method
    reversedAt
    reversalReason
  }
  receivedFen
  overpaidFen
  contacts {
    party
    name
    phone
  }
  handovers {
    id
    party
    name
    fromOn
  }
  signatures {
    party
    name
    signedAt
  }
}`, {"hash":"sha256:9a4adcf83c2b3c72bf769995ca53e40d40cd7f6fdca78380d2edf6d8675b1d39"}) as unknown as TypedDocumentString<ShopContractQuery, ShopContractQueryVariables>;
export const ShopSignContractDocument = new TypedDocumentString(`
    mutation ShopSignContract($input: SignContractInput!) {
  signContract(input: $input) {
    id
    status
    signatures {
      party
      name
      signedAt
    }
  }
}
    `, {"hash":"sha256:e24d9c59447130ffadb7894949f9e53733d4fb66d70b602a666a64f84ded7e97"}) as unknown as TypedDocumentString<ShopSignContractMutation, ShopSignContractMutationVariables>;
export const ShopQuotesDocument = new TypedDocumentString(`
    query ShopQuotes {
  store {
    id
    quotes {
      id
      number
      revision
      status
      validUntil
      seats
      threeMinuteTarget
      discount
      months
      totalFen
      serviceStartMinute
      serviceEndMinute
      holidayService
      documentUrl
      acceptance {
        name
        acceptedAt
      }
    }
  }
}
    `, {"hash":"sha256:c9a9c49bdc18f5a6d0781a494678049efe7eda151657a0cbda6fda5493cf93a7"}) as unknown as TypedDocumentString<ShopQuotesQuery, ShopQuotesQueryVariables>;
export const ShopMetricDefinitionDocument = new TypedDocumentString(`
    query ShopMetricDefinition($metric: String!) {
  metricDefinition(metric: $metric) {
    metric
    name
    formula
    exclusions
    source
    window
    unit
    numeratorUnit
    denominatorUnit
    isDraft
    validFrom
  }
}
    `, {"hash":"sha256:0f29ebf3798630bfe6fe8b81ec90e813d0edb35557bc7d3d64d2ef4f3154bea6"}) as unknown as TypedDocumentString<ShopMetricDefinitionQuery, ShopMetricDefinitionQueryVariables>;
export const ShopConversationsDocument = new TypedDocumentString(`
    query ShopConversations($on: BusinessDate!, $metric: String, $missedOnly: Boolean, $agentAlias: String, $recognised: Boolean, $hour: Int, $after: String) {
  conversations(
    on: $on
    metric: $metric
    missedOnly: $missedOnly
    agentAlias: $agentAlias
    recognised: $recognised
    hour: $hour
    first: 30
    after: $after
  ) {
    totalCount
    numerator
    denominator
    edges {
      numerator
      denominator
      node {
        id
        buyer
        agentAlias
        startedAt
        firstResponseSeconds
        maxWaitSeconds
        messageCount
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:557614078c466a52449c4aa364943458a22c6b5a9b3bd219dbd73b7631f1bd60"}) as unknown as TypedDocumentString<ShopConversationsQuery, ShopConversationsQueryVariables>;
export const ShopOrdersDocument = new TypedDocumentString(`
    query ShopOrders($on: BusinessDate!, $after: String) {
  orders(on: $on, first: 30, after: $after) {
    totalCount
    edges {
      node {
        id
        orderNo
        buyer
        createdAt
        paidAt
        paidFen
        status
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:3812caaafbe48fd9a153f2d454a42e8bb1a9b60b3f6cc2169cdb2869752a9ef8"}) as unknown as TypedDocumentString<ShopOrdersQuery, ShopOrdersQueryVariables>;
export const ShopConversationDocument = new TypedDocumentString(`
    query ShopConversation($id: ID!) {
  conversation(id: $id) {
    id
    buyer
    agentAlias
    startedAt
    messages {
      id
      at
      direction
      type
      text
      agentAlias
    }
    orders {
      id
      orderNo
      paidAt
      paidFen
      status
    }
  }
}
    `, {"hash":"sha256:fac3fcea403ffaa0cfddc35e6b05a7f9698465a23ac6ac6778821d366df151dd"}) as unknown as TypedDocumentString<ShopConversationQuery, ShopConversationQueryVariables>;
export const ShopMeDocument = new TypedDocumentString(`
    query ShopMe {
  me {
    id
    name
    email
    totpEnabled
  }
}
    `, {"hash":"sha256:0a37552c14b333c1077e6280469a3f72ef8683a3d391e265613e852a402d15e3"}) as unknown as TypedDocumentString<ShopMeQuery, ShopMeQueryVariables>;
export const ShopBeginTotpDocument = new TypedDocumentString(`
    mutation ShopBeginTotp {
  beginTotp {
    secret
    uri
  }
}
    `, {"hash":"sha256:96870240a7922cbc1f3668f6980457a479ac80bbea3a0de735647ad52e4036ec"}) as unknown as TypedDocumentString<ShopBeginTotpMutation, ShopBeginTotpMutationVariables>;
export const ShopConfirmTotpDocument = new TypedDocumentString(`
    mutation ShopConfirmTotp($input: ConfirmTotpInput!) {
  confirmTotp(input: $input) {
    id
    totpEnabled
  }
}
    `, {"hash":"sha256:cb4fd931812a960ad98c257aa29e42a358a323f3ea128d24a2749b60a29d91c7"}) as unknown as TypedDocumentString<ShopConfirmTotpMutation, ShopConfirmTotpMutationVariables>;
export const ShopPeopleDocument = new TypedDocumentString(`
    query ShopPeople {
  shopPeople {
    people {
      id
      name
      email
      role
      isSelf
    }
    invitations {
      id
      email
      role
      expiresAt
    }
  }
}
    `, {"hash":"sha256:13b12544abb13f5553f67cee44284556bc545dc2173be866ef65cf6e6b9370d0"}) as unknown as TypedDocumentString<ShopPeopleQuery, ShopPeopleQueryVariables>;
export const InviteShopPersonDocument = new TypedDocumentString(`
    mutation InviteShopPerson($input: InviteShopPersonInput!) {
  inviteShopPerson(input: $input) {
    link
  }
}
    `, {"hash":"sha256:3c1a84bfc713f31da85ed7685ba4293397f305e88ca11dd1aab552992bc4b8d9"}) as unknown as TypedDocumentString<InviteShopPersonMutation, InviteShopPersonMutationVariables>;
export const RemoveShopPersonDocument = new TypedDocumentString(`
    mutation RemoveShopPerson($input: RemoveShopPersonInput!) {
  removeShopPerson(input: $input)
}
    `, {"hash":"sha256:df30d564f42dd8f68290968aa39115fdee1e771d0ed0ac631ba3fc9a837384b3"}) as unknown as TypedDocumentString<RemoveShopPersonMutation, RemoveShopPersonMutationVariables>;
export const WithdrawShopInvitationDocument = new TypedDocumentString(`
    mutation WithdrawShopInvitation($input: WithdrawShopInvitationInput!) {
  withdrawShopInvitation(input: $input)
}
    `, {"hash":"sha256:443670c5dcb033e115b0bfe81aac42e80590ae07bff07673e67e7a385c83bba2"}) as unknown as TypedDocumentString<WithdrawShopInvitationMutation, WithdrawShopInvitationMutationVariables>;
export const ShopMattersDocument = new TypedDocumentString(`
    query ShopMatters($state: MatterState, $after: String) {
  matters(state: $state, first: 20, after: $after) {
    totalCount
    edges {
      node {
        id
        kind
        title
        dueOn
        isOverdue
        status
        waitsFor
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:e8e588ae3029f8cb95231dcec9bb63cfa57b934045965306072e8ef9962e6891"}) as unknown as TypedDocumentString<ShopMattersQuery, ShopMattersQueryVariables>;
export const ShopMatterDocument = new TypedDocumentString(`
    query ShopMatter($id: ID!) {
  matter(id: $id) {
    id
    kind
    title
    askedBy
    askedAt
    dueOn
    isOverdue
    status
    waitsFor
    isOwn
    messages {
      id
      side
      author
      at
      text
      files {
        id
        name
        bytes
        url
      }
    }
  }
}
    `, {"hash":"sha256:db68a14e8632ec2f413fbe81ff84c9e94aabfcd73235e5ade31a42987ba3b1ae"}) as unknown as TypedDocumentString<ShopMatterQuery, ShopMatterQueryVariables>;
export const ShopOpenMatterDocument = new TypedDocumentString(`
    mutation ShopOpenMatter($input: OpenMatterInput!) {
  openMatter(input: $input) {
    id
  }
}
    `, {"hash":"sha256:4bc0b278f56b57fb115f2ad301c89b40702fd9a12b7b9a691640341d792bcf57"}) as unknown as TypedDocumentString<ShopOpenMatterMutation, ShopOpenMatterMutationVariables>;
export const ShopReplyToMatterDocument = new TypedDocumentString(`
    mutation ShopReplyToMatter($input: ReplyToMatterInput!) {
  replyToMatter(input: $input) {
    id
  }
}
    `, {"hash":"sha256:36fffd5c6c9063861b39079e56cee10a0ad54ecb3af891db9dc614068b2b9e1f"}) as unknown as TypedDocumentString<ShopReplyToMatterMutation, ShopReplyToMatterMutationVariables>;
export const ShopCloseMatterDocument = new TypedDocumentString(`
    mutation ShopCloseMatter($input: CloseMatterInput!) {
  closeMatter(input: $input) {
    id
  }
}
    `, {"hash":"sha256:d7c4b5ddf3906bf468d1b4d9b05b707565e86db2b70aa16cb62f9ad3dd8703c0"}) as unknown as TypedDocumentString<ShopCloseMatterMutation, ShopCloseMatterMutationVariables>;
export const ShopNoticesDocument = new TypedDocumentString(`
    query ShopNotices($after: String) {
  notices(after: $after) {
    edges {
      node {
        id
        sentence
        path
        at
        readAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:b03e439723ac9c17d43ef0c6c245282fb812875266485d7d80afd36411390204"}) as unknown as TypedDocumentString<ShopNoticesQuery, ShopNoticesQueryVariables>;
export const ShopReadNoticesDocument = new TypedDocumentString(`
    mutation ShopReadNotices($input: ReadNoticesInput!) {
  readNotices(input: $input)
}
    `, {"hash":"sha256:c9ccd4a0a542aea4af181dd0a08f1a8d11bb0c781a6801f529293b2fbe5d6332"}) as unknown as TypedDocumentString<ShopReadNoticesMutation, ShopReadNoticesMutationVariables>;
export const ShopPeriodDocument = new TypedDocumentString(`
    query ShopPeriod($from: BusinessDate!, $to: BusinessDate!) {
  store {
    id
    period(from: $from, to: $to) {
      numbers {
        key
        name
        unit
        value
        previous
        provisional
      }
      days {
        id
      }
    }
  }
}
    `, {"hash":"sha256:2df8c92fe03078b8b75e6f1001e61cadbcd6b97198b3f990afb9cde382064cc4"}) as unknown as TypedDocumentString<ShopPeriodQuery, ShopPeriodQueryVariables>;
export const ShopSalesDocument = new TypedDocumentString(`
    query ShopSales($on: BusinessDate!, $metric: String, $agentAlias: String, $recognised: Boolean, $after: String) {
  attributionTerms {
    from
    rule
    days
  }
  sales(
    on: $on
    metric: $metric
    agentAlias: $agentAlias
    recognised: $recognised
    first: 30
    after: $after
  ) {
    totalCount
    edges {
      node {
        id
        orderNo
        buyer
        paidAt
        paidFen
        refundedFen
        creditedBy
        agentAlias
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:04c79d6a6f922bbecd80c9c267b7a39d4eaabcaf88748c05a8791e3f02e52032"}) as unknown as TypedDocumentString<ShopSalesQuery, ShopSalesQueryVariables>;
export const ShopUnreadDocument = new TypedDocumentString(`
    query ShopUnread {
  unreadNotices
}
    `, {"hash":"sha256:a8769b2f4e9cbdb7e32f8f8b6c4f950f1201bb425ed1ed00da1478d01f33bcc9"}) as unknown as TypedDocumentString<ShopUnreadQuery, ShopUnreadQueryVariables>;
export const ShopChoicesDocument = new TypedDocumentString(`
    query ShopChoices {
  noticeChoices {
    event
    name
    isTold
    isMailed
    mayChange
  }
  mailSettings {
    isOn
    locale
    digest
    digestMinute
    quietFrom
    quietUntil
    failure
  }
}
    `, {"hash":"sha256:6fc76c696c3bcaa3d25cc63a84e5782899c6c8549f0e03650c4b44ccd2731e6d"}) as unknown as TypedDocumentString<ShopChoicesQuery, ShopChoicesQueryVariables>;
export const ShopChooseDocument = new TypedDocumentString(`
    mutation ShopChoose($input: ChooseNoticeInput!) {
  chooseNotice(input: $input) {
    event
  }
}
    `, {"hash":"sha256:63bd1d56f5c6f762bbea6a8fe5b95923a8b794dca91cb4d2b890f73084256831"}) as unknown as TypedDocumentString<ShopChooseMutation, ShopChooseMutationVariables>;
export const ShopChangeMailDocument = new TypedDocumentString(`
    mutation ShopChangeMail($input: ChangeMailSettingsInput!) {
  changeMailSettings(input: $input) {
    isOn
  }
}
    `, {"hash":"sha256:b5b8853a67229bbede0d84441439af5a5d99298fc3bb42bece79db57ca34f905"}) as unknown as TypedDocumentString<ShopChangeMailMutation, ShopChangeMailMutationVariables>;
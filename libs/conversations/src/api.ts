// Written by `npm run compose` from this service's SDL.
import { type Entity, type Fits, type Reference, resolversOf } from '@zuoxi/platform/graphql';
import type { MessageDirection, ImportKind, ImportMoment, ImportState, UnknownWordField, AgentAccountSuggestedBy, SaleCredit, AttributionRule, QueryConversationArgs, QueryConversationsArgs, QueryImportBatchArgs, QueryImportBatchesArgs, QueryPendingAgentAccountsArgs, QueryMatchedAgentAccountsArgs, QueryOrdersArgs, QueryAfterSalesArgs, QuerySalesArgs, QueryAttributionTermsArgs, ImportBatchErrorsArgs, MutationUndoImportArgs, MutationMatchAgentAccountArgs, MutationMatchAgentAccountsArgs, MutationSetAttributionArgs } from './api.types.js';
import type { Sources } from './sources.js';

/** What a field of each type gives. */
export interface Types {
  PageInfo: {
    readonly endCursor: string | null | undefined;
    readonly hasNextPage: boolean;
  };
  Conversation: {
    readonly id: string;
    readonly on: string;
    readonly buyer: string;
    readonly agentAlias: string | null | undefined;
    readonly agentId: string | null | undefined;
    readonly startedAt: Date | string;
    readonly endedAt: Date | string;
    readonly messageCount: number;
    readonly firstResponseSeconds: number | string | null | undefined;
    readonly maxWaitSeconds: number | string | null | undefined;
    readonly rounds: number;
    readonly roundsWithin3m: number;
    readonly messages: readonly Of<'Message'>[];
    readonly orders: readonly Of<'Order'>[];
  };
  Message: {
    readonly id: string;
    readonly at: Date | string;
    readonly direction: MessageDirection;
    readonly type: string;
    readonly text: string;
    readonly agentAlias: string | null | undefined;
    readonly agentId: string | null | undefined;
    readonly agentAccount: string | null | undefined;
  };
  ConversationConnection: {
    readonly numerator: number;
    readonly denominator: number | null | undefined;
    readonly edges: readonly Of<'ConversationEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
    readonly totalCount: number;
  };
  ConversationEdge: {
    readonly numerator: number;
    readonly denominator: number | null | undefined;
    readonly cursor: string;
    readonly node: Of<'Conversation'>;
  };
  ImportBatch: {
    readonly id: string;
    readonly store: Of<'Store'>;
    readonly kind: ImportKind;
    readonly fileName: string;
    readonly bytes: number;
    readonly preset: string;
    readonly state: ImportState;
    readonly rowsRead: number;
    readonly rowsAccepted: number;
    readonly rowsChanged: number;
    readonly rowsKnown: number;
    readonly rowsOutdated: number;
    readonly rowsConflict: number;
    readonly rowsRejected: number;
    readonly summaryRows: number;
    readonly unknownWords: readonly Of<'UnknownWord'>[];
    readonly warnings: readonly Of<'ImportWarning'>[];
    readonly fromOn: string | null | undefined;
    readonly toOn: string | null | undefined;
    readonly failure: Of<'ImportFailure'> | null | undefined;
    readonly errors: Of<'ImportRowErrorConnection'>;
    readonly taskId: string | null | undefined;
    readonly createdAt: Date | string;
    readonly asOf: Date | string;
    readonly asOfSource: ImportMoment;
    readonly undoneReason: string | null | undefined;
    readonly undoneBy: string | null | undefined;
    readonly undoneAt: Date | string | null | undefined;
  };
  UnknownWord: {
    readonly field: UnknownWordField;
    readonly word: string;
    readonly rows: number;
  };
  ImportWarning: {
    readonly code: string;
    readonly column: string | null | undefined;
    readonly message: string;
  };
  ImportFailure: {
    readonly code: string;
    readonly message: string;
  };
  ImportRowError: {
    readonly row: number;
    readonly column: string | null | undefined;
    readonly code: string;
    readonly message: string;
    readonly value: string | null | undefined;
  };
  PendingAgentAccount: {
    readonly account: string;
    readonly conversations: number;
    readonly suggestion: Of<'AgentAccountSuggestion'> | null | undefined;
  };
  AgentAccountSuggestion: {
    readonly agent: Of<'Agent'>;
    readonly by: AgentAccountSuggestedBy;
  };
  MatchedAgentAccount: {
    readonly account: string;
    readonly conversations: number;
    readonly agent: Of<'Agent'>;
  };
  ImportBatchConnection: {
    readonly edges: readonly Of<'ImportBatchEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
    readonly totalCount: number;
  };
  ImportBatchEdge: {
    readonly cursor: string;
    readonly node: Of<'ImportBatch'>;
  };
  ImportRowErrorConnection: {
    readonly edges: readonly Of<'ImportRowErrorEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
    readonly totalCount: number;
  };
  ImportRowErrorEdge: {
    readonly cursor: string;
    readonly node: Of<'ImportRowError'>;
  };
  Order: {
    readonly id: string;
    readonly orderNo: string;
    readonly buyer: string;
    readonly paidFen: number | null | undefined;
    readonly createdAt: Date | string | null | undefined;
    readonly paidAt: Date | string | null | undefined;
    readonly status: string | null | undefined;
  };
  AfterSale: {
    readonly id: string;
    readonly on: string;
    readonly orderNo: string | null | undefined;
    readonly buyer: string;
    readonly kind: string;
    readonly amountFen: number | null | undefined;
    readonly reason: string | null | undefined;
    readonly outcome: string | null | undefined;
    readonly agentAlias: string | null | undefined;
  };
  OrderConnection: {
    readonly edges: readonly Of<'OrderEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
    readonly totalCount: number;
  };
  OrderEdge: {
    readonly cursor: string;
    readonly node: Of<'Order'>;
  };
  AfterSaleConnection: {
    readonly edges: readonly Of<'AfterSaleEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
    readonly totalCount: number;
  };
  AfterSaleEdge: {
    readonly cursor: string;
    readonly node: Of<'AfterSale'>;
  };
  Sale: {
    readonly id: string;
    readonly orderNo: string;
    readonly buyer: string;
    readonly paidAt: Date | string;
    readonly paidFen: number;
    readonly refundedFen: number;
    readonly quantity: number | null | undefined;
    readonly creditedBy: SaleCredit | null | undefined;
    readonly agentAlias: string | null | undefined;
    readonly agentId: string | null | undefined;
    readonly servedAt: Date | string | null | undefined;
  };
  SaleConnection: {
    readonly numerator: number;
    readonly denominator: number | null | undefined;
    readonly edges: readonly Of<'SaleEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
    readonly totalCount: number;
  };
  SaleEdge: {
    readonly numerator: number;
    readonly denominator: number | null | undefined;
    readonly cursor: string;
    readonly node: Of<'Sale'>;
  };
  AttributionTerms: {
    readonly from: string | null | undefined;
    readonly rule: AttributionRule;
    readonly days: number;
    readonly setBy: string | null | undefined;
    readonly setAt: Date | string | null | undefined;
  };
}

/** What each type is made of: its source, or what its fields without a resolver give. */
interface Made {
  PageInfo: Types['PageInfo'];
  Conversation: Entity<Sources['Conversation']>;
  Message: Types['Message'];
  ConversationConnection: Types['ConversationConnection'];
  ConversationEdge: Types['ConversationEdge'];
  ImportBatch: Sources['ImportBatch'];
  UnknownWord: Types['UnknownWord'];
  ImportWarning: Types['ImportWarning'];
  ImportFailure: Types['ImportFailure'];
  ImportRowError: Types['ImportRowError'];
  PendingAgentAccount: Types['PendingAgentAccount'];
  AgentAccountSuggestion: Types['AgentAccountSuggestion'];
  MatchedAgentAccount: Types['MatchedAgentAccount'];
  Agent: Reference;
  Store: Reference;
  ImportBatchConnection: Types['ImportBatchConnection'];
  ImportBatchEdge: Types['ImportBatchEdge'];
  ImportRowErrorConnection: Types['ImportRowErrorConnection'];
  ImportRowErrorEdge: Types['ImportRowErrorEdge'];
  Order: Types['Order'];
  AfterSale: Types['AfterSale'];
  OrderConnection: Types['OrderConnection'];
  OrderEdge: Types['OrderEdge'];
  AfterSaleConnection: Types['AfterSaleConnection'];
  AfterSaleEdge: Types['AfterSaleEdge'];
  Sale: Types['Sale'];
  SaleConnection: Types['SaleConnection'];
  SaleEdge: Types['SaleEdge'];
  AttributionTerms: Types['AttributionTerms'];
}
export type Of<Name extends keyof Made> = Made[Name];

/** A source does not compile without every field that no resolver answers. */
export type Sound = [
  Fits<Sources['Conversation'], Pick<Types['Conversation'], 'id' | 'on' | 'buyer' | 'agentAlias' | 'agentId' | 'startedAt' | 'endedAt' | 'messageCount' | 'firstResponseSeconds' | 'maxWaitSeconds' | 'rounds' | 'roundsWithin3m'>>,
  Fits<Sources['ImportBatch'], Pick<Types['ImportBatch'], 'id' | 'kind' | 'fileName' | 'bytes' | 'preset' | 'state' | 'rowsRead' | 'rowsAccepted' | 'rowsChanged' | 'rowsKnown' | 'rowsOutdated' | 'rowsConflict' | 'rowsRejected' | 'summaryRows' | 'unknownWords' | 'fromOn' | 'toOn' | 'taskId' | 'createdAt' | 'asOf' | 'asOfSource' | 'undoneReason' | 'undoneBy' | 'undoneAt'>>,
];

interface Gives {
  'Query.conversation': Of<'Conversation'> | null | undefined;
  'Query.conversations': Of<'ConversationConnection'>;
  'Query.importBatch': Of<'ImportBatch'> | null | undefined;
  'Query.importBatches': Of<'ImportBatchConnection'>;
  'Query.pendingAgentAccounts': readonly Of<'PendingAgentAccount'>[];
  'Query.matchedAgentAccounts': readonly Of<'MatchedAgentAccount'>[];
  'Query.orders': Of<'OrderConnection'>;
  'Query.afterSales': Of<'AfterSaleConnection'>;
  'Query.sales': Of<'SaleConnection'>;
  'Query.attributionTerms': readonly Of<'AttributionTerms'>[];
  'Mutation.undoImport': Of<'ImportBatch'>;
  'Mutation.matchAgentAccount': readonly Of<'PendingAgentAccount'>[];
  'Mutation.matchAgentAccounts': readonly Of<'PendingAgentAccount'>[];
  'Mutation.setAttribution': readonly Of<'AttributionTerms'>[];
  'Conversation.messages': readonly Of<'Message'>[];
  'Conversation.orders': readonly Of<'Order'>[];
  'ImportBatch.store': Of<'Store'>;
  'ImportBatch.warnings': readonly Of<'ImportWarning'>[];
  'ImportBatch.failure': Of<'ImportFailure'> | null | undefined;
  'ImportBatch.errors': Of<'ImportRowErrorConnection'>;
}
interface Takes {
  'Query.conversation': QueryConversationArgs;
  'Query.conversations': QueryConversationsArgs;
  'Query.importBatch': QueryImportBatchArgs;
  'Query.importBatches': QueryImportBatchesArgs;
  'Query.pendingAgentAccounts': QueryPendingAgentAccountsArgs;
  'Query.matchedAgentAccounts': QueryMatchedAgentAccountsArgs;
  'Query.orders': QueryOrdersArgs;
  'Query.afterSales': QueryAfterSalesArgs;
  'Query.sales': QuerySalesArgs;
  'Query.attributionTerms': QueryAttributionTermsArgs;
  'ImportBatch.errors': ImportBatchErrorsArgs;
  'Mutation.undoImport': MutationUndoImportArgs;
  'Mutation.matchAgentAccount': MutationMatchAgentAccountArgs;
  'Mutation.matchAgentAccounts': MutationMatchAgentAccountsArgs;
  'Mutation.setAttribution': MutationSetAttributionArgs;
}

/** Marks the method that answers a field, by its coordinate in the schema. */
export const Resolve = resolversOf<Made, Gives, Takes>({
  PageInfo: ['endCursor', 'hasNextPage'],
  Conversation: ['id', 'on', 'buyer', 'agentAlias', 'agentId', 'startedAt', 'endedAt', 'messageCount', 'firstResponseSeconds', 'maxWaitSeconds', 'rounds', 'roundsWithin3m'],
  Message: ['id', 'at', 'direction', 'type', 'text', 'agentAlias', 'agentId', 'agentAccount'],
  ConversationConnection: ['numerator', 'denominator', 'edges', 'pageInfo', 'totalCount'],
  ConversationEdge: ['numerator', 'denominator', 'cursor', 'node'],
  ImportBatch: ['id', 'kind', 'fileName', 'bytes', 'preset', 'state', 'rowsRead', 'rowsAccepted', 'rowsChanged', 'rowsKnown', 'rowsOutdated', 'rowsConflict', 'rowsRejected', 'summaryRows', 'unknownWords', 'fromOn', 'toOn', 'taskId', 'createdAt', 'asOf', 'asOfSource', 'undoneReason', 'undoneBy', 'undoneAt'],
  UnknownWord: ['field', 'word', 'rows'],
  ImportWarning: ['code', 'column', 'message'],
  ImportFailure: ['code', 'message'],
  ImportRowError: ['row', 'column', 'code', 'message', 'value'],
  PendingAgentAccount: ['account', 'conversations', 'suggestion'],
  AgentAccountSuggestion: ['agent', 'by'],
  MatchedAgentAccount: ['account', 'conversations', 'agent'],
  Agent: ['id'],
  Store: ['id'],
  ImportBatchConnection: ['edges', 'pageInfo', 'totalCount'],
  ImportBatchEdge: ['cursor', 'node'],
  ImportRowErrorConnection: ['edges', 'pageInfo', 'totalCount'],
  ImportRowErrorEdge: ['cursor', 'node'],
  Order: ['id', 'orderNo', 'buyer', 'paidFen', 'createdAt', 'paidAt', 'status'],
  AfterSale: ['id', 'on', 'orderNo', 'buyer', 'kind', 'amountFen', 'reason', 'outcome', 'agentAlias'],
  OrderConnection: ['edges', 'pageInfo', 'totalCount'],
  OrderEdge: ['cursor', 'node'],
  AfterSaleConnection: ['edges', 'pageInfo', 'totalCount'],
  AfterSaleEdge: ['cursor', 'node'],
  Sale: ['id', 'orderNo', 'buyer', 'paidAt', 'paidFen', 'refundedFen', 'quantity', 'creditedBy', 'agentAlias', 'agentId', 'servedAt'],
  SaleConnection: ['numerator', 'denominator', 'edges', 'pageInfo', 'totalCount'],
  SaleEdge: ['numerator', 'denominator', 'cursor', 'node'],
  AttributionTerms: ['from', 'rule', 'days', 'setBy', 'setAt'],
});

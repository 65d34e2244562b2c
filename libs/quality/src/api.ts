// Written by `npm run compose` from this service's SDL.
import { type Fits, type Reference, resolversOf } from '@zuoxi/platform/graphql';
import type { Coverage, ReviewStatus, QueryCommonFindingsArgs, QueryReviewQueueArgs, QueryReviewCoverageArgs, QueryReviewArgs, QueryReviewsArgs, QueryMyReviewsArgs, QueryOpenAppealsArgs, MutationSampleDayArgs, MutationSubmitReviewArgs, MutationReopenReviewArgs, MutationFileAppealArgs, MutationDecideAppealArgs } from './api.types.js';
import type { Sources } from './sources.js';

/** What a field of each type gives. */
export interface Types {
  PageInfo: {
    readonly endCursor: string | null | undefined;
    readonly hasNextPage: boolean;
  };
  CommonFinding: {
    readonly itemKey: string;
    readonly name: string;
    readonly group: string | null | undefined;
    readonly reviews: number;
    readonly scored: number;
    readonly agents: readonly Of<'FindingAgent'>[];
    readonly examples: readonly Of<'Review'>[];
  };
  FindingAgent: {
    readonly agent: Of<'Agent'>;
    readonly reviews: number;
  };
  Scorecard: {
    readonly id: string;
    readonly version: number;
    readonly name: string;
    readonly appealDays: number;
    readonly items: readonly Of<'ScorecardItem'>[];
  };
  ScorecardItem: {
    readonly key: string;
    readonly group: string;
    readonly name: string;
    readonly points: number;
    readonly fatal: boolean;
  };
  ReviewQueue: {
    readonly on: string;
    readonly agentsWithChats: number;
    readonly agentsReviewed: number;
    readonly unmatchedAccounts: readonly Of<'UnmatchedAccount'>[];
    readonly drawn: number | null | undefined;
    readonly totalCount: number;
    readonly entries: readonly Of<'Review'>[];
  };
  UnmatchedAccount: {
    readonly store: Of<'Store'>;
    readonly account: string;
    readonly chats: number;
  };
  ReviewCoverage: {
    readonly on: string;
    readonly agentsWithChats: number;
    readonly reviewedInTime: number;
    readonly unmatchedAccounts: readonly Of<'UnmatchedAccount'>[];
    readonly agents: readonly Of<'AgentCoverage'>[];
  };
  AgentCoverage: {
    readonly agent: Of<'Agent'>;
    readonly chats: number;
    readonly coverage: Coverage;
    readonly reviewedAt: Date | string | null | undefined;
  };
  Review: {
    readonly id: string;
    readonly store: Of<'Store'>;
    readonly on: string;
    readonly agent: Of<'Agent'>;
    readonly conversation: Of<'Conversation'>;
    readonly reason: string;
    readonly status: ReviewStatus;
    readonly scorecard: Of<'Scorecard'>;
    readonly score: number | null | undefined;
    readonly scoreBeforeAppeal: number | null | undefined;
    readonly notApplicable: readonly string[];
    readonly fatal: boolean;
    readonly findings: readonly Of<'ReviewFinding'>[];
    readonly supersededFindings: readonly Of<'ReviewFinding'>[];
    readonly sealedMessages: readonly Of<'SealedMessage'>[];
    readonly hits: readonly Of<'RuleHit'>[];
    readonly comment: string | null | undefined;
    readonly inspector: string | null | undefined;
    readonly submittedAt: Date | string | null | undefined;
    readonly reopenUntil: Date | string | null | undefined;
    readonly appealUntil: Date | string | null | undefined;
    readonly appeal: Of<'Appeal'> | null | undefined;
    readonly mayDecide: boolean;
  };
  ReviewFinding: {
    readonly itemKey: string;
    readonly deduction: number;
    readonly note: string | null | undefined;
    readonly messageIds: readonly string[];
  };
  RuleHit: {
    readonly messageId: string;
    readonly start: number;
    readonly end: number;
    readonly rule: string;
    readonly pack: string;
    readonly itemKey: string | null | undefined;
    readonly why: string;
    readonly instead: string | null | undefined;
  };
  SealedMessage: {
    readonly id: string;
    readonly at: Date | string;
    readonly direction: string;
    readonly type: string;
    readonly text: string;
    readonly agentAlias: string | null | undefined;
    readonly agentId: string | null | undefined;
    readonly agentAccount: string | null | undefined;
  };
  Appeal: {
    readonly filedAt: Date | string;
    readonly reason: string;
    readonly decidedAt: Date | string | null | undefined;
    readonly decision: string | null | undefined;
    readonly decidedBy: string | null | undefined;
  };
  ReviewConnection: {
    readonly edges: readonly Of<'ReviewEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
    readonly totalCount: number;
  };
  ReviewEdge: {
    readonly cursor: string;
    readonly node: Of<'Review'>;
  };
}

/** What each type is made of: its source, or what its fields without a resolver give. */
interface Made {
  PageInfo: Types['PageInfo'];
  CommonFinding: Sources['CommonFinding'];
  FindingAgent: Types['FindingAgent'];
  Scorecard: Types['Scorecard'];
  ScorecardItem: Types['ScorecardItem'];
  ReviewQueue: Types['ReviewQueue'];
  UnmatchedAccount: Sources['UnmatchedAccount'];
  ReviewCoverage: Types['ReviewCoverage'];
  AgentCoverage: Sources['AgentCoverage'];
  Review: Sources['Review'];
  ReviewFinding: Types['ReviewFinding'];
  RuleHit: Types['RuleHit'];
  SealedMessage: Types['SealedMessage'];
  Appeal: Types['Appeal'];
  Store: Reference;
  Agent: Reference;
  Conversation: Reference;
  ReviewConnection: Types['ReviewConnection'];
  ReviewEdge: Types['ReviewEdge'];
}
export type Of<Name extends keyof Made> = Made[Name];

/** A source does not compile without every field that no resolver answers. */
export type Sound = [
  Fits<Sources['CommonFinding'], Pick<Types['CommonFinding'], 'itemKey' | 'name' | 'group' | 'reviews' | 'scored'>>,
  Fits<Sources['UnmatchedAccount'], Pick<Types['UnmatchedAccount'], 'account' | 'chats'>>,
  Fits<Sources['AgentCoverage'], Pick<Types['AgentCoverage'], 'chats' | 'coverage' | 'reviewedAt'>>,
  Fits<Sources['Review'], Pick<Types['Review'], 'id' | 'on' | 'status' | 'score' | 'scoreBeforeAppeal' | 'notApplicable' | 'fatal' | 'comment' | 'inspector' | 'submittedAt' | 'appealUntil' | 'appeal'>>,
];

interface Gives {
  'Query.commonFindings': readonly Of<'CommonFinding'>[];
  'Query.scorecard': Of<'Scorecard'>;
  'Query.reviewQueue': Of<'ReviewQueue'>;
  'Query.reviewCoverage': Of<'ReviewCoverage'>;
  'Query.review': Of<'Review'> | null | undefined;
  'Query.reviews': Of<'ReviewConnection'>;
  'Query.myReviews': Of<'ReviewConnection'>;
  'Query.openAppeals': Of<'ReviewConnection'>;
  'Mutation.sampleDay': Of<'ReviewQueue'>;
  'Mutation.submitReview': Of<'Review'>;
  'Mutation.reopenReview': Of<'Review'>;
  'Mutation.fileAppeal': Of<'Review'>;
  'Mutation.decideAppeal': Of<'Review'>;
  'CommonFinding.agents': readonly Of<'FindingAgent'>[];
  'CommonFinding.examples': readonly Of<'Review'>[];
  'UnmatchedAccount.store': Of<'Store'>;
  'AgentCoverage.agent': Of<'Agent'>;
  'Review.store': Of<'Store'>;
  'Review.agent': Of<'Agent'>;
  'Review.conversation': Of<'Conversation'>;
  'Review.reason': string;
  'Review.scorecard': Of<'Scorecard'>;
  'Review.findings': readonly Of<'ReviewFinding'>[];
  'Review.supersededFindings': readonly Of<'ReviewFinding'>[];
  'Review.sealedMessages': readonly Of<'SealedMessage'>[];
  'Review.hits': readonly Of<'RuleHit'>[];
  'Review.reopenUntil': Date | string | null | undefined;
  'Review.mayDecide': boolean;
}
interface Takes {
  'Query.commonFindings': QueryCommonFindingsArgs;
  'Query.reviewQueue': QueryReviewQueueArgs;
  'Query.reviewCoverage': QueryReviewCoverageArgs;
  'Query.review': QueryReviewArgs;
  'Query.reviews': QueryReviewsArgs;
  'Query.myReviews': QueryMyReviewsArgs;
  'Query.openAppeals': QueryOpenAppealsArgs;
  'Mutation.sampleDay': MutationSampleDayArgs;
  'Mutation.submitReview': MutationSubmitReviewArgs;
  'Mutation.reopenReview': MutationReopenReviewArgs;
  'Mutation.fileAppeal': MutationFileAppealArgs;
  'Mutation.decideAppeal': MutationDecideAppealArgs;
}

/** Marks the method that answers a field, by its coordinate in the schema. */
export const Resolve = resolversOf<Made, Gives, Takes>({
  PageInfo: ['endCursor', 'hasNextPage'],
  CommonFinding: ['itemKey', 'name', 'group', 'reviews', 'scored'],
  FindingAgent: ['agent', 'reviews'],
  Scorecard: ['id', 'version', 'name', 'appealDays', 'items'],
  ScorecardItem: ['key', 'group', 'name', 'points', 'fatal'],
  ReviewQueue: ['on', 'agentsWithChats', 'agentsReviewed', 'unmatchedAccounts', 'drawn', 'totalCount', 'entries'],
  UnmatchedAccount: ['account', 'chats'],
  ReviewCoverage: ['on', 'agentsWithChats', 'reviewedInTime', 'unmatchedAccounts', 'agents'],
  AgentCoverage: ['chats', 'coverage', 'reviewedAt'],
  Review: ['id', 'on', 'status', 'score', 'scoreBeforeAppeal', 'notApplicable', 'fatal', 'comment', 'inspector', 'submittedAt', 'appealUntil', 'appeal'],
  ReviewFinding: ['itemKey', 'deduction', 'note', 'messageIds'],
  RuleHit: ['messageId', 'start', 'end', 'rule', 'pack', 'itemKey', 'why', 'instead'],
  SealedMessage: ['id', 'at', 'direction', 'type', 'text', 'agentAlias', 'agentId', 'agentAccount'],
  Appeal: ['filedAt', 'reason', 'decidedAt', 'decision', 'decidedBy'],
  Store: ['id'],
  Agent: ['id'],
  Conversation: ['id'],
  ReviewConnection: ['edges', 'pageInfo', 'totalCount'],
  ReviewEdge: ['cursor', 'node'],
});

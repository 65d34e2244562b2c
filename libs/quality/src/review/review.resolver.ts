import { Args, Parent, Resolver } from '@nestjs/graphql';
import { Access, Ctx, GqlContext } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type GraphqlContext, loadGrouped, loadOnce, loadOne, PageArgs } from '@zuoxi/platform/graphql';
import { found } from '@zuoxi/platform/errors';
import { conversationId } from '@zuoxi/vocabulary';
import { Resolve } from '../api.js';
import { AppealService } from './appeal.service.js';
import { DutiesService } from './duties.service.js';
import {
  DecideAppealInput,
  FileAppealInput,
  ReopenReviewInput,
  ReviewDayArgs,
  ReviewQueueArgs,
  ReviewsArgs,
  SampleDayInput,
  SubmitReviewInput,
} from './review.inputs.js';
import { type ReviewRow, ReviewService } from './review.service.js';
import { type AgentCoverage, reasonWords } from './sampling.rules.js';
import { SamplingService } from './sampling.service.js';
import { ScoringService } from './scoring.service.js';
import { ScreeningService } from './screening.service.js';
import { ScorecardService } from './scorecard.service.js';

@Resolver()
export class ReviewResolver {
  constructor(
    private readonly reviews: ReviewService,
    private readonly appeals: AppealService,
    private readonly duties: DutiesService,
    private readonly scorecards: ScorecardService,
    private readonly sampling: SamplingService,
    private readonly scoring: ScoringService,
    private readonly screening: ScreeningService,
  ) {}

  @Resolve('Query.scorecard')
  @Access('review:read')
  scorecardInForce(@Ctx() ctx: ProviderContext) {
    return this.scorecards.inForce(ctx);
  }

  @Resolve('Query.reviewQueue')
  @Access('review:read')
  queue(@Ctx() ctx: ProviderContext, @Args() args: ReviewQueueArgs) {
    return this.sampling.queue(ctx, args.on, args.storeId, args);
  }

  @Resolve('Query.reviewCoverage')
  @Access('review:read')
  coverage(@Ctx() ctx: ProviderContext, @Args() args: ReviewDayArgs) {
    return this.sampling.coverage(ctx, args.on, args.storeId);
  }

  @Resolve('Query.review')
  @Access('review:read')
  review(@Ctx() ctx: ProviderContext, @Args('id') id: string) {
    return this.reviews.find(ctx, id);
  }

  @Resolve('Query.reviews')
  @Access('review:read')
  list(@Ctx() ctx: ProviderContext, @Args() page: ReviewsArgs) {
    return this.reviews.list(ctx, page);
  }

  @Resolve('Query.myReviews')
  @Access('own-review:read')
  mine(@Ctx() ctx: ProviderContext, @Args() page: PageArgs) {
    return this.appeals.myReviews(ctx, page);
  }

  @Resolve('Query.openAppeals')
  @Access('appeal:decide')
  openAppeals(@Ctx() ctx: ProviderContext, @Args() page: PageArgs) {
    return this.appeals.open(ctx, page);
  }

  @Resolve('Mutation.sampleDay')
  @Access('review:write')
  async sample(@Ctx() ctx: ProviderContext, @Args('input') input: SampleDayInput) {
    const drawn = await this.sampling.sample(ctx, input.storeId, input.on);
    return this.sampling.queue(ctx, input.on, input.storeId, { drawn });
  }

  @Resolve('Mutation.submitReview')
  @Access('review:write')
  submit(@Ctx() ctx: ProviderContext, @Args('input') input: SubmitReviewInput) {
    return this.scoring.submit(ctx, input);
  }

  @Resolve('Mutation.reopenReview')
  @Access('review:write')
  reopen(@Ctx() ctx: ProviderContext, @Args('input') input: ReopenReviewInput) {
    return this.scoring.reopen(ctx, input);
  }

  @Resolve('Mutation.fileAppeal')
  @Access('appeal:file')
  file(@Ctx() ctx: ProviderContext, @Args('input') input: FileAppealInput) {
    return this.appeals.file(ctx, input);
  }

  @Resolve('Mutation.decideAppeal')
  @Access('appeal:decide')
  decide(@Ctx() ctx: ProviderContext, @Args('input') input: DecideAppealInput) {
    return this.appeals.decide(ctx, input);
  }

  // Below: parts of a review that the caller has been given; inspectors and the agent concerned both read them.

  @Resolve('Review.store')
  @Access('store:read')
  store(@Parent() review: ReviewRow) {
    return { __typename: 'Store', id: review.storeId };
  }

  @Resolve('Review.agent')
  @Access('store:read')
  agent(@Parent() review: ReviewRow) {
    return { __typename: 'Agent', id: review.agentId };
  }

  @Resolve('Review.conversation')
  @Access('store:read')
  conversation(@Parent() review: ReviewRow) {
    return { __typename: 'Conversation', id: conversationId(review.on, review.conversationId) };
  }

  @Resolve('Review.scorecard')
  @Access('store:read')
  scorecard(@Parent() review: ReviewRow, @GqlContext() context: GraphqlContext) {
    return this.scorecardOf(review, context);
  }

  @Resolve('Review.reopenUntil')
  @Access('store:read')
  reopenUntil(@Ctx() ctx: ProviderContext, @Parent() review: ReviewRow) {
    return this.scoring.reopenUntil(ctx, review);
  }

  @Resolve('Review.mayDecide')
  @Access('store:read')
  async mayDecide(@Parent() review: ReviewRow, @GqlContext() context: GraphqlContext) {
    if (review.status !== 'appealed') return false;
    const team = await loadOnce(context, 'own-team', (ctx) => this.duties.keptFrom(ctx, 'appeal:decide'));
    return this.duties.mayDecide(context.ctx, review, team);
  }

  @Resolve('Review.reason')
  @Access('store:read')
  reason(@Ctx() ctx: ProviderContext, @Parent() review: ReviewRow) {
    return reasonWords[review.reason][ctx.locale];
  }

  @Resolve('Review.findings')
  @Access('store:read')
  async findings(@Parent() review: ReviewRow, @GqlContext() context: GraphqlContext) {
    return (await this.allFindings(review, context)).filter(({ supersededAt }) => !supersededAt);
  }

  @Resolve('Review.supersededFindings')
  @Access('store:read')
  async supersededFindings(@Parent() review: ReviewRow, @GqlContext() context: GraphqlContext) {
    return (await this.allFindings(review, context)).filter(({ supersededAt }) => supersededAt);
  }

  @Resolve('Review.hits')
  @Access('store:read')
  async hits(
    @Ctx() ctx: ProviderContext,
    @Parent() review: ReviewRow,
    @GqlContext() context: GraphqlContext,
  ) {
    const [scorecard, sealed] = await Promise.all([
      this.scorecardOf(review, context),
      this.sealed(review, context),
    ]);
    return this.screening.hitsOf(ctx, review, { scorecard, sealed });
  }

  @Resolve('Review.sealedMessages')
  @Access('store:read')
  sealedMessages(@Parent() review: ReviewRow, @GqlContext() context: GraphqlContext) {
    return this.sealed(review, context);
  }

  private sealed(review: ReviewRow, context: GraphqlContext) {
    const load = (ctx: ProviderContext, ids: readonly string[]) => this.reviews.sealedMessages(ctx, ids);
    return loadGrouped(context, 'sealedMessages', review.id, load, (row) => row.reviewId);
  }

  private async scorecardOf(review: ReviewRow, context: GraphqlContext) {
    const load = (ctx: ProviderContext, ids: readonly string[]) => this.scorecards.getMany(ctx, ids);
    return found(await loadOne(context, 'scorecard', review.scorecardId, load), 'scorecard');
  }

  private allFindings(review: ReviewRow, context: GraphqlContext) {
    const load = (ctx: ProviderContext, ids: readonly string[]) => this.reviews.findingsOf(ctx, ids);
    return loadGrouped(context, 'findings', review.id, load, (row) => row.reviewId);
  }
}

@Resolver()
export class AgentCoverageResolver {
  @Resolve('AgentCoverage.agent')
  @Access('store:read')
  agent(@Parent() { agentId }: AgentCoverage) {
    return { __typename: 'Agent', id: agentId };
  }
}

@Resolver()
export class UnmatchedAccountResolver {
  @Resolve('UnmatchedAccount.store')
  @Access('store:read')
  store(@Parent() { storeId }: { storeId: string }) {
    return { __typename: 'Store', id: storeId };
  }
}

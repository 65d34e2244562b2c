import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, Ctx, GqlContext } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import { type GraphqlContext, loadOne } from '@zuoxi/platform/graphql';
import { type CommonFinding, CommonFindingsService } from './common-findings.service.js';
import { ReviewService } from './review.service.js';

@Resolver('CommonFinding')
export class CommonFindingsResolver {
  constructor(
    private readonly findings: CommonFindingsService,
    private readonly reviews: ReviewService,
  ) {}

  @Query('commonFindings')
  @Access('review:read')
  between(@Ctx() ctx: Context, @Args() args: { fromOn: string; toOn: string; storeId?: string | null }) {
    return this.findings.between(ctx, args.fromOn, args.toOn, args.storeId);
  }

  @ResolveField('agents')
  @Access('review:read')
  agents(@Parent() { agents }: CommonFinding) {
    return [...Map.groupBy(agents, (id) => id)]
      .map(([id, each]) => ({ agent: { __typename: 'Agent', id }, reviews: each.length }))
      .sort((a, b) => b.reviews - a.reviews);
  }

  @ResolveField('examples')
  @Access('review:read')
  async examples(@Parent() { examples }: CommonFinding, @GqlContext() context: GraphqlContext) {
    const load = (ctx: Context, ids: readonly string[]) => this.reviews.getMany(ctx, ids);
    const found = await Promise.all(examples.map((id) => loadOne(context, 'example-review', id, load)));
    return found.filter((review) => review !== null);
  }
}

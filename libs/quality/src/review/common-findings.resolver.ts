import { Args, Parent, Resolver } from '@nestjs/graphql';
import { Access, Ctx, GqlContext } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type GraphqlContext, loadOne } from '@zuoxi/platform/graphql';
import { Resolve } from '../api.js';
import { type CommonFinding, CommonFindingsService } from './common-findings.service.js';
import { CommonFindingsArgs } from './review.inputs.js';
import { ReviewService } from './review.service.js';

@Resolver()
export class CommonFindingsResolver {
  constructor(
    private readonly findings: CommonFindingsService,
    private readonly reviews: ReviewService,
  ) {}

  @Resolve('Query.commonFindings')
  @Access('review:read')
  between(@Ctx() ctx: ProviderContext, @Args() args: CommonFindingsArgs) {
    return this.findings.between(ctx, args.fromOn, args.toOn, args.storeId);
  }

  @Resolve('CommonFinding.agents')
  @Access('review:read')
  agents(@Parent() { agents }: CommonFinding) {
    return [...Map.groupBy(agents, (id) => id)]
      .map(([id, each]) => ({ agent: { __typename: 'Agent', id }, reviews: each.length }))
      .sort((a, b) => b.reviews - a.reviews);
  }

  @Resolve('CommonFinding.examples')
  @Access('review:read')
  async examples(@Parent() { examples }: CommonFinding, @GqlContext() context: GraphqlContext) {
    const load = (ctx: ProviderContext, ids: readonly string[]) => this.reviews.getMany(ctx, ids);
    const found = await Promise.all(examples.map((id) => loadOne(context, 'example-review', id, load)));
    return found.filter((review) => review !== null);
  }
}

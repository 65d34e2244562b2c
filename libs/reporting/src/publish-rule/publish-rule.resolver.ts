import { Args, Parent, Resolver } from '@nestjs/graphql';
import { Access, Ctx, GqlContext } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type GraphqlContext, loadGrouped } from '@zuoxi/platform/graphql';
import { runSentence } from '@zuoxi/platform/schedules';
import { ArrayMaxSize, IsBoolean, IsIn, IsInt, IsUUID, Max, Min } from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import type { MorningRow } from '../daily-report/morning.service.js';
import { PublishRuleService } from './publish-rule.service.js';
import { dayOf, PublishStandingService } from './publish-standing.service.js';

const files: readonly api.ReportFile[] = ['orders', 'aftersales', 'performance'];
const most = 100_000;

class SetPublishRuleInput implements api.SetPublishRuleInput {
  @IsUUID()
  storeId: string;
  @IsInt()
  @Min(0)
  @Max(most)
  seen: number;
  @IsBoolean()
  byClock: boolean;
  @IsIn(files, { each: true })
  @ArrayMaxSize(files.length)
  expected: api.ReportFile[];
  @IsBoolean()
  missedPromisesAllowed: boolean;
  @IsInt()
  @Min(0)
  @Max(most)
  unmatchedAccountsAllowed: number;
  @IsInt()
  @Min(0)
  @Max(most)
  refusedRowsAllowed: number;
  @IsInt()
  @Min(0)
  @Max(most)
  slotsBelowSoldAllowed: number;
}

@Resolver()
export class PublishRuleResolver {
  constructor(
    private readonly rules: PublishRuleService,
    private readonly standing: PublishStandingService,
  ) {}

  @Resolve('Query.publishRule')
  @Access('report:publish')
  rule(@Ctx() ctx: ProviderContext, @Args('storeId') storeId: string) {
    return this.rules.get(ctx, storeId);
  }

  @Resolve('Mutation.setPublishRule')
  @Access('report:publish')
  set(@Ctx() ctx: ProviderContext, @Args('input') input: SetPublishRuleInput) {
    return this.rules.set(ctx, input);
  }

  @Resolve('MorningRow.publishing')
  @Access('report:read')
  async publishing(@Parent() { storeId, on }: MorningRow, @GqlContext() context: GraphqlContext) {
    const load = (ctx: ProviderContext, keys: readonly string[]) => this.standing.ofDays(ctx, keys);
    const [standing] = await loadGrouped(context, 'publishing', dayOf({ storeId, on }), load, dayOf);
    const { locale } = context.ctx;
    return {
      byClock: standing?.rule?.byClock ?? false,
      held: (standing?.held ?? []).map(({ sentence, params = {} }) => runSentence(sentence, locale, params)),
    };
  }
}

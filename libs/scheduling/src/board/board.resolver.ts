import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import { BoardService } from './board.service.js';

@Resolver('RosterBoard')
export class BoardResolver {
  constructor(private readonly boards: BoardService) {}

  @Query('rosterBoard')
  @Access('roster:read')
  board(@Ctx() ctx: Context, @Args() args: { fromOn: string; toOn: string; withDrafts: boolean }) {
    return this.boards.between(ctx, args);
  }
}

@Resolver('BoardStore')
export class BoardStoreResolver {
  @ResolveField('store')
  @Access('roster:read')
  store(@Parent() { storeId }: { storeId: string }) {
    return { __typename: 'Store', id: storeId };
  }
}

@Resolver('BoardAgent')
export class BoardAgentResolver {
  @ResolveField('agent')
  @Access('roster:read')
  agent(@Parent() { agentId }: { agentId: string }) {
    return { __typename: 'Agent', id: agentId };
  }
}

import { Args, Parent, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { IsBoolean, IsDateString, IsOptional } from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { BoardService } from './board.service.js';

class RosterBoardArgs implements api.QueryRosterBoardArgs {
  @IsDateString()
  readonly fromOn: string;
  @IsDateString()
  readonly toOn: string;
  @IsOptional()
  @IsBoolean()
  readonly withDrafts?: boolean | null;
}

@Resolver()
export class BoardResolver {
  constructor(private readonly boards: BoardService) {}

  @Resolve('Query.rosterBoard')
  @Access('roster:read')
  board(@Ctx() ctx: ProviderContext, @Args() args: RosterBoardArgs) {
    return this.boards.between(ctx, args);
  }
}

@Resolver()
export class BoardStoreResolver {
  @Resolve('BoardStore.store')
  @Access('roster:read')
  store(@Parent() { storeId }: { storeId: string }) {
    return { __typename: 'Store', id: storeId };
  }
}

@Resolver()
export class BoardAgentResolver {
  @Resolve('BoardAgent.agent')
  @Access('roster:read')
  agent(@Parent() { agentId }: { agentId: string }) {
    return { __typename: 'Agent', id: agentId };
  }
}

import { Args, Parent, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { IsDateString, IsHash, IsOptional, IsUUID } from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { type AgentEnding, AgentLeavingService } from './agent-leaving.service.js';

class AgentLeavingArgs implements api.QueryAgentLeavingArgs {
  @IsUUID()
  readonly agentId: string;
  @IsDateString()
  readonly leftOn: string;
}
class AgentLeftInput implements api.AgentLeftInput {
  @IsUUID()
  agentId: string;
  @IsOptional()
  @IsDateString()
  leftOn?: string | null;
  @IsOptional()
  @IsHash('sha256')
  contentHash?: string | null;
}
class FreedShiftsArgs implements api.QueryFreedShiftsArgs {
  @IsOptional()
  @IsUUID()
  readonly storeId?: string | null;
}

@Resolver()
export class LeavingResolver {
  constructor(private readonly leaving: AgentLeavingService) {}

  @Resolve('Query.agentLeaving')
  @Access('agent:write')
  preview(@Ctx() ctx: ProviderContext, @Args() args: AgentLeavingArgs) {
    return this.leaving.preview(ctx, args);
  }

  @Resolve('Mutation.agentLeft')
  @Access('agent:write')
  left(@Ctx() ctx: ProviderContext, @Args('input') input: AgentLeftInput) {
    return this.leaving.leave(ctx, input);
  }

  @Resolve('Query.freedShifts')
  @Access('roster:read')
  freed(@Ctx() ctx: ProviderContext, @Args() { storeId }: FreedShiftsArgs) {
    return this.leaving.freed(ctx, storeId);
  }

  @Resolve('AgentEnding.store')
  @Access('agent:write')
  endingStore(@Parent() { storeId }: AgentEnding) {
    return storeId && { __typename: 'Store', id: storeId };
  }

  @Resolve('FreedShift.store')
  @Access('roster:read')
  store(@Parent() { storeId }: { storeId: string }) {
    return { __typename: 'Store', id: storeId };
  }

  @Resolve('FreedShift.agent')
  @Access('roster:read')
  agent(@Parent() { agentId }: { agentId: string }) {
    return { __typename: 'Agent', id: agentId };
  }
}

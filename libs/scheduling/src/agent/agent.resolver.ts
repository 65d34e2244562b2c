import { Args, Parent, ResolveReference, Resolver } from '@nestjs/graphql';
import { Access, Ctx, GqlContext } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type GraphqlContext, loadGrouped, loadOne, SortedPageArgs } from '@zuoxi/platform/graphql';
import {
  IsBoolean,
  IsDateString,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { AgentService } from './agent.service.js';

class AddAgentInput implements api.AddAgentInput {
  @Length(1, 40)
  name: string;
  @Length(1, 40)
  alias: string;
  @Length(1, 30)
  employeeNo: string;
  @IsInt()
  @Min(0)
  @Max(5040)
  maxMinutesPerWeek: number;
}
class ChangeAgentInput extends AddAgentInput implements api.ChangeAgentInput {
  @IsUUID()
  agentId: string;
}
class WithdrawCertificateInput implements api.WithdrawCertificateInput {
  @IsUUID()
  agentId: string;
  @IsUUID()
  storeId: string;
}
class CertifyAgentInput implements api.CertifyAgentInput {
  @IsUUID()
  agentId: string;
  @IsUUID()
  storeId: string;
  @IsDateString()
  certifiedOn: string;
}

class AgentsArgs extends SortedPageArgs implements api.QueryAgentsArgs {
  @IsOptional()
  @IsUUID()
  readonly storeId?: string | null;
  @IsOptional()
  @MaxLength(200)
  readonly search?: string | null;
  @IsOptional()
  @IsBoolean()
  readonly withLeft?: boolean | null;
}

@Resolver('Agent')
export class AgentResolver {
  constructor(private readonly agents: AgentService) {}

  @Resolve('Query.agents')
  @Access('agent:read')
  list(@Ctx() ctx: ProviderContext, @Args() page: AgentsArgs) {
    return this.agents.list(ctx, page);
  }

  @Resolve('Mutation.addAgent')
  @Access('agent:write')
  add(@Ctx() ctx: ProviderContext, @Args('input') input: AddAgentInput) {
    return this.agents.add(ctx, input);
  }

  @Resolve('Mutation.certifyAgent')
  @Access('agent:certify')
  certify(@Ctx() ctx: ProviderContext, @Args('input') input: CertifyAgentInput) {
    return this.agents.certify(ctx, input);
  }

  @Resolve('Mutation.changeAgent')
  @Access('agent:write')
  change(@Ctx() ctx: ProviderContext, @Args('input') input: ChangeAgentInput) {
    return this.agents.change(ctx, input);
  }

  @Resolve('Mutation.withdrawCertificate')
  @Access('agent:certify')
  withdrawCertificate(@Ctx() ctx: ProviderContext, @Args('input') input: WithdrawCertificateInput) {
    return this.agents.withdrawCertificate(ctx, input);
  }

  @Resolve('Agent.skills')
  @Access('agent:read')
  async skills(@Parent() agent: { id: string }, @GqlContext() context: GraphqlContext) {
    const load = (ctx: ProviderContext, ids: readonly string[]) => this.agents.skillsOf(ctx, ids);
    const rows = await loadGrouped(context, 'agent-skills', agent.id, load, (row) => row.agentId);
    return rows.map(({ storeId, certifiedOn }) => ({
      store: { __typename: 'Store', id: storeId },
      certifiedOn,
    }));
  }

  /** Agents meet their own reviews and shifts too, and these name them. */
  @ResolveReference()
  @Access('store:read')
  reference(@Parent() reference: { id: string }, @GqlContext() context: GraphqlContext) {
    return loadOne(context, 'agent', reference.id, (ctx, ids) => this.agents.getMany(ctx, ids));
  }
}

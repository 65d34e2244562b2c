import { Args, Parent, Resolver } from '@nestjs/graphql';
import { Access, Ctx, GqlContext } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type GraphqlContext, loadGrouped, SortedPageArgs } from '@zuoxi/platform/graphql';
import { ArrayMaxSize, IsUUID, Length } from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { TeamService } from './team.service.js';

class AddTeamInput implements api.AddTeamInput {
  @Length(1, 60)
  name: string;
  @IsUUID()
  memberId: string;
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  agentIds: string[];
}
class ChangeTeamInput extends AddTeamInput implements api.ChangeTeamInput {
  @IsUUID()
  id: string;
}
class RemoveTeamInput implements api.RemoveTeamInput {
  @IsUUID()
  id: string;
}

@Resolver('Team')
export class TeamResolver {
  constructor(private readonly teams: TeamService) {}

  @Resolve('Query.teams')
  @Access('team:read')
  list(@Ctx() ctx: ProviderContext, @Args() page: SortedPageArgs) {
    return this.teams.list(ctx, page);
  }
  @Resolve('Mutation.addTeam')
  @Access('team:write')
  async add(@Ctx() ctx: ProviderContext, @Args('input') input: AddTeamInput) {
    return this.teams.get(ctx, await this.teams.add(ctx, input));
  }
  @Resolve('Mutation.changeTeam')
  @Access('team:write')
  async change(@Ctx() ctx: ProviderContext, @Args('input') input: ChangeTeamInput) {
    return this.teams.get(ctx, await this.teams.change(ctx, input));
  }
  @Resolve('Mutation.removeTeam')
  @Access('team:write')
  remove(@Ctx() ctx: ProviderContext, @Args('input') { id }: RemoveTeamInput) {
    return this.teams.remove(ctx, id);
  }
  @Resolve('Team.memberId')
  @Access('team:read')
  async memberId(@Parent() { leaderId }: { leaderId: string }, @GqlContext() context: GraphqlContext) {
    const load = (ctx: ProviderContext, ids: readonly string[]) => this.teams.membersOf(ctx, ids);
    const [member] = await loadGrouped(context, 'leaders', leaderId, load, ({ accountId }) => accountId);
    return member?.id ?? null;
  }
  @Resolve('Team.agents')
  @Access('team:read')
  async agents(@Parent() team: { id: string }, @GqlContext() context: GraphqlContext) {
    const load = (ctx: ProviderContext, ids: readonly string[]) => this.teams.agentsOf(ctx, ids);
    const rows = await loadGrouped(context, 'team agents', team.id, load, ({ teamId }) => teamId);
    return rows.map(({ agentId }) => ({ __typename: 'Agent', id: agentId }));
  }
}

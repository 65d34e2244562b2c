import { Args, Parent, Resolver } from '@nestjs/graphql';
import { Access, Ctx, GqlContext } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type GraphqlContext, loadOne, SortedPageArgs } from '@zuoxi/platform/graphql';
import { IsDateString, IsEmail, IsHash, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import type { PersonEnding } from '@zuoxi/vocabulary';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { AgentLinkService } from './agent-link.service.js';
import { InvitationService } from './invitation.service.js';
import { LeavingService } from './leaving.service.js';
import { MemberService } from './member.service.js';

class InviteMemberInput implements api.InviteMemberInput {
  @IsEmail()
  email: string;
  @IsString()
  role: string;
  @IsOptional()
  @IsUUID()
  storeId?: string | null;
  @IsOptional()
  @IsUUID()
  agentId?: string | null;
}
class UnlinkAgentInput implements api.UnlinkAgentInput {
  @IsUUID()
  memberId: string;
}
class LinkAgentInput extends UnlinkAgentInput implements api.LinkAgentInput {
  @IsUUID()
  agentId: string;
}
class CreateApiKeyInput implements api.CreateApiKeyInput {
  @Length(1, 60)
  name: string;
  @IsString()
  role: string;
  @IsOptional()
  @IsUUID()
  storeId?: string | null;
}
class IdInput {
  @IsUUID()
  id: string;
}

class ChangeMemberRoleInput extends IdInput implements api.ChangeMemberRoleInput {
  @IsString()
  role: string;
}

class MemberLeftInput extends IdInput implements api.MemberLeftInput {
  @IsOptional()
  @IsDateString()
  leftOn?: string | null;
  @IsOptional()
  @IsHash('sha256')
  contentHash?: string | null;
}

const storeOf = ({ storeId }: { storeId: string | null }) =>
  storeId ? { __typename: 'Store', id: storeId } : null;

const agentOf = ({ agentId }: { agentId: string | null }) =>
  agentId ? { __typename: 'Agent', id: agentId } : null;

type Made = { readonly createdBy: string | null };

@Resolver()
export class MemberResolver {
  constructor(
    private readonly members: MemberService,
    private readonly invitations: InvitationService,
    private readonly agents: AgentLinkService,
    private readonly leaving: LeavingService,
  ) {}

  @Resolve('Query.members')
  @Access('member:read')
  list(@Ctx() ctx: ProviderContext, @Args() page: SortedPageArgs) {
    return this.members.list(ctx, page);
  }
  @Resolve('Query.invitations')
  @Access('member:read')
  listInvitations(@Ctx() ctx: ProviderContext, @Args() page: SortedPageArgs) {
    return this.invitations.list(ctx, page);
  }
  @Resolve('Query.apiKeys')
  @Access('api-key:write')
  listApiKeys(@Ctx() ctx: ProviderContext, @Args() page: SortedPageArgs) {
    return this.members.listApiKeys(ctx, page);
  }
  @Resolve('Mutation.inviteMember')
  @Access('member:write')
  invite(@Ctx() ctx: ProviderContext, @Args('input') input: InviteMemberInput) {
    return this.invitations.invite(ctx, input);
  }
  @Resolve('Mutation.linkAgent')
  @Access('member:write')
  async linkAgent(@Ctx() ctx: ProviderContext, @Args('input') input: LinkAgentInput) {
    return this.members.get(ctx, await this.agents.link(ctx, input));
  }
  @Resolve('Mutation.unlinkAgent')
  @Access('member:write')
  async unlinkAgent(@Ctx() ctx: ProviderContext, @Args('input') { memberId }: UnlinkAgentInput) {
    return this.members.get(ctx, await this.agents.unlink(ctx, memberId));
  }
  @Resolve('Mutation.changeMemberRole')
  @Access('member:write')
  changeRole(@Ctx() ctx: ProviderContext, @Args('input') input: ChangeMemberRoleInput) {
    return this.members.changeRole(ctx, input);
  }
  @Resolve('Mutation.renewInvitation')
  @Access('member:write')
  renew(@Ctx() ctx: ProviderContext, @Args('input') { id }: IdInput) {
    return this.invitations.renew(ctx, id);
  }
  @Resolve('Mutation.withdrawInvitation')
  @Access('member:write')
  withdraw(@Ctx() ctx: ProviderContext, @Args('input') { id }: IdInput) {
    return this.invitations.withdraw(ctx, id);
  }
  @Resolve('Mutation.revokeMember')
  @Access('member:write')
  revoke(@Ctx() ctx: ProviderContext, @Args('input') input: IdInput) {
    return this.members.revoke(ctx, input.id);
  }
  @Resolve('Query.memberLeaving')
  @Access('member:write')
  memberLeaving(@Ctx() ctx: ProviderContext, @Args() { id }: IdInput) {
    return this.leaving.preview(ctx, id);
  }
  @Resolve('Mutation.memberLeft')
  @Access('member:write')
  async memberLeft(@Ctx() ctx: ProviderContext, @Args('input') input: MemberLeftInput) {
    await this.leaving.leave(ctx, input);
    return this.members.get(ctx, input.id);
  }
  @Resolve('MemberEnding.store')
  @Access('member:write')
  endingStore(@Parent() ending: PersonEnding) {
    return storeOf(ending);
  }
  @Resolve('Mutation.createApiKey')
  @Access('api-key:write')
  createApiKey(@Ctx() ctx: ProviderContext, @Args('input') input: CreateApiKeyInput) {
    return this.members.createApiKey(ctx, input);
  }
  @Resolve('Mutation.revokeApiKey')
  @Access('api-key:write')
  revokeApiKey(@Ctx() ctx: ProviderContext, @Args('input') input: IdInput) {
    return this.members.revokeApiKey(ctx, input.id);
  }
  @Resolve('Member.store')
  @Access('member:read')
  store(@Parent() member: { storeId: string | null }) {
    return storeOf(member);
  }
  @Resolve('Member.agent')
  @Access('member:read')
  agent(@Parent() member: { agentId: string | null }) {
    return agentOf(member);
  }
}

@Resolver()
export class InvitationResolver {
  @Resolve('Invitation.store')
  @Access('member:read')
  store(@Parent() invitation: { storeId: string | null }) {
    return storeOf(invitation);
  }
  @Resolve('Invitation.agent')
  @Access('member:read')
  agent(@Parent() invitation: { agentId: string | null }) {
    return agentOf(invitation);
  }
}

@Resolver()
export class ApiKeyResolver {
  constructor(private readonly members: MemberService) {}

  @Resolve('ApiKey.createdBy')
  @Access('api-key:write')
  async createdBy(@Parent() key: Made, @GqlContext() context: GraphqlContext) {
    return (await this.makerOf(key, context))?.name ?? null;
  }
  @Resolve('ApiKey.endsAt')
  @Access('api-key:write')
  async endsAt(@Parent() key: Made, @GqlContext() context: GraphqlContext) {
    return (await this.makerOf(key, context))?.endsAt ?? null;
  }
  private async makerOf({ createdBy }: Made, context: GraphqlContext) {
    if (!createdBy) return null;
    return loadOne(context, 'key-makers', createdBy, async (ctx, ids) =>
      (await this.members.makersOf(ctx, ids)).map(({ accountId, ...maker }) => ({ id: accountId, ...maker })),
    );
  }

  @Resolve('ApiKey.store')
  @Access('api-key:write')
  store(@Parent() key: { storeId: string | null }) {
    return storeOf(key);
  }
}

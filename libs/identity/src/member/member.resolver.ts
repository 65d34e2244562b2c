import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import { IsEmail, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { AgentLinkService } from './agent-link.service.js';
import { InvitationService } from './invitation.service.js';
import { MemberService } from './member.service.js';

class InviteMemberInput {
  @IsEmail()
  email: string;
  @IsString()
  role: string;
  @IsOptional()
  @IsUUID()
  storeId?: string;
  @IsOptional()
  @IsUUID()
  agentId?: string;
}
class UnlinkAgentInput {
  @IsUUID()
  memberId: string;
}
class LinkAgentInput extends UnlinkAgentInput {
  @IsUUID()
  agentId: string;
}
class CreateApiKeyInput {
  @Length(1, 60)
  name: string;
  @IsString()
  role: string;
  @IsOptional()
  @IsUUID()
  storeId?: string;
}
class IdInput {
  @IsUUID()
  id: string;
}

class ChangeMemberRoleInput extends IdInput {
  @IsString()
  role: string;
}

const storeOf = ({ storeId }: { storeId: string | null }) =>
  storeId ? { __typename: 'Store', id: storeId } : null;

const agentOf = ({ agentId }: { agentId: string | null }) =>
  agentId ? { __typename: 'Agent', id: agentId } : null;

@Resolver('Member')
export class MemberResolver {
  constructor(
    private readonly members: MemberService,
    private readonly invitations: InvitationService,
    private readonly agents: AgentLinkService,
  ) {}

  @Query('members')
  @Access('member:read')
  list(@Ctx() ctx: Context) {
    return this.members.list(ctx);
  }
  @Query('invitations')
  @Access('member:read')
  listInvitations(@Ctx() ctx: Context) {
    return this.invitations.list(ctx);
  }
  @Query('apiKeys')
  @Access('api-key:write')
  listApiKeys(@Ctx() ctx: Context) {
    return this.members.listApiKeys(ctx);
  }
  @Mutation('inviteMember')
  @Access('member:write')
  invite(@Ctx() ctx: Context, @Args('input') input: InviteMemberInput) {
    return this.invitations.invite(ctx, input);
  }
  @Mutation('linkAgent')
  @Access('member:write')
  async linkAgent(@Ctx() ctx: Context, @Args('input') input: LinkAgentInput) {
    return this.members.get(ctx, await this.agents.link(ctx, input));
  }
  @Mutation('unlinkAgent')
  @Access('member:write')
  async unlinkAgent(@Ctx() ctx: Context, @Args('input') { memberId }: UnlinkAgentInput) {
    return this.members.get(ctx, await this.agents.unlink(ctx, memberId));
  }
  @Mutation('changeMemberRole')
  @Access('member:write')
  changeRole(@Ctx() ctx: Context, @Args('input') input: ChangeMemberRoleInput) {
    return this.members.changeRole(ctx, input);
  }
  @Mutation('renewInvitation')
  @Access('member:write')
  renew(@Ctx() ctx: Context, @Args('input') { id }: IdInput) {
    return this.invitations.renew(ctx, id);
  }
  @Mutation('withdrawInvitation')
  @Access('member:write')
  withdraw(@Ctx() ctx: Context, @Args('input') { id }: IdInput) {
    return this.invitations.withdraw(ctx, id);
  }
  @Mutation('revokeMember')
  @Access('member:write')
  revoke(@Ctx() ctx: Context, @Args('input') input: IdInput) {
    return this.members.revoke(ctx, input.id);
  }
  @Mutation('createApiKey')
  @Access('api-key:write')
  createApiKey(@Ctx() ctx: Context, @Args('input') input: CreateApiKeyInput) {
    return this.members.createApiKey(ctx, input);
  }
  @Mutation('revokeApiKey')
  @Access('api-key:write')
  revokeApiKey(@Ctx() ctx: Context, @Args('input') input: IdInput) {
    return this.members.revokeApiKey(ctx, input.id);
  }
  @ResolveField('store')
  @Access('member:read')
  store(@Parent() member: { storeId: string | null }) {
    return storeOf(member);
  }
  @ResolveField('agent')
  @Access('member:read')
  agent(@Parent() member: { agentId: string | null }) {
    return agentOf(member);
  }
}

@Resolver('Invitation')
export class InvitationResolver {
  @ResolveField('store')
  @Access('member:read')
  store(@Parent() invitation: { storeId: string | null }) {
    return storeOf(invitation);
  }
  @ResolveField('agent')
  @Access('member:read')
  agent(@Parent() invitation: { agentId: string | null }) {
    return agentOf(invitation);
  }
}

@Resolver('ApiKey')
export class ApiKeyResolver {
  @ResolveField('store')
  @Access('api-key:write')
  store(@Parent() key: { storeId: string | null }) {
    return storeOf(key);
  }
}

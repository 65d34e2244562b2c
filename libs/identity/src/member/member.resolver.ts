import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import { IsEmail, IsOptional, IsString, IsUUID, Length } from 'class-validator';
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

const storeOf = ({ storeId }: { storeId: string | null }) =>
  storeId ? { __typename: 'Store', id: storeId } : null;

@Resolver('Member')
export class MemberResolver {
  constructor(
    private readonly members: MemberService,
    private readonly invitations: InvitationService,
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
}

@Resolver('Invitation')
export class InvitationResolver {
  @ResolveField('store')
  @Access('member:read')
  store(@Parent() invitation: { storeId: string | null }) {
    return storeOf(invitation);
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

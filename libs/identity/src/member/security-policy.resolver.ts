import { Args, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { ArrayMaxSize, IsIn, IsOptional, IsString } from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { SecurityPolicyService } from './security-policy.service.js';

class SetSecurityPolicyInput implements api.SetSecurityPolicyInput {
  @IsString({ each: true })
  @ArrayMaxSize(50)
  secondFactorRoles: string[];
  @IsOptional()
  @IsIn(['never', 'when_alone', 'always'])
  ownTeam?: api.OwnTeamRule | null;
}

@Resolver()
export class SecurityPolicyResolver {
  constructor(private readonly policies: SecurityPolicyService) {}

  @Resolve('Query.securityPolicy')
  @Access('security-policy:write')
  get(@Ctx() ctx: ProviderContext) {
    return this.policies.get(ctx);
  }

  @Resolve('Mutation.setSecurityPolicy')
  @Access('security-policy:write')
  set(@Ctx() ctx: ProviderContext, @Args('input') input: SetSecurityPolicyInput) {
    return this.policies.set(ctx, input);
  }
}

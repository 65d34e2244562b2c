import { Args, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { permissions } from '@zuoxi/vocabulary';
import { ArrayMaxSize, IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
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
  @IsOptional()
  @IsIn(permissions, { each: true })
  @ArrayMaxSize(100)
  stepUpPermissions?: string[] | null;
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(720)
  stepUpMinutes?: number | null;
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

import { Args, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { ArrayMaxSize, ArrayMinSize, IsFQDN, IsOptional, IsUrl, Length } from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { SignOnService } from './sign-on.service.js';

class SetSignOnInput implements api.SetSignOnInput {
  @IsUrl({ require_protocol: true, protocols: ['https', 'http'], require_tld: false })
  @Length(1, 300)
  issuer: string;
  @Length(1, 300)
  clientId: string;
  @IsOptional()
  @Length(1, 500)
  clientSecret?: string | null;
  @IsFQDN({}, { each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  domains: string[];
}

@Resolver()
export class SignOnResolver {
  constructor(private readonly signOns: SignOnService) {}

  @Resolve('Query.signOn')
  @Access('security-policy:write')
  get(@Ctx() ctx: ProviderContext) {
    return this.signOns.get(ctx);
  }
  @Resolve('Query.signOnRedirect')
  @Access('security-policy:write')
  redirect() {
    return this.signOns.redirectUri();
  }
  @Resolve('Mutation.setSignOn')
  @Access('security-policy:write')
  set(@Ctx() ctx: ProviderContext, @Args('input') input: SetSignOnInput) {
    return this.signOns.set(ctx, input);
  }
  @Resolve('Mutation.requireSignOn')
  @Access('security-policy:write')
  require(@Ctx() ctx: ProviderContext) {
    return this.signOns.require(ctx);
  }
  @Resolve('Mutation.allowPasswords')
  @Access('security-policy:write')
  allowPasswords(@Ctx() ctx: ProviderContext) {
    return this.signOns.allowPasswords(ctx);
  }
  @Resolve('Mutation.removeSignOn')
  @Access('security-policy:write')
  remove(@Ctx() ctx: ProviderContext) {
    return this.signOns.remove(ctx);
  }
}

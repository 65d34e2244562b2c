import { Args, Resolver } from '@nestjs/graphql';
import { Ctx, SignedIn } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Locale } from '@zuoxi/vocabulary';
import { IsIn, IsInt, IsOptional, Max, MaxLength, Min } from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { type Digest, digests } from '../delivery/rhythm.rules.js';
import { MailService } from './mail.service.js';

class ChangeMailSettingsInput implements api.ChangeMailSettingsInput {
  @IsIn(['zh-CN', 'en-US'])
  locale: Locale;
  @IsIn(digests)
  digest: Digest;
  @IsInt()
  @Min(0)
  @Max(1439)
  digestMinute: number;
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1439)
  quietFrom?: number;
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1439)
  quietUntil?: number;
  @MaxLength(60)
  timeZone: string;
}

@Resolver()
export class MailResolver {
  constructor(private readonly mail: MailService) {}

  @Resolve('Query.mailSettings')
  @SignedIn()
  settings(@Ctx() ctx: ProviderContext) {
    return this.mail.settings(ctx);
  }

  @Resolve('Mutation.changeMailSettings')
  @SignedIn()
  change(@Ctx() ctx: ProviderContext, @Args('input') input: ChangeMailSettingsInput) {
    return this.mail.change(ctx, input);
  }
}

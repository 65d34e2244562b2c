import { Args, Resolver } from '@nestjs/graphql';
import { Ctx, SignedIn } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Locale } from '@zuoxi/vocabulary';
import { IsIn } from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { MailService } from './mail.service.js';

class ChangeMailSettingsInput implements api.ChangeMailSettingsInput {
  @IsIn(['zh-CN', 'en-US'])
  locale: Locale;
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

import { Args, Resolver } from '@nestjs/graphql';
import { Ctx, SignedIn } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { PageArgs } from '@zuoxi/platform/graphql';
import { ArrayMaxSize, IsBoolean, IsOptional, IsUUID, MaxLength } from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { NoticeService } from './notice.service.js';

class NoticePage extends PageArgs {
  @IsOptional()
  @IsBoolean()
  unread?: boolean;
}
class ReadNoticesInput implements api.ReadNoticesInput {
  @IsOptional()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  ids?: string[];
}
class ChooseNoticeInput implements api.ChooseNoticeInput {
  @MaxLength(60)
  event: string;
  @IsOptional()
  @IsBoolean()
  isTold?: boolean;
  @IsOptional()
  @IsBoolean()
  isMailed?: boolean;
}

@Resolver()
export class NoticeResolver {
  constructor(private readonly notices: NoticeService) {}

  @Resolve('Query.notices')
  @SignedIn()
  list(@Ctx() ctx: ProviderContext, @Args() page: NoticePage) {
    return this.notices.list(ctx, page);
  }

  @Resolve('Query.unreadNotices')
  @SignedIn()
  unread(@Ctx() ctx: ProviderContext) {
    return this.notices.unread(ctx);
  }

  @Resolve('Query.noticeChoices')
  @SignedIn()
  choices(@Ctx() ctx: ProviderContext) {
    return this.notices.choices(ctx);
  }

  @Resolve('Mutation.readNotices')
  @SignedIn()
  read(@Ctx() ctx: ProviderContext, @Args('input') input: ReadNoticesInput) {
    return this.notices.read(ctx, input.ids ?? null);
  }

  @Resolve('Mutation.chooseNotice')
  @SignedIn()
  choose(@Ctx() ctx: ProviderContext, @Args('input') input: ChooseNoticeInput) {
    return this.notices.choose(ctx, input);
  }
}

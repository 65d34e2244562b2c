import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { Ctx, Public } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import { Files } from '@zuoxi/platform/files';
import { Equals, Length, Matches } from 'class-validator';
import { ShareService } from './share.service.js';

class AcceptQuoteInput {
  @Length(1, 60)
  name: string;
  @Equals(true)
  agreed: boolean;
  @Matches(/^[0-9a-f]{64}$/)
  documentSha256: string;
}
interface Reply {
  header(name: string, value: string): Reply;
  send(body: unknown): Reply;
}

/** A quote for whoever holds its link; the link is the permission. */
@Controller('share')
export class ShareController {
  constructor(
    private readonly shares: ShareService,
    private readonly files: Files,
  ) {}

  @Get(':token')
  @Public()
  view(@Ctx() ctx: Context, @Param('token') token: string) {
    return this.shares.view(ctx, token);
  }

  @Get(':token/document')
  @Public()
  async document(@Ctx() ctx: Context, @Param('token') token: string, @Res() reply: Reply) {
    const { file, content } = await this.shares.document(ctx, token);
    return reply
      .header('content-type', file.mediaType)
      .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .send(content);
  }

  @Post(':token/accept')
  @HttpCode(200)
  @Public()
  accept(@Ctx() ctx: Context, @Param('token') token: string, @Body() input: AcceptQuoteInput) {
    return this.shares.accept(ctx, token, { name: input.name.trim(), documentSha256: input.documentSha256 });
  }
}

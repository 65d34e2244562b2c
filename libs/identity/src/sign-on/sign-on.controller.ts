import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { Ctx, Public } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import { DomainError } from '@zuoxi/platform/errors';
import { IsEmail, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { type CookieReply, type CookieRequest, keepCookie } from '../session/session-answers.js';
import { SignOnEntryService } from './sign-on-entry.service.js';
import { SignOnService } from './sign-on.service.js';

class OffersInput {
  @IsEmail()
  @MaxLength(200)
  email: string;
}
class BeginInput extends OffersInput {
  @IsUUID()
  providerId: string;
}
class CallbackQuery {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  state?: string;
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  code?: string;
}
interface Reply extends CookieReply {
  redirect(url: string, status: number): void;
}

const cookie = 'zuoxi-sign-on';

/** The way out to a company's own sign-in and back. */
@Controller('auth/sign-on')
export class SignOnController {
  constructor(
    private readonly entries: SignOnEntryService,
    private readonly signOns: SignOnService,
  ) {}

  @Post('offers')
  @HttpCode(200)
  @Public()
  async offers(@Ctx() ctx: Context, @Body() { email }: OffersInput) {
    return { offers: await this.signOns.offers(ctx, email) };
  }

  @Post('begin')
  @HttpCode(200)
  @Public()
  async begin(
    @Ctx() ctx: Context,
    @Body() input: BeginInput,
    @Req() req: CookieRequest,
    @Res({ passthrough: true }) reply: CookieReply,
  ) {
    const { url, sealed } = await this.entries.begin(ctx, input);
    reply.setCookie(cookie, sealed, { ...optionsOf(req), maxAge: 600 });
    return { url };
  }

  /** The person comes back; the page that they see next says what went wrong, if anything did. */
  @Get('callback')
  @Public()
  async callback(
    @Ctx() ctx: Context,
    @Query() answer: CallbackQuery,
    @Req() req: CookieRequest,
    @Res() reply: Reply,
  ): Promise<void> {
    reply.setCookie(cookie, '', { ...optionsOf(req), maxAge: 0 });
    try {
      keepCookie(req, reply, await this.entries.finish(ctx, req.cookies[cookie], answer));
      reply.redirect('/', 302);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      reply.redirect(`/sign-in#${error.code}`, 302);
    }
  }
}

/** Sent when the issuer leads back here, which is another site's doing. */
const optionsOf = (req: CookieRequest) => ({
  ...{ httpOnly: true, sameSite: 'lax' as const, path: '/auth/sign-on' },
  secure: req.protocol === 'https',
});

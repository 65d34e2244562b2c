import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { Ctx, Public } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import { IsEmail, IsString, Length, Matches, MaxLength } from 'class-validator';
import { type CookieReply, type CookieRequest, SessionAnswers } from '../session/session-answers.js';
import { SessionService } from '../session/session.service.js';
import { ProviderService } from './provider.service.js';
import { SetupService } from './setup.service.js';

class SetUpInput {
  @IsString()
  @MaxLength(300)
  token: string;
  @Length(1, 60)
  @Matches(/\S/)
  company: string;
  @Length(1, 60)
  @Matches(/\S/)
  name: string;
  @IsEmail()
  @MaxLength(200)
  email: string;
  @IsString()
  @MaxLength(128)
  password: string;
}

@Controller('auth/setup')
export class SetupController {
  constructor(
    private readonly providers: ProviderService,
    private readonly setups: SetupService,
    private readonly sessions: SessionService,
    private readonly answers: SessionAnswers,
  ) {}

  /** Whether the installation waits for its first company; the sign-in page says what to do then. */
  @Get()
  @Public()
  async state() {
    return { empty: await this.providers.isEmpty() };
  }

  @Post()
  @HttpCode(200)
  @Public()
  async setUp(
    @Ctx() ctx: Context,
    @Body() input: SetUpInput,
    @Req() req: CookieRequest,
    @Res({ passthrough: true }) reply: CookieReply,
  ) {
    const { accountId, name } = await this.setups.use(ctx, input);
    return this.answers.give(ctx, await this.sessions.openSession(ctx, accountId, name), req, reply);
  }
}

import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { Ctx, Public } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import { DomainError } from '@zuoxi/platform/errors';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import {
  type CookieReply,
  type CookieRequest,
  forgetCookie,
  refreshTokenOf,
  SessionAnswers,
} from './session-answers.js';
import { SessionService } from './session.service.js';
import { Tokens } from './tokens.js';

class SignInInput {
  @IsString()
  @MaxLength(200)
  email: string;
  @IsString()
  @MaxLength(128)
  password: string;
  @IsOptional()
  @IsString()
  totp?: string;
}
@Controller('auth')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly answers: SessionAnswers,
    private readonly tokens: Tokens,
  ) {}

  @Post('sign-in')
  @HttpCode(200)
  @Public()
  async signIn(
    @Ctx() ctx: Context,
    @Body() input: SignInInput,
    @Req() req: CookieRequest,
    @Res({ passthrough: true }) reply: CookieReply,
  ) {
    return this.answers.give(ctx, await this.sessions.signIn(ctx, input), req, reply);
  }

  @Post('refresh')
  @HttpCode(200)
  @Public()
  async refresh(
    @Ctx() ctx: Context,
    @Req() req: CookieRequest,
    @Res({ passthrough: true }) reply: CookieReply,
  ) {
    const token = refreshTokenOf(req);
    if (!token) throw new DomainError('UNAUTHENTICATED');
    return this.answers.give(ctx, await this.sessions.refresh(token), req, reply);
  }

  @Post('sign-out')
  @HttpCode(204)
  @Public()
  async signOut(@Req() req: CookieRequest, @Res({ passthrough: true }) reply: CookieReply) {
    const token = refreshTokenOf(req);
    if (token) await this.sessions.signOut(token);
    forgetCookie(req, reply);
  }

  @Get('keys')
  @Public()
  keys() {
    return this.tokens.publicKeys();
  }
}

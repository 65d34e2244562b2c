import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { Ctx, Public, SignedIn } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import { DomainError } from '@zuoxi/platform/errors';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { InvitationService } from '../member/invitation.service.js';
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
class InvitationInput {
  @IsString()
  @MaxLength(300)
  token: string;
}
class AcceptInvitationInput extends InvitationInput {
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name: string;
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
    private readonly invitations: InvitationService,
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

  /** What an invitation is for, shown to whoever holds its link. */
  @Post('invitations/look')
  @HttpCode(200)
  @Public()
  look(@Ctx() ctx: Context, @Body() { token }: InvitationInput) {
    return this.invitations.look(ctx, token);
  }

  /** For an e-mail that has an account: the person who is signed in with it takes the invitation on. */
  @Post('invitations/accept-signed-in')
  @HttpCode(204)
  @SignedIn()
  async acceptSignedIn(@Ctx() ctx: Context, @Body() { token }: InvitationInput) {
    await this.invitations.acceptSignedIn(ctx, token);
  }

  @Post('invitations/accept')
  @HttpCode(200)
  @Public()
  async accept(
    @Ctx() ctx: Context,
    @Body() input: AcceptInvitationInput,
    @Req() req: CookieRequest,
    @Res({ passthrough: true }) reply: CookieReply,
  ) {
    const { accountId, name } = await this.invitations.accept(ctx, input);
    return this.answers.give(ctx, await this.sessions.openSession(ctx, accountId, name), req, reply);
  }

  @Get('keys')
  @Public()
  keys() {
    return this.tokens.publicKeys();
  }
}

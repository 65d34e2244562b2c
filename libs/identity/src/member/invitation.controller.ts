import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { Ctx, Public, SignedIn } from '@zuoxi/platform/access';
import type { Context, ProviderContext } from '@zuoxi/platform/context';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { type CookieReply, type CookieRequest, SessionAnswers } from '../session/session-answers.js';
import { SessionService } from '../session/session.service.js';
import { InvitationService } from './invitation.service.js';

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
/** The way in by an invitation's link: who accepts it is signed in. */
@Controller('auth/invitations')
export class InvitationController {
  constructor(
    private readonly invitations: InvitationService,
    private readonly sessions: SessionService,
    private readonly answers: SessionAnswers,
  ) {}

  /** What an invitation is for, shown to whoever holds its link. */
  @Post('look')
  @HttpCode(200)
  @Public()
  look(@Ctx() ctx: Context, @Body() { token }: InvitationInput) {
    return this.invitations.look(ctx, token);
  }

  /** For an e-mail that has an account: the person who is signed in with it takes the invitation on. */
  @Post('accept-signed-in')
  @HttpCode(204)
  @SignedIn()
  async acceptSignedIn(@Ctx() ctx: ProviderContext, @Body() { token }: InvitationInput) {
    await this.invitations.acceptSignedIn(ctx, token);
  }

  @Post('accept')
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
}

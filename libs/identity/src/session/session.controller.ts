import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { Ctx, Public } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import { DomainError } from '@zuoxi/platform/errors';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { InvitationService } from '../member/invitation.service.js';
import { ScopeService } from './scope.service.js';
import { MeService } from './me.service.js';
import { SessionService, type SignedIn } from './session.service.js';
import { accessTokenSeconds, Tokens } from './tokens.js';

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
class AcceptInvitationInput {
  @IsString()
  @MaxLength(300)
  token: string;
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name: string;
  @IsString()
  @MinLength(8)
  @MaxLength(128)
  password: string;
  @IsOptional()
  @IsString()
  totp?: string;
}
interface CookieRequest {
  readonly cookies: Record<string, string | undefined>;
  readonly protocol: string;
}
interface CookieReply {
  setCookie(name: string, value: string, options: object): void;
}

/** The refresh token lives in a cookie that no script can read and only these routes receive. */
@Controller('auth')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly invitations: InvitationService,
    private readonly scopes: ScopeService,
    private readonly meService: MeService,
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
    return this.answer(ctx, await this.sessions.signIn(ctx, input), req, reply);
  }

  @Post('refresh')
  @HttpCode(200)
  @Public()
  async refresh(
    @Ctx() ctx: Context,
    @Req() req: CookieRequest,
    @Res({ passthrough: true }) reply: CookieReply,
  ) {
    const token = req.cookies[cookieName(req)];
    if (!token) throw new DomainError('UNAUTHENTICATED');
    return this.answer(ctx, await this.sessions.refresh(token), req, reply);
  }

  @Post('sign-out')
  @HttpCode(204)
  @Public()
  async signOut(@Req() req: CookieRequest, @Res({ passthrough: true }) reply: CookieReply) {
    const token = req.cookies[cookieName(req)];
    if (token) await this.sessions.signOut(token);
    reply.setCookie(cookieName(req), '', { ...cookieOptions(req), maxAge: 0 });
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
    return this.answer(ctx, await this.sessions.openSession(ctx, accountId, name), req, reply);
  }

  @Get('keys')
  @Public()
  keys() {
    return this.tokens.publicKeys();
  }

  private async answer(facts: Context, signedIn: SignedIn, req: CookieRequest, reply: CookieReply) {
    reply.setCookie(cookieName(req), signedIn.refreshToken, { ...cookieOptions(req), maxAge: 7 * 24 * 3600 });
    const office = await this.scopes.backOffice(signedIn.accessToken, facts);
    const storeSlugs = await this.scopes.storeSlugs(signedIn.accessToken);
    const only = storeSlugs.length && !office.roles.length ? storeSlugs[0] : undefined;
    const ctx = (only && (await this.scopes.forStore(signedIn.accessToken, facts, only))) || office;
    const me = await this.meService.me(ctx);
    return {
      accessToken: signedIn.accessToken,
      expiresInSeconds: accessTokenSeconds,
      me: { ...me, storeSlugs },
    };
  }
}

const secure = (req: CookieRequest) => req.protocol === 'https';
const cookieName = (req: CookieRequest) => (secure(req) ? '__Secure-zuoxi-refresh' : 'zuoxi-refresh');
const cookieOptions = (req: CookieRequest) => ({
  httpOnly: true,
  sameSite: 'strict' as const,
  path: '/auth',
  secure: secure(req),
});

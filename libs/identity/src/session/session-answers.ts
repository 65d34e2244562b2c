import { Injectable } from '@nestjs/common';
import type { Context } from '@zuoxi/platform/context';
import { DomainError } from '@zuoxi/platform/errors';
import { MeService } from './me.service.js';
import { ScopeService } from './scope.service.js';
import type { SignedIn } from './session.service.js';
import { accessTokenSeconds } from './tokens.js';

export interface CookieRequest {
  readonly cookies: Record<string, string | undefined>;
  readonly protocol: string;
}
export interface CookieReply {
  setCookie(name: string, value: string, options: object): void;
}

/** What a person gets who has just signed in. The refresh token goes into a cookie that no script can read. */
@Injectable()
export class SessionAnswers {
  constructor(
    private readonly scopes: ScopeService,
    private readonly meService: MeService,
  ) {}

  async give(facts: Context, signedIn: SignedIn, req: CookieRequest, reply: CookieReply) {
    const office = await this.scopes.backOffice(signedIn.accessToken, facts);
    const stores = await this.scopes.storesOf(signedIn.accessToken);
    const storeSlugs = stores.map(({ slug }) => slug);
    const only = storeSlugs.length && !office.roles.length ? storeSlugs[0] : undefined;
    const ctx = (only && (await this.scopes.forStore(signedIn.accessToken, facts, only))) || office;
    if (ctx.providerId === null) throw new DomainError('NO_MEMBERSHIP');
    keepCookie(req, reply, signedIn);
    const me = await this.meService.me(ctx);
    return {
      accessToken: signedIn.accessToken,
      expiresInSeconds: accessTokenSeconds,
      // People of shops choose among theirs by name; the provider's have the back office for that.
      me: { ...me, storeSlugs, ...(only ? { stores } : {}) },
    };
  }
}

export const refreshTokenOf = (req: CookieRequest): string | undefined => req.cookies[cookieName(req)];

export const keepCookie = (req: CookieRequest, reply: CookieReply, { refreshToken }: SignedIn): void =>
  reply.setCookie(cookieName(req), refreshToken, { ...cookieOptions(req), maxAge: 7 * 24 * 3600 });

export const forgetCookie = (req: CookieRequest, reply: CookieReply): void =>
  reply.setCookie(cookieName(req), '', { ...cookieOptions(req), maxAge: 0 });

const secure = (req: CookieRequest) => req.protocol === 'https';
const cookieName = (req: CookieRequest) => (secure(req) ? '__Secure-zuoxi-refresh' : 'zuoxi-refresh');
/** Only the routes under `/auth` receive it. */
const cookieOptions = (req: CookieRequest) => ({
  httpOnly: true,
  sameSite: 'strict' as const,
  path: '/auth',
  secure: secure(req),
});

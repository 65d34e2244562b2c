import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { Access, Ctx, Enrolling, Public, SignedIn } from '@zuoxi/platform/access';
import type { Context, ProviderContext } from '@zuoxi/platform/context';
import { IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { AccountService } from './account.service.js';
import { type CookieRequest, refreshTokenOf } from './session-answers.js';
import { SessionService } from './session.service.js';

class ProofInput {
  @IsString()
  @MaxLength(128)
  password: string;
  @IsOptional()
  @IsString()
  @MaxLength(20)
  totp?: string;
}
class ChangePasswordInput extends ProofInput {
  @IsString()
  @MaxLength(128)
  next: string;
}
class ResetPasswordInput {
  @IsString()
  @MaxLength(300)
  token: string;
  @IsString()
  @MaxLength(128)
  password: string;
}
export class TotpCodeInput {
  @Matches(/^\s*\d{6}\s*$/)
  code: string;
}
/** Six digits, or a code for their loss. */
class StepUpInput {
  @IsString()
  @MaxLength(20)
  code: string;
}
class EndSessionsInput {
  @IsOptional()
  @IsUUID()
  sessionId?: string;
}
class ResetLinkInput {
  @IsUUID()
  memberId: string;
}

/** A person's own account; here, because the cookie that names the current sign-in is sent nowhere else. */
@Controller('auth/account')
export class AccountController {
  constructor(
    private readonly accounts: AccountService,
    private readonly sessionService: SessionService,
  ) {}

  /** For whoever may do nothing else yet: `beginTotp` and `confirmTotp` of the API, without a document. */
  @Post('totp/begin')
  @HttpCode(200)
  @Enrolling()
  beginTotp(@Ctx() ctx: ProviderContext) {
    return this.sessionService.beginTotp({ ...ctx, idempotencyKey: null });
  }

  @Post('totp/confirm')
  @HttpCode(204)
  @Enrolling()
  async confirmTotp(@Ctx() ctx: ProviderContext, @Body() { code }: TotpCodeInput) {
    await this.sessionService.confirmTotp({ ...ctx, idempotencyKey: null }, code);
  }

  @Post('password')
  @HttpCode(204)
  @SignedIn()
  async changePassword(
    @Ctx() ctx: ProviderContext,
    @Body() input: ChangePasswordInput,
    @Req() req: CookieRequest,
  ) {
    await this.accounts.changePassword(ctx, input, sessionOf(req));
  }

  /** For deeds that ask for the second factor again. */
  @Post('step-up')
  @HttpCode(204)
  @SignedIn()
  async stepUp(@Ctx() ctx: ProviderContext, @Body() { code }: StepUpInput, @Req() req: CookieRequest) {
    await this.sessionService.stepUp({ ...ctx, idempotencyKey: null }, sessionOf(req), code);
  }

  @Get('sessions')
  @SignedIn()
  sessions(@Ctx() ctx: ProviderContext, @Req() req: CookieRequest) {
    return this.accounts.listSessions(ctx, sessionOf(req));
  }

  @Post('sessions/end')
  @HttpCode(204)
  @SignedIn()
  async endSessions(@Ctx() ctx: ProviderContext, @Body() { sessionId }: EndSessionsInput) {
    await this.accounts.endSessions(ctx, sessionId ?? null);
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @SignedIn()
  async recoveryCodes(@Ctx() ctx: ProviderContext, @Body() input: ProofInput) {
    return { codes: await this.accounts.makeRecoveryCodes(ctx, input) };
  }

  @Post('totp/remove')
  @HttpCode(204)
  @SignedIn()
  async removeTotp(@Ctx() ctx: ProviderContext, @Body() input: ProofInput) {
    await this.accounts.removeTotp(ctx, input);
  }

  @Post('reset-link')
  @HttpCode(200)
  @Access('member:write')
  resetLink(@Ctx() ctx: ProviderContext, @Body() { memberId }: ResetLinkInput) {
    return this.accounts.makeResetLink(ctx, memberId);
  }

  @Post('reset')
  @HttpCode(204)
  @Public()
  async reset(@Ctx() ctx: Context, @Body() input: ResetPasswordInput) {
    await this.accounts.reset(ctx, input);
  }
}

const sessionOf = (req: CookieRequest): string | null => refreshTokenOf(req)?.split('.')[0] ?? null;

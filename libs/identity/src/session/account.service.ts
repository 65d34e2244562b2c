import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { hashSecret, newSecret, secretMatches } from '@zuoxi/platform/access';
import { Clock } from '@zuoxi/platform/calendar';
import { anonymousContext, type Context, newId, type ProviderContext } from '@zuoxi/platform/context';
import type { Database, WriteTx } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { type FindOptionsWhere, IsNull, MoreThan, Not } from 'typeorm';
import { Account } from '../directory/account.entity.js';
import { Membership } from '../directory/membership.entity.js';
import { checkDecides } from '../role/giving.js';
import { checkPassword } from './password.rules.js';
import { RecoveryCode } from './recovery-code.entity.js';
import { ResetLink } from './reset-link.entity.js';
import { Session } from './session.entity.js';
import { hashPassword, SessionService } from './session.service.js';

const resetMilliseconds = 24 * 3_600_000;
const recoveryCodes = 10;
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * What a person does with their own account, and the way back into it. Nothing here is repeated by a key: what it makes
 * is shown once.
 */
@Injectable()
export class AccountService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database,
    private readonly clock: Clock,
    private readonly sessions: SessionService,
  ) {}

  /**
   * Ends every other sign-in of the person.
   *
   * @param currentSession stays signed in
   * @throws DomainError as signing in does for a wrong password, INVALID_INPUT for a weak new one
   */
  async changePassword(
    ctx: ProviderContext,
    input: { password: string; next: string; totp?: string },
    currentSession: string | null,
  ): Promise<void> {
    const account = await this.proved(ctx, input);
    checkPassword(ctx, input.next, account, 'next');
    const passwordHash = await hashPassword(input.next);
    await this.db.write({ ...ctx, idempotencyKey: null }, 'account.change-password', async (tx) => {
      await tx.manager.update(Account, { id: account.id }, { passwordHash });
      await this.end(tx, account.id, currentSession ? { id: Not(currentSession) } : {});
      return null;
    });
  }

  /** Sign-ins of the person that are still good, the latest first. */
  async listSessions(ctx: ProviderContext, currentSession: string | null) {
    const accountId = ctx.userId ?? ctx.actor.id;
    const rows = await this.db.read(ctx, ({ manager }) =>
      manager.find(Session, {
        select: { id: true, createdAt: true, lastUsedAt: true, ip: true, userAgent: true },
        where: { accountId, endedAt: IsNull(), expiresAt: MoreThan(this.clock.now()) },
        order: { lastUsedAt: 'DESC' },
        take: 100,
      }),
    );
    return rows.map((row) => ({ ...row, isCurrent: row.id === currentSession }));
  }

  /** Ends one sign-in of the person, or without a name all of them. */
  async endSessions(ctx: ProviderContext, sessionId: string | null): Promise<void> {
    await this.db.write({ ...ctx, idempotencyKey: null }, 'session.end', async (tx) => {
      await this.end(tx, ctx.userId ?? ctx.actor.id, sessionId ? { id: sessionId } : {});
      return null;
    });
  }

  /** Ten codes that each stand for the second factor once; earlier ones stop working. They are shown this once. */
  async makeRecoveryCodes(
    ctx: ProviderContext,
    input: { password: string; totp?: string },
  ): Promise<string[]> {
    const account = await this.proved(ctx, input);
    const part = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
    const codes = Array.from({ length: recoveryCodes }, () => `${part()}-${part()}`);
    const createdAt = this.clock.now();
    await this.db.write(
      { ...ctx, idempotencyKey: null },
      'account.recovery-codes',
      async ({ manager, insert }) => {
        await manager.delete(RecoveryCode, { accountId: account.id });
        const rows = codes.map((code) => ({ accountId: account.id, codeHash: hashSecret(code), createdAt }));
        await insert(RecoveryCode, rows);
        return null;
      },
    );
    return codes;
  }

  /** Takes the second factor off, proved by itself or by a recovery code. */
  async removeTotp(ctx: ProviderContext, input: { password: string; totp?: string }): Promise<void> {
    const account = await this.proved(ctx, input);
    await this.db.write({ ...ctx, idempotencyKey: null }, 'account.remove-totp', async (tx) => {
      await this.forgetSecondFactor(tx, account.id);
      return null;
    });
  }

  /**
   * An owner's link for a member who cannot sign in any more; `path` is to be put behind the console's address.
   *
   * @throws DomainError FORBIDDEN where they hold more than the caller; ACCOUNT_OF_OTHERS when the account has a living membership of another provider too
   */
  async makeResetLink(ctx: ProviderContext, memberId: string): Promise<{ path: string; expiresAt: Date }> {
    if (!ctx.providerWide) throw new DomainError('FORBIDDEN', { permission: 'provider-wide' });
    const providerId = ctx.providerId;
    const accountId = await this.db.read(ctx, async (tx) => {
      const living = { providerId, revokedAt: IsNull() };
      const member = found(await tx.manager.findOneBy(Membership, { ...living, id: memberId }), 'member');
      // Who sets the password could sign in as them.
      await checkDecides(
        ctx,
        tx,
        await tx.manager.findBy(Membership, { ...living, accountId: member.accountId }),
      );
      return member.accountId;
    });
    const others = { accountId, providerId: Not(providerId), revokedAt: IsNull() };
    const isElsewhere = await this.db.read(anonymousContext({ userId: accountId }), ({ manager }) =>
      manager.existsBy(Membership, others),
    );
    if (isElsewhere) throw new DomainError('ACCOUNT_OF_OTHERS');
    return this.resetLinkOf(ctx, accountId);
  }

  /** An operator's link. Null when nobody has this e-mail. */
  async makeResetLinkFor(ctx: Context, email: string): Promise<{ path: string; expiresAt: Date } | null> {
    const account = await this.db.read(ctx, ({ manager }) =>
      manager.findOneBy(Account, { email: email.trim().toLowerCase() }),
    );
    return account ? this.resetLinkOf(ctx, account.id) : null;
  }

  /**
   * Sets a new password by a link, takes the second factor off and ends every sign-in.
   *
   * @throws DomainError RESET_LINK_INVALID, INVALID_INPUT for a weak password
   */
  async reset(facts: Context, input: { token: string; password: string }): Promise<void> {
    const [id = '', secret = ''] = input.token.split('.');
    const account = await this.accountOfLink(facts, id, secret);
    checkPassword(facts, input.password, account);
    const passwordHash = await hashPassword(input.password);
    const now = this.clock.now();
    const actor = { kind: 'user' as const, id: account.id, name: account.name };
    await this.db.write({ ...facts, actor, idempotencyKey: null }, 'account.reset-password', async (tx) => {
      const good = { id, usedAt: IsNull(), expiresAt: MoreThan(now) };
      const { affected } = await tx.manager.update(ResetLink, good, { usedAt: now });
      if (!affected) throw new DomainError('RESET_LINK_INVALID');
      await tx.manager.update(Account, { id: account.id }, { passwordHash });
      await this.forgetSecondFactor(tx, account.id);
      await this.end(tx, account.id);
      return null;
    });
  }

  private async accountOfLink(facts: Context, id: string, secret: string): Promise<Account> {
    const account = /^[0-9a-f-]{36}$/.test(id)
      ? await this.db.read(facts, async ({ manager }) => {
          const link = await manager.findOneBy(ResetLink, { id });
          if (!link || !secretMatches(secret, link.secretHash)) return null;
          return manager.findOneBy(Account, { id: link.accountId });
        })
      : null;
    if (!account) throw new DomainError('RESET_LINK_INVALID');
    return account;
  }

  private async proved(ctx: ProviderContext, { password, totp }: { password: string; totp?: string }) {
    const { email } = found(await this.sessions.account(ctx), 'account');
    return this.sessions.prove(ctx, { email, password, ...(totp ? { totp } : {}) });
  }

  private async resetLinkOf(ctx: Context, accountId: string): Promise<{ path: string; expiresAt: Date }> {
    const id = newId();
    const secret = newSecret();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + resetMilliseconds);
    await this.db.write(
      { ...ctx, idempotencyKey: null },
      'account.reset-link',
      async ({ manager, insert, audit }) => {
        await manager.update(ResetLink, { accountId, usedAt: IsNull() }, { usedAt: now });
        await insert(ResetLink, { id, accountId, secretHash: hashSecret(secret), createdAt: now, expiresAt });
        audit({ subjectType: 'account', subjectId: accountId });
        return null;
      },
    );
    return { path: `/reset#${id}.${secret}`, expiresAt };
  }

  private async forgetSecondFactor({ manager }: WriteTx, accountId: string): Promise<void> {
    await manager.update(Account, { id: accountId }, { totpSecret: null, totpConfirmedAt: null });
    await manager.delete(RecoveryCode, { accountId });
  }

  private async end(
    { manager }: WriteTx,
    accountId: string,
    only: Pick<FindOptionsWhere<Session>, 'id'> = {},
  ): Promise<void> {
    const open = { accountId, endedAt: IsNull(), ...only };
    await manager.update(Session, open, { endedAt: this.clock.now() });
  }
}

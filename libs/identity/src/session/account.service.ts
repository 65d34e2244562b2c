import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { hashSecret, newSecret, secretMatches } from '@zuoxi/platform/access';
import { Clock } from '@zuoxi/platform/calendar';
import { anonymousContext, type Context, newId } from '@zuoxi/platform/context';
import type { Database, WriteTx } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { UserId } from '@zuoxi/vocabulary';
import type { IdentityTables } from '../tables.js';
import { checkPassword } from './password.rules.js';
import { hashPassword, SessionService } from './session.service.js';

const resetMilliseconds = 24 * 3_600_000;
const recoveryCodes = 10;
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

type Q = WriteTx<IdentityTables>['q'];

/**
 * What a person does with their own account, and the way back into it. Nothing here is repeated by a key: what it makes
 * is shown once.
 */
@Injectable()
export class AccountService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database<IdentityTables>,
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
    ctx: Context,
    input: { password: string; next: string; totp?: string },
    currentSession: string | null,
  ): Promise<void> {
    const account = await this.proved(ctx, input);
    checkPassword(ctx, input.next, account, 'next');
    const passwordHash = await hashPassword(input.next);
    await this.db.write({ ...ctx, idempotencyKey: null }, 'account.change-password', async ({ q }) => {
      await q.updateTable('identity.account').set({ passwordHash }).where('id', '=', account.id).execute();
      await this.end(q, account.id, { except: currentSession });
      return null;
    });
  }

  /** Sign-ins of the person that are still good, the latest first. */
  async listSessions(ctx: Context, currentSession: string | null) {
    const rows = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('identity.session')
        .select(['id', 'createdAt', 'lastUsedAt', 'ip', 'userAgent'])
        .where('accountId', '=', ctx.userId)
        .where('endedAt', 'is', null)
        .where('expiresAt', '>', this.clock.now())
        .orderBy('lastUsedAt', 'desc')
        .limit(100)
        .execute(),
    );
    return rows.map((row) => ({ ...row, isCurrent: row.id === currentSession }));
  }

  /** Ends one sign-in of the person, or without a name all of them. */
  async endSessions(ctx: Context, sessionId: string | null): Promise<void> {
    await this.db.write({ ...ctx, idempotencyKey: null }, 'session.end', async ({ q }) => {
      await this.end(q, ctx.userId as string, { only: sessionId });
      return null;
    });
  }

  /** Ten codes that each stand for the second factor once; earlier ones stop working. They are shown this once. */
  async makeRecoveryCodes(ctx: Context, input: { password: string; totp?: string }): Promise<string[]> {
    const account = await this.proved(ctx, input);
    const part = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
    const codes = Array.from({ length: recoveryCodes }, () => `${part()}-${part()}`);
    const createdAt = this.clock.now();
    await this.db.write({ ...ctx, idempotencyKey: null }, 'account.recovery-codes', async ({ q }) => {
      await q.deleteFrom('identity.recoveryCode').where('accountId', '=', account.id).execute();
      const rows = codes.map((code) => ({ accountId: account.id, codeHash: hashSecret(code), createdAt }));
      await q.insertInto('identity.recoveryCode').values(rows).execute();
      return null;
    });
    return codes;
  }

  /** Takes the second factor off, proved by itself or by a recovery code. */
  async removeTotp(ctx: Context, input: { password: string; totp?: string }): Promise<void> {
    const account = await this.proved(ctx, input);
    await this.db.write({ ...ctx, idempotencyKey: null }, 'account.remove-totp', async ({ q }) => {
      await this.forgetSecondFactor(q, account.id);
      return null;
    });
  }

  /**
   * An owner's link for a member who cannot sign in any more; `path` is to be put behind the console's address.
   *
   * @throws DomainError ACCOUNT_OF_OTHERS when the account has a living membership of another provider too
   */
  async makeResetLink(ctx: Context, memberId: string): Promise<{ path: string; expiresAt: Date }> {
    if (!ctx.providerWide) throw new DomainError('FORBIDDEN', { permission: 'provider-wide' });
    const member = found(
      await this.db.read(ctx, ({ q }) =>
        q
          .selectFrom('identity.membership')
          .select('accountId')
          .where('providerId', '=', ctx.providerId as string)
          .where('id', '=', memberId)
          .where('revokedAt', 'is', null)
          .executeTakeFirst(),
      ),
      'member',
    );
    const own = anonymousContext({ userId: member.accountId as UserId });
    const elsewhere = await this.db.read(own, ({ q }) =>
      q
        .selectFrom('identity.membership')
        .select('id')
        .where('accountId', '=', member.accountId)
        .where('providerId', '!=', ctx.providerId as string)
        .where('revokedAt', 'is', null)
        .executeTakeFirst(),
    );
    if (elsewhere) throw new DomainError('ACCOUNT_OF_OTHERS');
    return this.resetLinkOf(ctx, member.accountId);
  }

  /** An operator's link. Null when nobody has this e-mail. */
  async makeResetLinkFor(ctx: Context, email: string): Promise<{ path: string; expiresAt: Date } | null> {
    const account = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('identity.account')
        .select('id')
        .where('email', '=', email.trim().toLowerCase())
        .executeTakeFirst(),
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
    const link = /^[0-9a-f-]{36}$/.test(id)
      ? await this.db.read(facts, ({ q }) =>
          q
            .selectFrom('identity.resetLink as l')
            .innerJoin('identity.account as a', 'a.id', 'l.accountId')
            .select(['l.secretHash', 'a.id', 'a.name', 'a.email'])
            .where('l.id', '=', id)
            .executeTakeFirst(),
        )
      : undefined;
    if (!link || !secretMatches(secret, link.secretHash)) throw new DomainError('RESET_LINK_INVALID');
    checkPassword(facts, input.password, link);
    const passwordHash = await hashPassword(input.password);
    const now = this.clock.now();
    const actor = { kind: 'user' as const, id: link.id, name: link.name };
    await this.db.write(
      { ...facts, actor, idempotencyKey: null },
      'account.reset-password',
      async ({ q }) => {
        const claimed = await q
          .updateTable('identity.resetLink')
          .set({ usedAt: now })
          .where('id', '=', id)
          .where('usedAt', 'is', null)
          .where('expiresAt', '>', now)
          .executeTakeFirst();
        if (!claimed.numUpdatedRows) throw new DomainError('RESET_LINK_INVALID');
        await q.updateTable('identity.account').set({ passwordHash }).where('id', '=', link.id).execute();
        await this.forgetSecondFactor(q, link.id);
        await this.end(q, link.id, {});
        return null;
      },
    );
  }

  private async proved(ctx: Context, { password, totp }: { password: string; totp?: string }) {
    const { email } = found(await this.sessions.account(ctx), 'account');
    return this.sessions.prove(ctx, { email, password, ...(totp ? { totp } : {}) });
  }

  private async resetLinkOf(ctx: Context, accountId: string): Promise<{ path: string; expiresAt: Date }> {
    const id = newId();
    const secret = newSecret();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + resetMilliseconds);
    await this.db.write({ ...ctx, idempotencyKey: null }, 'account.reset-link', async ({ q, audit }) => {
      await q
        .updateTable('identity.resetLink')
        .set({ usedAt: now })
        .where('accountId', '=', accountId)
        .where('usedAt', 'is', null)
        .execute();
      await q
        .insertInto('identity.resetLink')
        .values({ id, accountId, secretHash: hashSecret(secret), createdAt: now, expiresAt })
        .execute();
      audit({ subjectType: 'account', subjectId: accountId });
      return null;
    });
    return { path: `/reset#${id}.${secret}`, expiresAt };
  }

  private async forgetSecondFactor(q: Q, accountId: string): Promise<void> {
    await q
      .updateTable('identity.account')
      .set({ totpSecret: null, totpConfirmedAt: null })
      .where('id', '=', accountId)
      .execute();
    await q.deleteFrom('identity.recoveryCode').where('accountId', '=', accountId).execute();
  }

  private async end(
    q: Q,
    accountId: string,
    { only, except }: { only?: string | null; except?: string | null },
  ): Promise<void> {
    await q
      .updateTable('identity.session')
      .set({ endedAt: this.clock.now() })
      .where('accountId', '=', accountId)
      .where('endedAt', 'is', null)
      .$if(Boolean(only), (query) => query.where('id', '=', only as string))
      .$if(Boolean(except), (query) => query.where('id', '!=', except as string))
      .execute();
  }
}

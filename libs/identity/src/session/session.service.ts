import { Inject, Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { Clock } from '@zuoxi/platform/calendar';
import { anonymousContext, type Context, newId } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { ProviderId, UserId } from '@zuoxi/vocabulary';
import { Secret, TOTP } from 'otpauth';
import type { IdentityTables } from '../tables.js';
import { BruteForce } from './brute-force.js';
import { hashSecret, newSecret, secretMatches } from '@zuoxi/platform/access';
import { KeptSecrets, purposes } from './kept-secrets.js';
import { Tokens } from './tokens.js';

const idleMilliseconds = 12 * 3_600_000;
const absoluteMilliseconds = 7 * 24 * 3_600_000;

export interface SignedIn {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly accountId: string;
}

/** Argon2id with the library's recommended cost; a dummy of the same cost hides whether an account exists. */
export const hashPassword = (password: string): Promise<string> => hash(password);
interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly totp?: string;
}
/** Ten letters and digits that cannot be mistaken for each other, as they are written down. */
export const recoveryCode = /^[a-z2-9]{5}-[a-z2-9]{5}$/i;
const dummyHash = hashPassword('nobody has this password');

@Injectable()
export class SessionService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database<IdentityTables>,
    private readonly tokens: Tokens,
    private readonly bruteForce: BruteForce,
    private readonly clock: Clock,
    private readonly secrets: KeptSecrets,
  ) {}

  /** @throws DomainError SIGN_IN_REFUSED, TOTP_REQUIRED or TOO_MANY_ATTEMPTS. */
  async signIn(facts: Context, credentials: Credentials): Promise<SignedIn> {
    const account = await this.prove(facts, credentials);
    return this.openSession(facts, account.id, account.name);
  }

  /**
   * Whether somebody is who they say: the password, and the second factor or a recovery code where one is on.
   *
   * @throws DomainError SIGN_IN_REFUSED, TOTP_REQUIRED or TOO_MANY_ATTEMPTS.
   */
  async prove(
    facts: Context,
    credentials: Credentials,
  ): Promise<{ id: string; name: string; email: string }> {
    const email = credentials.email.trim().toLowerCase();
    const address = facts.ip ?? 'unknown';
    await this.bruteForce.begin(email, address);
    const account = await this.db.read(facts, ({ q }) =>
      q.selectFrom('identity.account').selectAll().where('email', '=', email).executeTakeFirst(),
    );
    const right = await verify(account?.passwordHash ?? (await dummyHash), credentials.password);
    if (!account?.passwordHash || account.disabledAt || !right) {
      await this.bruteForce.failed(address);
      throw new DomainError('SIGN_IN_REFUSED');
    }
    if (account.totpConfirmedAt && account.totpSecret) {
      if (!credentials.totp) {
        await this.bruteForce.undecided(email, address);
        throw new DomainError('TOTP_REQUIRED');
      }
      const { totp } = credentials;
      const recovered = recoveryCode.test(totp.trim()) && (await this.useRecoveryCode(account.id, totp));
      const step = recovered ? null : this.totpStep(account.id, account.totpSecret, totp);
      // A code is good once: the step must be newer than the last one used.
      const fresh =
        recovered ||
        (step !== null && step > (account.totpLastStep ?? 0) && (await this.useTotpStep(account.id, step)));
      if (!fresh) {
        await this.bruteForce.failed(address);
        throw new DomainError('SIGN_IN_REFUSED');
      }
    }
    await this.bruteForce.succeeded(email, address);
    return { id: account.id, name: account.name, email: account.email };
  }

  async openSession(facts: Context, accountId: string, name: string): Promise<SignedIn> {
    const id = newId();
    const secret = newSecret();
    const now = this.clock.now();
    const providerId = await this.db.read({ ...facts, userId: accountId as UserId }, ({ q }) =>
      q
        .selectFrom('identity.membership')
        .where('accountId', '=', accountId)
        .where('revokedAt', 'is', null)
        .select('providerId')
        .orderBy('createdAt')
        .limit(1)
        .executeTakeFirst(),
    );
    const ctx = {
      ...facts,
      actor: { kind: 'user' as const, id: accountId, name },
      providerId: (providerId?.providerId ?? null) as ProviderId | null,
      idempotencyKey: null,
    };
    await this.db.write(ctx, 'session.sign-in', ({ q }) =>
      q
        .insertInto('identity.session')
        .values({
          id,
          accountId,
          refreshHash: hashSecret(secret),
          createdAt: now,
          lastUsedAt: now,
          expiresAt: new Date(now.getTime() + absoluteMilliseconds),
          ip: facts.ip,
          userAgent: facts.userAgent,
        })
        .executeTakeFirst()
        .then(() => null),
    );
    return {
      accessToken: await this.tokens.issue(accountId, id),
      refreshToken: `${id}.${secret}`,
      accountId,
    };
  }

  /**
   * Swaps a refresh token for the next. A token that was swapped before is a stolen one: its family ends, so thief
   * and owner both have to sign in.
   */
  async refresh(refreshToken: string): Promise<SignedIn> {
    const [id = '', secret = ''] = refreshToken.split('.');
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new DomainError('UNAUTHENTICATED');
    const next = newSecret();
    const now = this.clock.now();
    const outcome = await this.db.write(anonymousContext(), null, async ({ q }) => {
      const session = await q
        .selectFrom('identity.session')
        .selectAll()
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      const idle = session && now.getTime() - session.lastUsedAt.getTime() > idleMilliseconds;
      if (!session || session.endedAt || session.expiresAt < now || idle) return null;
      if (!secretMatches(secret, session.refreshHash)) {
        await q.updateTable('identity.session').set({ endedAt: now }).where('id', '=', id).execute();
        return null;
      }
      await q
        .updateTable('identity.session')
        .set({ refreshHash: hashSecret(next), refreshCount: session.refreshCount + 1, lastUsedAt: now })
        .where('id', '=', id)
        .execute();
      return session.accountId;
    });
    if (!outcome) throw new DomainError('UNAUTHENTICATED');
    return {
      accessToken: await this.tokens.issue(outcome, id),
      refreshToken: `${id}.${next}`,
      accountId: outcome,
    };
  }

  async signOut(refreshToken: string): Promise<void> {
    const [id = '', secret = ''] = refreshToken.split('.');
    if (!/^[0-9a-f-]{36}$/.test(id)) return;
    await this.db.write(anonymousContext(), null, async ({ q }) => {
      const session = await q
        .selectFrom('identity.session')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      if (session && secretMatches(secret, session.refreshHash)) {
        await q
          .updateTable('identity.session')
          .set({ endedAt: this.clock.now() })
          .where('id', '=', id)
          .execute();
      }
    });
  }

  async account(ctx: Context) {
    const row = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('identity.account')
        .select(['id', 'name', 'email', 'totpConfirmedAt'])
        .where('id', '=', ctx.userId ?? ctx.actor.id)
        .executeTakeFirst(),
    );
    return row ?? null;
  }

  /** @throws DomainError STATE_CHANGED when one is on: whoever holds a token for a moment must not take it off. */
  async beginTotp(ctx: Context): Promise<{ secret: string; uri: string }> {
    const account = found(await this.account(ctx), 'account');
    const totp = makeTotp(new Secret({ size: 20 }).base32, account.email);
    await this.db.write(ctx, 'account.begin-totp', async ({ q }) => {
      const begun = await q
        .updateTable('identity.account')
        .set({ totpSecret: this.secrets.wrap(purposes.totp(account.id), totp.secret.base32) })
        .where('id', '=', account.id)
        .where('totpConfirmedAt', 'is', null)
        .executeTakeFirst();
      if (!begun.numUpdatedRows) throw new DomainError('STATE_CHANGED', { status: 'confirmed' });
      return null;
    });
    return { secret: totp.secret.base32, uri: totp.toString() };
  }

  /** @throws DomainError INVALID_INPUT for a wrong code, TOO_MANY_ATTEMPTS, STATE_CHANGED once it is on. */
  async confirmTotp(ctx: Context, code: string): Promise<void> {
    const guess = `totp ${ctx.userId}`;
    await this.bruteForce.begin(guess, ctx.ip ?? 'unknown');
    await this.db.write(ctx, 'account.confirm-totp', async ({ q }) => {
      const account = found(
        await q.selectFrom('identity.account').selectAll().where('id', '=', ctx.userId).executeTakeFirst(),
        'account',
      );
      if (account.totpConfirmedAt) throw new DomainError('STATE_CHANGED', { status: 'confirmed' });
      const step = account.totpSecret ? this.totpStep(account.id, account.totpSecret, code) : null;
      if (step === null || step <= (account.totpLastStep ?? 0))
        throw invalid([{ field: 'code', code: 'TOTP_WRONG' }]);
      await q
        .updateTable('identity.account')
        .set({ totpConfirmedAt: this.clock.now(), totpLastStep: step })
        .where('id', '=', account.id)
        .execute();
      return null;
    });
    await this.bruteForce.succeeded(guess, ctx.ip ?? 'unknown');
  }

  private async useRecoveryCode(accountId: string, code: string): Promise<boolean> {
    const used = await this.db.write(anonymousContext(), null, ({ q }) =>
      q
        .updateTable('identity.recoveryCode')
        .set({ usedAt: this.clock.now() })
        .where('accountId', '=', accountId)
        .where('codeHash', '=', hashSecret(code.trim().toLowerCase()))
        .where('usedAt', 'is', null)
        .executeTakeFirst(),
    );
    return used.numUpdatedRows > 0n;
  }

  private totpStep(accountId: string, kept: string, code: string): number | null {
    const secret = this.secrets.unwrap(purposes.totp(accountId), kept);
    const timestamp = this.clock.now().getTime();
    const delta = makeTotp(secret, '').validate({ token: code.trim(), timestamp, window: 1 });
    return delta === null ? null : Math.floor(timestamp / 30_000) + delta;
  }

  private async useTotpStep(accountId: string, step: number): Promise<boolean> {
    const result = await this.db.write(anonymousContext(), null, ({ q }) =>
      q
        .updateTable('identity.account')
        .set({ totpLastStep: step })
        .where('id', '=', accountId)
        .where((eb) => eb.or([eb('totpLastStep', 'is', null), eb('totpLastStep', '<', step)]))
        .executeTakeFirst(),
    );
    return result.numUpdatedRows > 0n;
  }
}

const makeTotp = (base32: string, label: string) =>
  new TOTP({
    issuer: 'Zuoxi',
    label: label || 'account',
    secret: Secret.fromBase32(base32),
    digits: 6,
    period: 30,
  });

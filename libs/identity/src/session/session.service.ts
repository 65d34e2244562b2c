import { Inject, Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { hashSecret, newSecret, secretMatches } from '@zuoxi/platform/access';
import { Clock } from '@zuoxi/platform/calendar';
import {
  anonymousContext,
  type Context,
  newId,
  type ProviderContext,
  systemContext,
} from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { MasterKey } from '@zuoxi/platform/keys';
import { doorOf } from '@zuoxi/platform/module';
import type { ProviderId, UserId } from '@zuoxi/vocabulary';
import { Secret, TOTP } from 'otpauth';
import { IsNull, LessThan, Or } from 'typeorm';
import { Account } from '../directory/account.entity.js';
import { Membership } from '../directory/membership.entity.js';
import { domainOf } from '../directory/mail-domain.js';
import { SignOn } from '../directory/sign-on.entity.js';
import { BruteForce } from './brute-force.js';
import { KeptSecrets, purposes } from './kept-secrets.js';
import { RecoveryCode } from './recovery-code.entity.js';
import { Session } from './session.entity.js';
import { Tokens } from './tokens.js';

const idleMilliseconds = 12 * 3_600_000;
/** How long whoever did not get the answer may ask for it again. */
const answeredAgainMilliseconds = 30_000;
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
    @Inject(doorOf('identity')) private readonly db: Database,
    private readonly tokens: Tokens,
    private readonly bruteForce: BruteForce,
    private readonly clock: Clock,
    private readonly secrets: KeptSecrets,
    private readonly master: MasterKey,
  ) {}

  /** @throws DomainError SIGN_IN_REFUSED, TOTP_REQUIRED or TOO_MANY_ATTEMPTS. */
  async signIn(facts: Context, credentials: Credentials): Promise<SignedIn> {
    const { id, name, email, hasSecondFactor } = await this.prove(facts, credentials);
    await this.checkPasswordIsEnough(id, email, hasSecondFactor);
    return this.openSession(facts, id, name, { secondFactorAt: hasSecondFactor ? this.clock.now() : null });
  }

  /**
   * Where a company wants its people to come in by its own sign-in. Its owners with a second factor come in all the same:
   * an issuer that is gone shuts nobody out for good.
   *
   * @throws DomainError SIGN_ON_REQUIRED
   */
  private async checkPasswordIsEnough(
    accountId: string,
    email: string,
    hasSecondFactor: boolean,
  ): Promise<void> {
    const now = this.clock.now();
    const person = anonymousContext({ userId: accountId as UserId });
    const held = await this.db.read(person, ({ manager }) =>
      manager
        .createQueryBuilder(Membership, 'm')
        .where('m.accountId = :accountId and m.revokedAt is null', { accountId })
        .andWhere('(m.endsAt is null or m.endsAt > :now)', { now })
        .getMany(),
    );
    if (hasSecondFactor && held.some(({ role, storeId }) => role === 'provider-owner' && !storeId)) return;
    const domain = domainOf(email);
    for (const providerId of new Set(held.map((membership) => membership.providerId))) {
      const ctx = systemContext(providerId, [], { providerWide: false });
      const signOn = await this.db.read(ctx, ({ manager }) => manager.findOneBy(SignOn, { providerId }));
      if (signOn?.isRequired && signOn.domains.includes(domain)) throw new DomainError('SIGN_ON_REQUIRED');
    }
  }

  /**
   * Whether somebody is who they say: the password, and the second factor or a recovery code where one is on.
   *
   * @throws DomainError SIGN_IN_REFUSED, TOTP_REQUIRED or TOO_MANY_ATTEMPTS.
   */
  async prove(
    facts: Context,
    credentials: Credentials,
  ): Promise<{ id: string; name: string; email: string; hasSecondFactor: boolean }> {
    const email = credentials.email.trim().toLowerCase();
    const address = facts.ip ?? 'unknown';
    await this.bruteForce.begin(email, address);
    const account = await this.db.read(facts, ({ manager }) => manager.findOneBy(Account, { email }));
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
      const fresh = await this.useCode(account, credentials.totp);
      if (!fresh) {
        await this.bruteForce.failed(address);
        throw new DomainError('SIGN_IN_REFUSED');
      }
    }
    await this.bruteForce.succeeded(email, address);
    const { id, name } = account;
    return { id, name, email: account.email, hasSecondFactor: account.totpConfirmedAt !== null };
  }

  /**
   * The second factor once more, for deeds that ask for it again: holds for this sign-in.
   *
   * @throws DomainError INVALID_INPUT for a wrong code, TOO_MANY_ATTEMPTS, STATE_CHANGED where there is no second factor
   */
  async stepUp(ctx: ProviderContext, sessionId: string | null, code: string): Promise<void> {
    const guess = `totp ${ctx.userId}`;
    const address = ctx.ip ?? 'unknown';
    const accountId = ctx.userId;
    await this.bruteForce.begin(guess, address);
    const account = found(
      accountId && (await this.db.read(ctx, ({ manager }) => manager.findOneBy(Account, { id: accountId }))),
      'account',
    );
    if (!account.totpConfirmedAt) throw new DomainError('STATE_CHANGED', { status: 'unconfirmed' });
    if (!(await this.useCode(account, code))) {
      await this.bruteForce.failed(address);
      throw invalid([{ field: 'code', code: 'TOTP_WRONG' }]);
    }
    await this.bruteForce.succeeded(guess, address);
    await this.db.write(ctx, 'session.step-up', async ({ manager }) => {
      const own = { id: sessionId ?? '', accountId: account.id, endedAt: IsNull() };
      const { affected } = sessionId
        ? await manager.update(Session, own, { secondFactorAt: this.clock.now() })
        : { affected: 0 };
      if (!affected) throw new DomainError('UNAUTHENTICATED');
      return null;
    });
  }

  /** Whether a code of the second factor, or one for its loss, is right; it is good once. */
  private async useCode(account: Account, code: string): Promise<boolean> {
    if (recoveryCode.test(code.trim()) && (await this.useRecoveryCode(account.id, code))) return true;
    const step = account.totpSecret ? this.totpStep(account.id, account.totpSecret, code) : null;
    // The step must be newer than the last one used.
    return step !== null && step > (account.totpLastStep ?? 0) && this.useTotpStep(account.id, step);
  }

  async openSession(
    facts: Context,
    accountId: string,
    name: string,
    {
      secondFactorAt = null,
      signedOnBy = null,
    }: { secondFactorAt?: Date | null; signedOnBy?: ProviderId | null } = {},
  ): Promise<SignedIn> {
    const id = newId();
    const secret = newSecret();
    const now = this.clock.now();
    const first = await this.db.read({ ...facts, userId: accountId as UserId }, ({ manager }) =>
      // Of whichever provider: it is not known yet.
      manager
        .createQueryBuilder(Membership, 'm')
        .where('m.accountId = :accountId and m.revokedAt is null', { accountId })
        .andWhere('(m.endsAt is null or m.endsAt > :now)', { now })
        .andWhere('(:signedOnBy::uuid is null or m.providerId = :signedOnBy)', { signedOnBy })
        .orderBy('m.createdAt')
        .getOne(),
    );
    const actor = { kind: 'user' as const, id: accountId, name };
    const belongs = first
      ? { providerId: first.providerId, storeId: null }
      : { providerId: null, storeId: null };
    const ctx: Context = { ...facts, ...belongs, actor, idempotencyKey: null };
    await this.db.write(ctx, 'session.sign-in', ({ insert }) =>
      insert(Session, {
        id,
        accountId,
        refreshHash: hashSecret(secret),
        createdAt: now,
        lastUsedAt: now,
        expiresAt: new Date(now.getTime() + absoluteMilliseconds),
        ip: facts.ip,
        userAgent: facts.userAgent,
        secondFactorAt,
        signedOnBy,
      }),
    );
    return {
      accessToken: await this.tokens.issue(accountId, id),
      refreshToken: `${id}.${secret}`,
      accountId,
    };
  }

  /**
   * Swaps a refresh token for the next, which follows from it, so that within half a minute the same one is given again
   * to whom the answer did not reach, as when a page is reloaded meanwhile. Any other token that was swapped before is a
   * stolen one: its family ends, so thief and owner both have to sign in.
   */
  async refresh(refreshToken: string): Promise<SignedIn> {
    const [id = '', secret = ''] = refreshToken.split('.');
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new DomainError('UNAUTHENTICATED');
    const next = this.master.next(purposes.refresh(id), secret);
    const now = this.clock.now();
    const outcome = await this.db.write(anonymousContext(), null, async ({ manager }) => {
      const session = await manager.findOne(Session, { where: { id }, lock: { mode: 'pessimistic_write' } });
      const idle = session && now.getTime() - session.lastUsedAt.getTime() > idleMilliseconds;
      if (!session || session.endedAt || session.expiresAt < now || idle) return null;
      if (secretMatches(secret, session.refreshHash)) {
        const rotated = { refreshHash: hashSecret(next), refreshCount: session.refreshCount + 1 };
        await manager.update(Session, { id }, { ...rotated, lastUsedAt: now });
        return session.accountId;
      }
      const isFresh = now.getTime() - session.lastUsedAt.getTime() <= answeredAgainMilliseconds;
      if (isFresh && secretMatches(next, session.refreshHash)) return session.accountId;
      await manager.update(Session, { id }, { endedAt: now });
      return null;
    });
    if (!outcome) throw new DomainError('UNAUTHENTICATED');
    return {
      accessToken: await this.tokens.issue(outcome, id),
      refreshToken: `${id}.${next}`,
      accountId: outcome,
    };
  }

  /** By the token before as well: its next one may still be under way. */
  async signOut(refreshToken: string): Promise<void> {
    const [id = '', secret = ''] = refreshToken.split('.');
    if (!/^[0-9a-f-]{36}$/.test(id)) return;
    const both = [secret, this.master.next(purposes.refresh(id), secret)];
    await this.db.write(anonymousContext(), null, async ({ manager }) => {
      const session = await manager.findOneBy(Session, { id });
      if (session && both.some((each) => secretMatches(each, session.refreshHash)))
        await manager.update(Session, { id }, { endedAt: this.clock.now() });
    });
  }

  account(ctx: ProviderContext): Promise<Pick<Account, 'id' | 'name' | 'email' | 'totpConfirmedAt'> | null> {
    return this.db.read(ctx, ({ manager }) =>
      manager.findOne(Account, {
        select: { id: true, name: true, email: true, totpConfirmedAt: true },
        where: { id: ctx.userId ?? ctx.actor.id },
      }),
    );
  }

  /** @throws DomainError STATE_CHANGED when one is on: whoever holds a token for a moment must not take it off. */
  async beginTotp(ctx: ProviderContext): Promise<{ secret: string; uri: string }> {
    const account = found(await this.account(ctx), 'account');
    const totp = makeTotp(new Secret({ size: 20 }).base32, account.email);
    const totpSecret = this.secrets.wrap(purposes.totp(account.id), totp.secret.base32);
    await this.db.write(ctx, 'account.begin-totp', async ({ manager }) => {
      const unconfirmed = { id: account.id, totpConfirmedAt: IsNull() };
      const { affected } = await manager.update(Account, unconfirmed, { totpSecret });
      if (!affected) throw new DomainError('STATE_CHANGED', { status: 'confirmed' });
      return null;
    });
    return { secret: totp.secret.base32, uri: totp.toString() };
  }

  /** @throws DomainError INVALID_INPUT for a wrong code, TOO_MANY_ATTEMPTS, STATE_CHANGED once it is on. */
  async confirmTotp(ctx: ProviderContext, code: string): Promise<void> {
    const guess = `totp ${ctx.userId}`;
    await this.bruteForce.begin(guess, ctx.ip ?? 'unknown');
    await this.db.write(ctx, 'account.confirm-totp', async ({ manager }) => {
      const account = found(await manager.findOneBy(Account, { id: ctx.userId ?? ctx.actor.id }), 'account');
      if (account.totpConfirmedAt) throw new DomainError('STATE_CHANGED', { status: 'confirmed' });
      const step = account.totpSecret ? this.totpStep(account.id, account.totpSecret, code) : null;
      if (step === null || step <= (account.totpLastStep ?? 0))
        throw invalid([{ field: 'code', code: 'TOTP_WRONG' }]);
      const confirmed = { totpConfirmedAt: this.clock.now(), totpLastStep: step };
      await manager.update(Account, { id: account.id }, confirmed);
      return null;
    });
    await this.bruteForce.succeeded(guess, ctx.ip ?? 'unknown');
  }

  private async useRecoveryCode(accountId: string, code: string): Promise<boolean> {
    const unused = { accountId, codeHash: hashSecret(code.trim().toLowerCase()), usedAt: IsNull() };
    const { affected } = await this.db.write(anonymousContext(), null, ({ manager }) =>
      manager.update(RecoveryCode, unused, { usedAt: this.clock.now() }),
    );
    return Boolean(affected);
  }

  private totpStep(accountId: string, kept: string, code: string): number | null {
    const secret = this.secrets.unwrap(purposes.totp(accountId), kept);
    const timestamp = this.clock.now().getTime();
    const delta = makeTotp(secret, '').validate({ token: code.trim(), timestamp, window: 1 });
    return delta === null ? null : Math.floor(timestamp / 30_000) + delta;
  }

  private async useTotpStep(accountId: string, step: number): Promise<boolean> {
    const before = { id: accountId, totpLastStep: Or(IsNull(), LessThan(step)) };
    const { affected } = await this.db.write(anonymousContext(), null, ({ manager }) =>
      manager.update(Account, before, { totpLastStep: step }),
    );
    return Boolean(affected);
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

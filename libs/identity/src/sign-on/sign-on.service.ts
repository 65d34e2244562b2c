import { Inject, Injectable } from '@nestjs/common';
import { PublicAddress } from '@zuoxi/platform/address';
import { Clock } from '@zuoxi/platform/calendar';
import type { Context, ProviderContext } from '@zuoxi/platform/context';
import { changesOf, type Database, type WriteTx } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { MoreThan } from 'typeorm';
import type { SetSignOnInput } from '../api.types.js';
import { Account } from '../directory/account.entity.js';
import { KeptSecrets } from '../session/kept-secrets.js';
import { Session } from '../session/session.entity.js';
import { type IssuerSettings, OidcClient } from './oidc-client.js';
import { domainOf } from '../directory/mail-domain.js';
import { SignOn } from '../directory/sign-on.entity.js';

export const callbackPath = '/auth/sign-on/callback';
const purposeOf = (providerId: string) => `sign-on:${providerId}`;
const facts = ({ issuer, clientId, domains, isRequired }: Omit<SignOn, 'clientSecret'>) => ({
  ...{ issuer, clientId, domains, isRequired },
});

/** What a provider sets about signing in elsewhere. */
@Injectable()
export class SignOnService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: KeptSecrets,
    private readonly oidc: OidcClient,
    private readonly address: PublicAddress,
  ) {}

  redirectUri(): string | null {
    return this.address.of(callbackPath);
  }

  find(ctx: ProviderContext): Promise<SignOn | null> {
    const { providerId } = ctx;
    return this.db.read(ctx, ({ manager }) => manager.findOneBy(SignOn, { providerId }));
  }

  async get(ctx: ProviderContext) {
    const signOn = await this.find(ctx);
    if (!signOn) return null;
    const { clientSecret: _, askedBy, ...shown } = signOn;
    const asked = askedBy
      ? await this.db.read(ctx, ({ manager }) => manager.findOneBy(Account, { id: askedBy }))
      : null;
    return { ...shown, askedBy: asked?.name ?? null };
  }

  /** The issuer as it is to be talked to. */
  settingsOf({ providerId, issuer, clientId, clientSecret }: SignOn): IssuerSettings {
    return { issuer, clientId, clientSecret: this.secrets.unwrap(purposeOf(providerId), clientSecret) };
  }

  /** Companies whose people with this address sign in elsewhere; whether such a person is there is not told. */
  offers(ctx: Context, email: string) {
    const domain = domainOf(email);
    return this.db.read(ctx, ({ sql }) =>
      sql<{ providerId: string; company: string }>('select * from identity.sign_on_offers($1)', [domain]),
    );
  }

  /**
   * Until two owners have agreed anew, passwords are good beside it.
   *
   * @throws DomainError INVALID_INPUT, SIGN_ON_UNREACHABLE unless the issuer answers, SIGN_ON_NO_ADDRESS
   */
  async set(ctx: ProviderContext, input: SetSignOnInput) {
    if (!this.redirectUri()) throw new DomainError('SIGN_ON_NO_ADDRESS');
    const { issuer, clientId } = input;
    const domains = [...new Set(input.domains.map((domain) => domain.trim().toLowerCase()))].sort();
    await this.oidc.discover(issuer);
    await this.db.write({ ...ctx, idempotencyKey: null }, 'sign-on.set', async (tx) => {
      const before = await locked(ctx, tx);
      const { providerId } = ctx;
      const plain = input.clientSecret;
      const clientSecret = plain ? this.secrets.wrap(purposeOf(providerId), plain) : before?.clientSecret;
      if (!clientSecret) throw invalid([{ field: 'clientSecret', code: 'IS_NOT_EMPTY' }]);
      const by = { changedBy: ctx.actor.name, changedAt: this.clock.now() };
      const row = { issuer, clientId, domains, clientSecret, isRequired: false, askedBy: null, ...by };
      if (before) await tx.manager.update(SignOn, { providerId }, row);
      else await tx.insert(SignOn, { providerId, ...row });
      tx.audit({
        subjectType: 'provider',
        subjectId: providerId,
        changes: changesOf(before ? facts(before) : {}, facts({ providerId, ...row })),
      });
      return null;
    });
    return found(await this.get(ctx), 'sign-on');
  }

  /**
   * Two owners want it, each of whom has come in by it since it was set, so that nobody shuts themselves out.
   *
   * @throws DomainError SIGN_ON_TRY_FIRST, SECOND_PERSON_REQUIRED
   */
  async require(ctx: ProviderContext) {
    await this.db.write({ ...ctx, idempotencyKey: null }, 'sign-on.require', async (tx) => {
      const { providerId, userId } = ctx;
      const signOn = found(await locked(ctx, tx), 'sign-on');
      const came = userId && {
        ...{ accountId: userId, signedOnBy: providerId },
        createdAt: MoreThan(signOn.changedAt),
      };
      if (!came || !(await tx.manager.existsBy(Session, came))) throw new DomainError('SIGN_ON_TRY_FIRST');
      if (signOn.askedBy === userId) throw new DomainError('SECOND_PERSON_REQUIRED');
      const isRequired = signOn.askedBy !== null;
      const askedBy = isRequired ? null : userId;
      await tx.manager.update(SignOn, { providerId }, { isRequired, askedBy });
      tx.audit({
        subjectType: 'provider',
        subjectId: providerId,
        changes: changesOf(
          { isRequired: signOn.isRequired, askedBy: signOn.askedBy },
          { isRequired, askedBy },
        ),
      });
      return null;
    });
    return found(await this.get(ctx), 'sign-on');
  }

  async allowPasswords(ctx: ProviderContext) {
    await this.db.write({ ...ctx, idempotencyKey: null }, 'sign-on.allow-passwords', async (tx) => {
      const { providerId } = ctx;
      const { isRequired } = found(await locked(ctx, tx), 'sign-on');
      await tx.manager.update(SignOn, { providerId }, { isRequired: false, askedBy: null });
      const changes = changesOf({ isRequired }, { isRequired: false });
      tx.audit({ subjectType: 'provider', subjectId: providerId, changes });
      return null;
    });
    return found(await this.get(ctx), 'sign-on');
  }

  async remove(ctx: ProviderContext): Promise<string> {
    return this.db.write({ ...ctx, idempotencyKey: null }, 'sign-on.remove', async (tx) => {
      const { providerId } = ctx;
      const { issuer } = found(await locked(ctx, tx), 'sign-on');
      await tx.manager.delete(SignOn, { providerId });
      tx.audit({ subjectType: 'provider', subjectId: providerId, details: { issuer } });
      return issuer;
    });
  }
}

const locked = ({ providerId }: ProviderContext, { manager }: WriteTx) =>
  manager.findOne(SignOn, { where: { providerId }, lock: { mode: 'pessimistic_write' } });

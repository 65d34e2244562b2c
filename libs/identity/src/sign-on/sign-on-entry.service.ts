import { Inject, Injectable } from '@nestjs/common';
import { newSecret } from '@zuoxi/platform/access';
import { Clock } from '@zuoxi/platform/calendar';
import { anonymousContext, type Context, type ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { MasterKey } from '@zuoxi/platform/keys';
import { doorOf } from '@zuoxi/platform/module';
import type { ProviderId, UserId } from '@zuoxi/vocabulary';
import { Account } from '../directory/account.entity.js';
import { Membership } from '../directory/membership.entity.js';
import { InvitationService } from '../member/invitation.service.js';
import { type SignedIn, SessionService } from '../session/session.service.js';
import { domainOf } from '../directory/mail-domain.js';
import { type Attempt, OidcClient } from './oidc-client.js';
import { SignOnService } from './sign-on.service.js';

const attemptMilliseconds = 10 * 60_000;
const purpose = 'sign-on-attempt';

interface Begun extends Attempt {
  readonly providerId: ProviderId;
  readonly until: number;
}

/** The way in by a company's own sign-in. */
@Injectable()
export class SignOnEntryService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database,
    private readonly clock: Clock,
    private readonly master: MasterKey,
    private readonly signOns: SignOnService,
    private readonly oidc: OidcClient,
    private readonly invitations: InvitationService,
    private readonly sessions: SessionService,
  ) {}

  /**
   * @returns where the person goes, and what their browser keeps until they are back: sealed, so that it is as it was.
   * @throws DomainError NOT_FOUND, SIGN_ON_UNREACHABLE
   */
  async begin(ctx: Context, input: { providerId: string; email: string }) {
    const providerId = input.providerId as ProviderId;
    const redirectUri = this.signOns.redirectUri();
    const signOn = await this.signOns.find(within(ctx, providerId));
    if (!signOn || !redirectUri || !signOn.domains.includes(domainOf(input.email)))
      throw new DomainError('NOT_FOUND', { what: 'sign-on' });
    const attempt = { state: newSecret(), nonce: newSecret(), verifier: newSecret() };
    const begun: Begun = { ...attempt, providerId, until: this.clock.now().getTime() + attemptMilliseconds };
    return {
      url: await this.oidc.authorizationUrl(signOn, attempt, redirectUri, input.email),
      sealed: this.master.wrap(purpose, Buffer.from(JSON.stringify(begun))).toString('base64url'),
    };
  }

  /**
   * Whoever the issuer names is signed in, if they are a member of that company, or invited, by that address. Accounts
   * that belong to another company too are not: one company's issuer does not speak for another's people.
   *
   * @throws DomainError SIGN_ON_REFUSED, SIGN_ON_UNVERIFIED, SIGN_ON_UNKNOWN, ACCOUNT_OF_OTHERS, SIGN_ON_UNREACHABLE;
   *   ROLE_WITHDRAWN for an invitation
   */
  async finish(
    ctx: Context,
    sealed: string | undefined,
    answer: { state?: string | undefined; code?: string | undefined },
  ): Promise<SignedIn> {
    const begun = this.opened(sealed);
    const redirectUri = this.signOns.redirectUri();
    if (!begun || !redirectUri || !answer.code || answer.state !== begun.state)
      throw new DomainError('SIGN_ON_REFUSED');
    const company = within(ctx, begun.providerId);
    const signOn = found(await this.signOns.find(company), 'sign-on');
    const { code } = answer;
    const claims = await this.oidc.identify(this.signOns.settingsOf(signOn), begun, { code, redirectUri });
    const { email, name } = claims;
    if (typeof email !== 'string' || claims['email_verified'] !== true)
      throw new DomainError('SIGN_ON_UNVERIFIED');
    const address = email.trim().toLowerCase();
    if (!signOn.domains.includes(domainOf(address)))
      throw new DomainError('SIGN_ON_UNKNOWN', { email: address });
    const account = await this.accountOf(company, address, typeof name === 'string' ? name : address);
    return this.sessions.openSession(company, account.id, account.name, { signedOnBy: begun.providerId });
  }

  private async accountOf(company: ProviderContext, email: string, name: string) {
    const known = await this.db.read(company, ({ manager }) => manager.findOneBy(Account, { email }));
    const held = known ? await this.heldBy(known.id as UserId) : [];
    if (held.some(({ providerId }) => providerId !== company.providerId))
      throw new DomainError('ACCOUNT_OF_OTHERS');
    if (known?.disabledAt) throw new DomainError('SIGN_ON_UNKNOWN', { email });
    if (known && held.length) return known;
    const joined = await this.invitations.acceptVerified(company, email, known ?? { name });
    if (!joined) throw new DomainError('SIGN_ON_UNKNOWN', { email });
    return joined;
  }

  /** In whichever company. */
  private async heldBy(accountId: UserId): Promise<Membership[]> {
    const now = this.clock.now();
    return this.db.read(anonymousContext({ userId: accountId }), ({ manager }) =>
      manager
        .createQueryBuilder(Membership, 'm')
        .where('m.accountId = :accountId and m.revokedAt is null', { accountId })
        .andWhere('(m.endsAt is null or m.endsAt > :now)', { now })
        .getMany(),
    );
  }

  private opened(sealed: string | undefined): Begun | null {
    try {
      const text = this.master.unwrap(purpose, Buffer.from(sealed ?? '', 'base64url')).toString();
      const begun = JSON.parse(text) as Begun; // wrapped by `begin` alone
      return begun.until > this.clock.now().getTime() ? begun : null;
    } catch {
      return null;
    }
  }
}

const within = (ctx: Context, providerId: ProviderId): ProviderContext => ({
  ...ctx,
  ...{ providerId, storeId: null, storeIds: [], idempotencyKey: null },
});

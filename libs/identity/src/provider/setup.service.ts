import { Inject, Injectable } from '@nestjs/common';
import { hashSecret, newSecret, secretMatches } from '@zuoxi/platform/access';
import { Clock } from '@zuoxi/platform/calendar';
import { anonymousContext, type Context, newId } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { DomainError } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { IdentityTables } from '../tables.js';
import { type NewProvider, ProviderService } from './provider.service.js';

const validMilliseconds = 24 * 3_600_000;

/**
 * The way into an installation that nobody is in yet, and to one more provider in it: a link that is good once, for a
 * day. Only its hash is kept, so a lost one is replaced, not shown again.
 */
@Injectable()
export class SetupService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database<IdentityTables>,
    private readonly clock: Clock,
    private readonly providers: ProviderService,
  ) {}

  /** An operator's link to one more provider; `path` is to be put behind the address of the console. */
  makeLink(): Promise<{ path: string; expiresAt: Date }> {
    return this.make(false);
  }

  /** The link that an empty installation prints; it replaces the one before. Null where somebody is already in. */
  async makeFirstLink(): Promise<{ path: string; expiresAt: Date } | null> {
    return (await this.providers.isEmpty()) ? this.make(true) : null;
  }

  /**
   * Makes the provider and its owner. Of two at once with one link, one gets in.
   *
   * @throws DomainError SETUP_LINK_INVALID for an unknown, used or expired link and for a first link once anybody has
   *   an account; INVALID_INPUT for a weak password; ALREADY_EXISTS for an e-mail with an account.
   */
  async use(
    facts: Context,
    input: NewProvider & { token: string },
  ): Promise<{ accountId: string; name: string }> {
    const { token, ...provider } = input;
    const [id = '', secret = ''] = token.split('.');
    const link = /^[0-9a-f-]{36}$/.test(id)
      ? await this.db.read(facts, ({ q }) =>
          q.selectFrom('identity.setupLink').selectAll().where('id', '=', id).executeTakeFirst(),
        )
      : undefined;
    if (!link || !secretMatches(secret, link.secretHash)) throw new DomainError('SETUP_LINK_INVALID');
    const { accountId } = await this.providers.createWithOwner(facts, provider, async ({ q }, isEmpty) => {
      const now = this.clock.now();
      const claimed = await q
        .updateTable('identity.setupLink')
        .set({ usedAt: now })
        .where('id', '=', id)
        .where('usedAt', 'is', null)
        .where('expiresAt', '>', now)
        .executeTakeFirst();
      if (!claimed.numUpdatedRows || (link.isFirst && !isEmpty)) throw new DomainError('SETUP_LINK_INVALID');
    });
    return { accountId, name: provider.name };
  }

  private async make(isFirst: boolean): Promise<{ path: string; expiresAt: Date }> {
    const id = newId();
    const secret = newSecret();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + validMilliseconds);
    await this.db.write(anonymousContext(), null, async ({ q }) => {
      if (isFirst) await q.deleteFrom('identity.setupLink').where('isFirst', '=', true).execute();
      await q
        .insertInto('identity.setupLink')
        .values({ id, secretHash: hashSecret(secret), isFirst, createdAt: now, expiresAt })
        .execute();
    });
    // Behind the #, where no server and no log sees it.
    return { path: `/setup#${id}.${secret}`, expiresAt };
  }
}

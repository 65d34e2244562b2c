import { Inject, Injectable } from '@nestjs/common';
import { hashSecret, newSecret, secretMatches } from '@zuoxi/platform/access';
import { Clock } from '@zuoxi/platform/calendar';
import { anonymousContext, type Context, newId } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { DomainError } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { IsNull, MoreThan } from 'typeorm';
import { type NewProvider, ProviderService } from './provider.service.js';
import { SetupLink } from './setup-link.entity.js';

const validMilliseconds = 24 * 3_600_000;

/**
 * The way into an installation that nobody is in yet, and to one more provider in it: a link that is good once, for a
 * day. Only its hash is kept, so a lost one is replaced, not shown again.
 */
@Injectable()
export class SetupService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database,
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
      ? await this.db.read(facts, ({ manager }) => manager.findOneBy(SetupLink, { id }))
      : null;
    if (!link || !secretMatches(secret, link.secretHash)) throw new DomainError('SETUP_LINK_INVALID');
    const { accountId } = await this.providers.createWithOwner(
      facts,
      provider,
      async ({ manager }, isEmpty) => {
        const now = this.clock.now();
        const good = { id, usedAt: IsNull(), expiresAt: MoreThan(now) };
        const { affected } = await manager.update(SetupLink, good, { usedAt: now });
        if (!affected || (link.isFirst && !isEmpty)) throw new DomainError('SETUP_LINK_INVALID');
      },
    );
    return { accountId, name: provider.name };
  }

  private async make(isFirst: boolean): Promise<{ path: string; expiresAt: Date }> {
    const id = newId();
    const secret = newSecret();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + validMilliseconds);
    await this.db.write(anonymousContext(), null, async ({ manager, insert }) => {
      if (isFirst) await manager.delete(SetupLink, { isFirst });
      await insert(SetupLink, { id, secretHash: hashSecret(secret), isFirst, createdAt: now, expiresAt });
    });
    // Behind the #, where no server and no log sees it.
    return { path: `/setup#${id}.${secret}`, expiresAt };
  }
}

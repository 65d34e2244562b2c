import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { anonymousContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { MasterKey } from '@zuoxi/platform/keys';
import { doorOf } from '@zuoxi/platform/module';
import { Like, Not } from 'typeorm';
import { Account } from '../directory/account.entity.js';
import { SigningKey } from './signing-key.entity.js';

const mark = 'wrapped:';

export const purposes = {
  totp: (accountId: string) => `totp:${accountId}`,
  refresh: (sessionId: string) => `refresh:${sessionId}`,
  signingKey: (id: string) => `signing-key:${id}`,
};

/**
 * Secrets that are read again and so cannot be kept as a hash: in their columns they stand wrapped by the
 * installation's key, so that a copy of the database signs nobody in. Each is wrapped for the row it belongs to.
 */
@Injectable()
export class KeptSecrets implements OnApplicationBootstrap {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database,
    private readonly master: MasterKey,
  ) {}

  wrap(purpose: string, plain: string): string {
    return mark + this.master.wrap(purpose, Buffer.from(plain)).toString('base64url');
  }

  /** @throws Error for what another installation wrapped, and for what is not wrapped at all. */
  unwrap(purpose: string, kept: string): string {
    if (!kept.startsWith(mark)) throw new Error(`the secret ${purpose} is not wrapped`);
    const wrapped = Buffer.from(kept.slice(mark.length), 'base64url');
    return this.master.unwrap(purpose, wrapped).toString();
  }

  /** Rows from before secrets were wrapped. */
  async onApplicationBootstrap(): Promise<void> {
    await this.db.write(anonymousContext(), null, async ({ manager }) => {
      const unwrapped = Not(Like(`${mark}%`));
      const accounts = await manager.find(Account, {
        select: { id: true, totpSecret: true },
        where: { totpSecret: unwrapped },
        lock: { mode: 'pessimistic_write' },
      });
      for (const { id, totpSecret } of accounts) {
        const wrapped = this.wrap(purposes.totp(id), totpSecret as string);
        await manager.update(Account, { id }, { totpSecret: wrapped });
      }
      const keys = await manager.findBy(SigningKey, { privateJwk: unwrapped });
      for (const { id, privateJwk } of keys) {
        const wrapped = this.wrap(purposes.signingKey(id), privateJwk);
        // By what it was, too: another process that starts now may have been faster.
        await manager.update(SigningKey, { id, privateJwk }, { privateJwk: wrapped });
      }
      return null;
    });
  }
}

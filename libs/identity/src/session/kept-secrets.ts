import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { anonymousContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { MasterKey } from '@zuoxi/platform/keys';
import { doorOf } from '@zuoxi/platform/module';
import type { IdentityTables } from '../tables.js';

const mark = 'wrapped:';

export const purposes = {
  totp: (accountId: string) => `totp:${accountId}`,
  signingKey: (id: string) => `signing-key:${id}`,
};

/**
 * Secrets that are read again and so cannot be kept as a hash: in their columns they stand wrapped by the
 * installation's key, so that a copy of the database signs nobody in. Each is wrapped for the row it belongs to.
 */
@Injectable()
export class KeptSecrets implements OnApplicationBootstrap {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database<IdentityTables>,
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
    await this.db.write(anonymousContext(), null, async ({ q }) => {
      const accounts = await q
        .selectFrom('identity.account')
        .select(['id', 'totpSecret'])
        .where('totpSecret', 'not like', `${mark}%`)
        .forUpdate()
        .execute();
      for (const { id, totpSecret } of accounts)
        await q
          .updateTable('identity.account')
          .set({ totpSecret: this.wrap(purposes.totp(id), totpSecret as string) })
          .where('id', '=', id)
          .execute();
      const keys = await q
        .selectFrom('identity.signingKey')
        .select(['id', 'privateJwk'])
        .where('privateJwk', 'not like', `${mark}%`)
        .execute();
      for (const { id, privateJwk } of keys)
        await q
          .updateTable('identity.signingKey')
          .set({ privateJwk: this.wrap(purposes.signingKey(id), privateJwk) })
          .where('id', '=', id)
          // Another process that starts now may have been faster.
          .where('privateJwk', '=', privateJwk)
          .execute();
      return null;
    });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { anonymousContext } from '@zuoxi/platform/context';
import { type Database } from '@zuoxi/platform/database';
import { DomainError } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { CompiledQuery } from 'kysely';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { IdentityTables } from '../tables.js';

const failuresOfAccount = 10;
const failuresOfAddress = 30;

/**
 * Guessing is slow by default: 10 failures an account in 15 minutes, 30 an address in 3 minutes (then an hour off).
 * An account's tries count before they are looked at, so that many at once are no way round; an address's count when
 * they have failed, because a whole office may sign in at once from one.
 */
@Injectable()
export class BruteForce {
  private readonly account: RateLimiterPostgres;
  private readonly address: RateLimiterPostgres;

  constructor(@Inject(doorOf('identity')) db: Database<IdentityTables>) {
    const storeClient = {
      query: async ({ text, values = [] }: { text: string; values?: unknown[] }) => {
        const { rows } = await db.write(anonymousContext(), null, ({ q }) =>
          q.executeQuery(CompiledQuery.raw(text, values)),
        );
        return { rows, rowCount: rows.length };
      },
    };
    const shared = {
      storeClient,
      storeType: 'client',
      schemaName: 'identity',
      tableName: 'attempt',
      tableCreated: true,
      clearExpiredByTimeout: false,
    };
    this.account = new RateLimiterPostgres({
      ...shared,
      keyPrefix: 'account',
      points: failuresOfAccount,
      duration: 900,
    });
    this.address = new RateLimiterPostgres({
      ...shared,
      keyPrefix: 'address',
      // The limiter blocks when its points are exceeded: by the last failure that is allowed.
      points: failuresOfAddress - 1,
      duration: 180,
      blockDuration: 3600,
    });
  }

  /** @throws DomainError TOO_MANY_ATTEMPTS while the account or the address is locked. */
  async begin(account: string, address: string): Promise<void> {
    const byAddress = await this.address.get(address);
    if (byAddress && byAddress.consumedPoints >= failuresOfAddress) throw tooMany(byAddress);
    await this.account.consume(account).catch((refused: unknown) => {
      throw refused instanceof RateLimiterRes ? tooMany(refused) : refused;
    });
  }

  /** The account's try is counted already. */
  async failed(address: string): Promise<void> {
    await this.address.consume(address).catch((refused: unknown) => {
      if (!(refused instanceof RateLimiterRes)) throw refused;
    });
  }

  /** It was no guess: takes the account's try back. */
  async undecided(account: string): Promise<void> {
    await this.account.reward(account);
  }

  async succeeded(account: string): Promise<void> {
    await this.account.delete(account);
  }
}

const tooMany = ({ msBeforeNext }: RateLimiterRes) =>
  new DomainError('TOO_MANY_ATTEMPTS', { seconds: Math.ceil(msBeforeNext / 1000) });

import { Inject, Injectable } from '@nestjs/common';
import { anonymousContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { DomainError } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

const failuresOfAccount = 10;
const failuresOfAddress = 30;
const lockSeconds = 3600;

/**
 * Guessing is slow by default: 10 failures an account in 15 minutes, 30 an address in 3 minutes (then an hour off).
 * Tries count before they are looked at, so that many at once are no way round; a success takes its own back, because a
 * whole office may sign in at once from one address.
 */
@Injectable()
export class BruteForce {
  private readonly account: RateLimiterPostgres;
  private readonly address: RateLimiterPostgres;

  constructor(@Inject(doorOf('identity')) db: Database) {
    const storeClient = {
      query: async ({ text, values = [] }: { text: string; values?: unknown[] }) => {
        const rows = await db.write(anonymousContext(), null, ({ sql }) => sql(text, values));
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
      points: failuresOfAddress,
      duration: 180,
    });
  }

  /** @throws DomainError TOO_MANY_ATTEMPTS while the account or the address is locked. */
  async begin(account: string, address: string): Promise<void> {
    await this.address.consume(address).catch((refused: unknown) => {
      throw refused instanceof RateLimiterRes ? tooMany(refused) : refused;
    });
    await this.account.consume(account).catch((refused: unknown) => {
      throw refused instanceof RateLimiterRes ? tooMany(refused) : refused;
    });
  }

  /** The try is counted already; the last that is allowed locks the address for an hour. */
  async failed(address: string): Promise<void> {
    const counted = await this.address.get(address);
    if (counted && counted.consumedPoints >= failuresOfAddress)
      await this.address.block(address, lockSeconds);
  }

  /** It was no guess: takes the try back. */
  async undecided(account: string, address: string): Promise<void> {
    await this.account.reward(account);
    await this.address.reward(address);
  }

  /** Forgets the account's failures, and takes this try of the address back. */
  async succeeded(account: string, address: string): Promise<void> {
    await this.account.delete(account);
    await this.address.reward(address);
  }
}

const tooMany = ({ msBeforeNext }: RateLimiterRes) =>
  new DomainError('TOO_MANY_ATTEMPTS', { seconds: Math.ceil(msBeforeNext / 1000) });

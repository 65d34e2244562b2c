import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { type Context, newId } from '../context/index.js';
import type { Database, PlatformTables } from '../database/index.js';
import { DomainError } from '../errors/index.js';

const nonceBytes = 12;
const tagBytes = 16;

/**
 * The installation's own key, from the secret that only its operator has. It wraps other secrets, each under the name of
 * what it is for, so that one cannot be put in another's place. AES-256-GCM; result: nonce, ciphertext, tag.
 */
export class MasterKey {
  constructor(private readonly secret: string) {
    if (secret.length < 16) throw new Error('ZUOXI_MASTER_KEY must have at least 16 characters');
  }

  private key(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.secret, 'zuoxi', purpose, 32));
  }

  wrap(purpose: string, plain: Buffer): Buffer {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.key(purpose), nonce);
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws Error when it was wrapped by another installation, for another purpose, or changed since. */
  unwrap(purpose: string, wrapped: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.key(purpose), wrapped.subarray(0, nonceBytes));
    decipher.setAuthTag(wrapped.subarray(-tagBytes));
    return Buffer.concat([decipher.update(wrapped.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  }

  /** The secret that comes after another: the same each time, and known to nobody who has that other one alone. */
  next(purpose: string, secret: string): string {
    return createHmac('sha256', this.key(purpose)).update(secret).digest('base64url');
  }

  /** Tells this key from another's, and nothing else of it. */
  get check(): string {
    return Buffer.from(hkdfSync('sha256', this.secret, 'zuoxi', 'check', 8)).toString('hex');
  }
}

export interface DataKey {
  readonly id: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

/** The keys under which a store's files lie. None is kept in memory: one that was erased is gone at once. */
@Injectable()
export class DataKeys {
  constructor(
    private readonly db: Database<PlatformTables>,
    private readonly master: MasterKey,
    private readonly clock: Clock,
  ) {}

  /** The key for what is put away now; the first of a store is made here. */
  async current(ctx: Context, storeId: string | null): Promise<DataKey> {
    const scopeId = storeId ?? (ctx.providerId as string);
    const row = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('platform.dataKey')
        .select(['id', 'wrapped'])
        .where('providerId', '=', ctx.providerId as string)
        .where('scopeId', '=', scopeId)
        .where('erasedAt', 'is', null)
        .orderBy('madeAt', 'desc')
        .limit(1)
        .executeTakeFirst(),
    );
    if (row?.wrapped) return { id: row.id, key: this.master.unwrap(purposeOf(row.id), row.wrapped) };
    const made: DataKey = { id: newId(), key: randomBytes(32) };
    await this.db.write(ctx, null, async ({ q }) => {
      await q
        .insertInto('platform.dataKey')
        .values({
          providerId: ctx.providerId as string,
          id: made.id,
          scopeId,
          wrapped: this.master.wrap(purposeOf(made.id), made.key),
          madeAt: this.clock.now(),
        })
        .execute();
      return null;
    });
    return made;
  }

  /** @throws DomainError FILE_ERASED when the key was erased. */
  async get(ctx: Context, id: string): Promise<Buffer> {
    const row = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('platform.dataKey')
        .select('wrapped')
        .where('providerId', '=', ctx.providerId as string)
        .where('id', '=', id)
        .executeTakeFirst(),
    );
    if (!row?.wrapped) throw new DomainError('FILE_ERASED');
    return this.master.unwrap(purposeOf(id), row.wrapped);
  }

  /**
   * Forgets all keys of a store for ever: what they sealed cannot be read by anybody, in no copy.
   *
   * @returns how many keys there were
   */
  async erase(ctx: Context, storeId: string, reason: string): Promise<number> {
    return this.db.write(ctx, 'file.erase', async ({ q, audit }) => {
      const { numUpdatedRows } = await q
        .updateTable('platform.dataKey')
        .set({ wrapped: null, erasedAt: this.clock.now(), erasedBy: ctx.actor.name })
        .where('providerId', '=', ctx.providerId as string)
        .where('scopeId', '=', storeId)
        .where('erasedAt', 'is', null)
        .executeTakeFirst();
      const keys = Number(numUpdatedRows);
      audit({ subjectType: 'store', subjectId: storeId, storeId, details: { keys, reason } });
      return keys;
    });
  }
}

const purposeOf = (id: string): string => `data-key:${id}`;

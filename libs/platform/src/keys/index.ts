import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { newId, type ProviderContext } from '../context/index.js';
import type { Database } from '../database/index.js';
import { DomainError } from '../errors/index.js';
import { WrappedKey } from './wrapped-key.entity.js';

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
    private readonly db: Database,
    private readonly master: MasterKey,
    private readonly clock: Clock,
  ) {}

  /** The key for what is put away now; the first of a store is made here. */
  async current(ctx: ProviderContext, storeId: string | null): Promise<DataKey> {
    const scopeId = storeId ?? ctx.providerId;
    const providerId = ctx.providerId;
    const row = await this.db.read(ctx, ({ manager }) =>
      manager.findOne(WrappedKey, {
        where: { providerId, scopeId, erasedAt: IsNull() },
        order: { madeAt: 'DESC' },
      }),
    );
    if (row?.wrapped) return { id: row.id, key: dataKeyOf(this.master, row.id, row.wrapped) };
    const made: DataKey = { id: newId(), key: randomBytes(32) };
    const wrapped = this.master.wrap(purposeOf(made.id), made.key);
    const madeAt = this.clock.now();
    await this.db.write(ctx, null, ({ insert }) =>
      insert(WrappedKey, { providerId, id: made.id, scopeId, wrapped, madeAt }),
    );
    return made;
  }

  /** @throws DomainError FILE_ERASED when the key was erased. */
  async get(ctx: ProviderContext, id: string): Promise<Buffer> {
    const providerId = ctx.providerId;
    const row = await this.db.read(ctx, ({ manager }) => manager.findOneBy(WrappedKey, { providerId, id }));
    if (!row?.wrapped) throw new DomainError('FILE_ERASED');
    return dataKeyOf(this.master, id, row.wrapped);
  }

  /**
   * Forgets all keys of a store for ever: what they sealed cannot be read by anybody, in no copy.
   *
   * @returns how many keys there were
   */
  async erase(ctx: ProviderContext, storeId: string, reason: string): Promise<number> {
    return this.db.write(ctx, 'file.erase', async ({ manager, audit }) => {
      const { affected: keys } = await manager.update(
        WrappedKey,
        { providerId: ctx.providerId, scopeId: storeId, erasedAt: IsNull() },
        { wrapped: null, erasedAt: this.clock.now(), erasedBy: ctx.actor.name },
      );
      audit({ subjectType: 'store', subjectId: storeId, storeId, details: { keys, reason } });
      return keys as number;
    });
  }
}

/** A store's key as it was made, for whoever has the installation's. */
export const dataKeyOf = (master: MasterKey, id: string, wrapped: Buffer): Buffer =>
  master.unwrap(purposeOf(id), wrapped);

const purposeOf = (id: string): string => `data-key:${id}`;

export { WrappedKey } from './wrapped-key.entity.js';

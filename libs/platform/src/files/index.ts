import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import type { WriteTx, ReadTx } from '../database/index.js';
import { type Context, newId } from '../context/index.js';
import type { Permission } from '@zuoxi/vocabulary';
import { DomainError, found } from '../errors/index.js';
import { Clock } from '../calendar/clock.js';
import type { PlatformTables } from '../database/tables.js';

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly storageKey: string;
  readonly storeId: string | null;
  /** What one must be allowed to open it. */
  readonly permission: string;
}

/** Where bytes lie: a local directory, or an object store. */
export abstract class FileStorage {
  /** Stores a stream under a key; the key exists only when every byte of it does. */
  abstract put(key: string, content: Readable): Promise<void>;
  abstract get(key: string): Readable;
  /** A path that a worker can open. */
  abstract localPath(key: string): string;
}

@Injectable()
export class LocalFileStorage extends FileStorage {
  constructor(private readonly directory: string) {
    super();
  }
  override async put(key: string, content: Readable): Promise<void> {
    const path = this.localPath(key);
    await mkdir(dirname(path), { recursive: true });
    const partial = `${path}.partial`;
    try {
      await pipeline(content, createWriteStream(partial));
      await rename(partial, path);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }
  override get(key: string): Readable {
    return createReadStream(this.localPath(key));
  }
  override localPath(key: string): string {
    return join(this.directory, key);
  }
}

/** Files of a provider: bytes in the storage, facts and hash in the database. */
@Injectable()
export class Files {
  constructor(
    readonly storage: FileStorage,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts the bytes away and says what they are; `register` then enters them in the deed's own transaction, so a file
   * that no transaction knows is garbage, never the reverse.
   *
   * @throws DomainError FILE_TOO_LARGE past the limit.
   */
  async receive(
    ctx: Context,
    file: {
      name: string;
      mediaType: string;
      storeId?: string | null;
      content: Readable;
      limitBytes: number;
      permission: Permission;
    },
  ): Promise<StoredFile> {
    const id = newId();
    const storageKey = `${ctx.providerId}/${id}`;
    const hash = createHash('sha256');
    let bytes = 0;
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        if (bytes > file.limitBytes) {
          done(new DomainError('FILE_TOO_LARGE', { limitMb: Math.round(file.limitBytes / 1_048_576) }));
          return;
        }
        hash.update(chunk);
        done(null, chunk);
      },
    });
    file.content.once('error', (error) => meter.destroy(error));
    await this.storage.put(storageKey, file.content.pipe(meter));
    return {
      id,
      name: file.name,
      mediaType: file.mediaType,
      bytes,
      sha256: hash.digest('hex'),
      storageKey,
      storeId: file.storeId ?? null,
      permission: file.permission,
    };
  }

  async register<Tables>(ctx: Context, tx: WriteTx<Tables>, file: StoredFile): Promise<void> {
    const q = (tx as unknown as WriteTx<PlatformTables>).q;
    await q
      .insertInto('platform.storedFile')
      .values({
        ...file,
        providerId: ctx.providerId as string,
        createdBy: ctx.actor.name,
        createdAt: this.clock.now(),
      })
      .execute();
  }

  async get<Tables>(ctx: Context, tx: ReadTx<Tables>, id: string): Promise<StoredFile> {
    const q = (tx as unknown as ReadTx<PlatformTables>).q;
    const row = await q
      .selectFrom('platform.storedFile')
      .selectAll()
      .where('providerId', '=', ctx.providerId as string)
      .where('id', '=', id)
      .executeTakeFirst();
    const file = found(row, 'file');
    // A file of a store is for those who hold the store; a provider's own file for no shop.
    const visible = file.storeId ? ctx.storeIds.includes(file.storeId) : ctx.storeId === null;
    return found(visible ? file : null, 'file');
  }

  async sizeOf(key: string): Promise<number> {
    return (await stat(this.storage.localPath(key))).size;
  }
}

import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, readdirSync, rmSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import type { WriteTx, ReadTx } from '../database/index.js';
import { newId, type ProviderContext } from '../context/index.js';
import type { Permission } from '@zuoxi/vocabulary';
import { DomainError, found } from '../errors/index.js';
import { Clock } from '../clock/clock.js';
import type { DataKeys } from '../keys/index.js';
import { FileEntry } from './file-entry.entity.js';
import { opening, sealing } from './sealed.js';
import { FileStorage, type StoredFile } from './storage.js';

@Injectable()
export class LocalFileStorage extends FileStorage {
  constructor(private readonly directory: string) {
    super();
  }
  override async put(key: string, content: Readable): Promise<void> {
    const path = join(this.directory, key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    // Also where an earlier version made it for everybody.
    await chmod(this.directory, 0o700);
    const partial = `${path}.partial`;
    try {
      await pipeline(content, createWriteStream(partial, { mode: 0o600 }));
      await rename(partial, path);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }
  override get(key: string): Readable {
    return createReadStream(join(this.directory, key));
  }
  override remove(key: string): Promise<void> {
    return rm(join(this.directory, key), { force: true });
  }
}

/** A copy in the clear, for a reader that needs a path. */
export interface PlainCopy {
  readonly path: string;
  remove(): Promise<void>;
}

const copyPrefix = 'zuoxi-open-';

/** Copies whose process was killed before it could remove them. */
function removeForgottenCopies(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(copyPrefix) ? Number(name.slice(copyPrefix.length).split('-')[0]) : 0;
    if (pid && !isAlive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Files of a provider: bytes in the storage, sealed under a key of their store; facts and hash in the database. */
@Injectable()
export class Files {
  constructor(
    private readonly storage: FileStorage,
    private readonly keys: DataKeys,
    private readonly clock: Clock,
  ) {
    removeForgottenCopies();
  }

  /**
   * Puts the bytes away and says what they are; `register` then enters them in the deed's own transaction, so a file
   * that no transaction knows is garbage, never the reverse.
   *
   * @throws DomainError FILE_TOO_LARGE past the limit.
   */
  async receive(
    ctx: ProviderContext,
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
    // A client may go away before its bytes are read from anywhere; the pipeline below then fails.
    file.content.on('error', () => undefined);
    const { id: keyId, key } = await this.keys.current(ctx, file.storeId ?? null);
    const hash = createHash('sha256');
    const sealedHash = createHash('sha256');
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
    const sealed = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        sealedHash.update(chunk);
        done(null, chunk);
      },
    });
    // What ends one of them ends all, and the file is not there.
    const [stored, piped] = await Promise.allSettled([
      this.storage.put(storageKey, sealed),
      pipeline(file.content, meter, sealing(key), sealed),
    ]);
    if (piped.status === 'rejected') throw piped.reason;
    if (stored.status === 'rejected') throw stored.reason;
    return {
      id,
      name: file.name,
      mediaType: file.mediaType,
      bytes,
      sha256: hash.digest('hex'),
      sealedSha256: sealedHash.digest('hex'),
      keyId,
      storageKey,
      storeId: file.storeId ?? null,
      permission: file.permission,
    };
  }

  async register(ctx: ProviderContext, { insert }: Pick<WriteTx, 'insert'>, file: StoredFile): Promise<void> {
    const providerId = ctx.providerId;
    await insert(FileEntry, { ...file, providerId, createdBy: ctx.actor.name, createdAt: this.clock.now() });
  }

  /** Of a file that was received: its bytes go, unless a transaction has entered it. */
  async dropUnlessEntered(
    ctx: ProviderContext,
    { manager }: Pick<ReadTx, 'manager'>,
    { id, storageKey }: StoredFile,
  ): Promise<void> {
    const isEntered = await manager.existsBy(FileEntry, { providerId: ctx.providerId, id });
    if (!isEntered) await this.storage.remove(storageKey);
  }

  async get(ctx: ProviderContext, { manager }: Pick<ReadTx, 'manager'>, id: string): Promise<StoredFile> {
    const row = await manager.findOneBy(FileEntry, { providerId: ctx.providerId, id });
    const file = found(row, 'file');
    // A file of a store is for those who hold the store; a provider's own file for no shop.
    const visible = file.storeId ? ctx.storeIds.includes(file.storeId) : ctx.storeId === null;
    return found(visible ? file : null, 'file');
  }

  /**
   * What the file says.
   *
   * @throws DomainError FILE_ERASED when the key of its store was erased.
   */
  async content(ctx: ProviderContext, file: Pick<StoredFile, 'storageKey' | 'keyId'>): Promise<Readable> {
    if (!file.keyId) return this.storage.get(file.storageKey);
    const key = await this.keys.get(ctx, file.keyId);
    const source = this.storage.get(file.storageKey);
    const opened = opening(key);
    source.once('error', (error) => opened.destroy(error));
    return source.pipe(opened);
  }

  /** For a reader in another process: a file that this user alone may open, until it is removed. */
  async plainCopy(ctx: ProviderContext, file: Pick<StoredFile, 'storageKey' | 'keyId'>): Promise<PlainCopy> {
    const content = await this.content(ctx, file);
    const directory = await mkdtemp(join(tmpdir(), `${copyPrefix}${process.pid}-`));
    const remove = () => rm(directory, { recursive: true, force: true });
    const path = join(directory, 'file');
    try {
      await pipeline(content, createWriteStream(path, { mode: 0o600 }));
    } catch (error) {
      await remove();
      throw error;
    }
    return { path, remove };
  }
}

export * from './file-entry.entity.js';
export * from './older.js';
export { opening, sealing } from './sealed.js';
export * from './storage.js';
export * from './upload.js';

import { createHash } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ProviderContext } from '../context/index.js';
import type { DataKeys } from '../keys/index.js';
import type { FileStorage, StoredFile } from './storage.js';
import { sealing } from './sealed.js';

type Sealed = Pick<StoredFile, 'storageKey' | 'sealedSha256' | 'keyId'>;

/**
 * Seals a file from before files were sealed, beside itself: whoever calls this enters what comes back, then removes the
 * plain one. Killed in between, one of the two is a file that nobody knows.
 *
 * @returns null when the file is not what its row says: it is left as it is
 */
export async function sealOlderFile(
  ctx: ProviderContext,
  keys: DataKeys,
  storage: FileStorage,
  file: Pick<StoredFile, 'storageKey' | 'storeId' | 'sha256'>,
): Promise<Sealed | null> {
  const { id: keyId, key } = await keys.current(ctx, file.storeId);
  const storageKey = `${file.storageKey}.sealed`;
  const plainHash = createHash('sha256');
  const sealedHash = createHash('sha256');
  const counting = (hash: ReturnType<typeof createHash>) =>
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        done(null, chunk);
      },
    });
  const out = counting(sealedHash);
  const [stored, piped] = await Promise.allSettled([
    storage.put(storageKey, out),
    pipeline(Readable.from(storage.get(file.storageKey)), counting(plainHash), sealing(key), out),
  ]);
  if (piped.status === 'rejected' || stored.status === 'rejected') return null;
  if (plainHash.digest('hex') !== file.sha256) {
    await storage.remove(storageKey);
    return null;
  }
  return { storageKey, keyId, sealedSha256: sealedHash.digest('hex') };
}

import type { Readable } from 'node:stream';

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Of what it says. */
  readonly sha256: string;
  /** Of the bytes as they lie; null for a file from before files were sealed. */
  readonly sealedSha256: string | null;
  readonly keyId: string | null;
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
  /** What is not there is removed already. */
  abstract remove(key: string): Promise<void>;
}

import type { Readable } from 'node:stream';
import type { FileEntry } from './file-entry.entity.js';

/** What lies in the storage, whether a transaction has entered it or not. */
export type StoredFile = Readonly<Omit<FileEntry, 'providerId' | 'createdBy' | 'createdAt'>>;

/** Where bytes lie: a local directory, or an object store. */
export abstract class FileStorage {
  /** Stores a stream under a key; the key exists only when every byte of it does. */
  abstract put(key: string, content: Readable): Promise<void>;
  abstract get(key: string): Readable;
  /** What is not there is removed already. */
  abstract remove(key: string): Promise<void>;
}

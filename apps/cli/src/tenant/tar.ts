import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { extract, pack } from 'tar-stream';
import { CommandError } from '../failure.js';
import { damaged } from './tenant.js';

/** Writes a `.tar.gz` in one pass, with no more than a chunk in memory. */
export class TarWriter {
  private readonly pack = pack();
  private readonly written: Promise<void>;

  constructor(path: string) {
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
    this.written = pipeline(this.pack, createGzip({ level: 6 }), file);
    // A full disk is told to whoever writes next.
    this.written.catch(() => undefined);
  }

  async entry(name: string, content: Buffer): Promise<void> {
    await this.stream(name, content.length, [content]);
  }

  /** @param size how many bytes come; a stream that gives others fails. */
  async stream(name: string, size: number, content: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<void> {
    try {
      await pipeline(Readable.from(content), this.pack.entry({ name, size, mode: 0o600 }));
    } catch (error) {
      // What failed first is the cause, be it the disk or the content.
      this.pack.destroy(error as Error);
      await this.written;
      throw error;
    }
  }

  async close(): Promise<void> {
    this.pack.finalize();
    await this.written;
  }
}

export interface TarEntry {
  readonly name: string;
  /** To be read to its end before the next entry is asked for. */
  readonly content: AsyncIterable<Buffer>;
}

/**
 * The entries of a `.tar.gz` in their order.
 *
 * @throws CommandError EXPORT_DAMAGED for one that was changed or cut
 */
export async function* tarEntries(path: string): AsyncGenerator<TarEntry> {
  const extracted = extract();
  const read = pipeline(createReadStream(path), createGunzip(), extracted);
  read.catch(() => undefined);
  try {
    for await (const entry of extracted) yield { name: entry.header.name, content: contentOf(entry) };
    await read;
  } catch (error) {
    throw asDamage(error);
  }
}

async function* contentOf(entry: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of entry) yield chunk as Buffer;
  } catch (error) {
    throw asDamage(error);
  }
}

/** The readers of gzip and tar have words of their own for bytes that are not what was written. */
function asDamage(error: unknown): unknown {
  const { syscall, message } = error as NodeJS.ErrnoException;
  if (syscall || error instanceof CommandError) return error;
  return damaged(message);
}

import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { CommandError } from '../failure.js';

const block = 512;
const damaged = (what: string) =>
  new CommandError(
    'EXPORT_DAMAGED',
    `导出文件已损坏（${what}），没有写入任何内容。`,
    `The export is damaged (${what}); nothing was written.`,
  );

/** A header of POSIX ustar: name, mode, owner, size, time, checksum, type. */
function headerOf(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`the name is too long for the archive: ${name}`);
  const header = Buffer.alloc(block);
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`;
  header.write(name, 0);
  header.write(octal(0o600, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(size, 12), 124);
  header.write(octal(Math.floor(Date.now() / 1000), 12), 136);
  header.write(' '.repeat(8), 148);
  header.write('0', 156);
  header.write('ustar\0' + '00', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** Writes a `.tar.gz` in one pass, with no more than a chunk in memory. */
export class TarWriter {
  private readonly gzip = createGzip({ level: 6 });
  private readonly finished: Promise<unknown>;

  constructor(path: string) {
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
    this.finished = once(file, 'close');
    this.finished.catch(() => undefined);
    // A full disk is told to whoever writes next.
    this.gzip.on('error', () => undefined);
    file.once('error', (error) => this.gzip.destroy(error));
    this.gzip.pipe(file);
  }

  async entry(name: string, content: Buffer): Promise<void> {
    await this.stream(name, content.length, [content]);
  }

  /** @param size how many bytes come; a stream that gives others fails. */
  async stream(name: string, size: number, content: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<void> {
    await this.write(headerOf(name, size));
    let bytes = 0;
    for await (const chunk of content) {
      bytes += chunk.length;
      await this.write(chunk);
    }
    if (bytes !== size) throw new Error(`${name} has ${bytes} bytes, not ${size}`);
    await this.write(Buffer.alloc((block - (size % block)) % block));
  }

  async close(): Promise<void> {
    this.gzip.end(Buffer.alloc(2 * block));
    await this.finished;
  }

  private async write(data: Buffer): Promise<void> {
    if (this.gzip.errored) throw this.gzip.errored;
    if (data.length && !this.gzip.write(data)) await once(this.gzip, 'drain');
  }
}

export interface TarEntry {
  readonly name: string;
  readonly size: number;
  /** To be read to its end before the next entry is asked for. */
  readonly content: AsyncIterable<Buffer>;
}

/** The entries of a `.tar.gz` in their order. */
export async function* tarEntries(path: string): AsyncGenerator<TarEntry> {
  const file = createReadStream(path);
  const gunzip = file.pipe(createGunzip());
  file.once('error', (error) => gunzip.destroy(error));
  const input = new Bytes(gunzip);
  for (;;) {
    const header = await input.exactly(block);
    if (header.every((byte) => byte === 0)) return;
    const text = (from: number, length: number) =>
      header
        .subarray(from, from + length)
        .toString()
        .split('\0', 1)[0] ?? '';
    if (text(257, 5) !== 'ustar') throw damaged('header');
    const size = Number.parseInt(text(124, 12), 8);
    yield { name: text(0, 100), size, content: input.upTo(size) };
    await input.exactly((block - (size % block)) % block);
  }
}

class Bytes {
  private readonly input: AsyncIterator<Buffer>;
  private buffer: Buffer = Buffer.alloc(0);

  constructor(source: Readable) {
    this.input = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  async exactly(length: number): Promise<Buffer> {
    while (this.buffer.length < length) await this.more();
    return this.take(length);
  }

  async *upTo(length: number): AsyncGenerator<Buffer> {
    for (let left = length; left > 0;) {
      if (!this.buffer.length) await this.more();
      const chunk = this.take(Math.min(left, this.buffer.length));
      left -= chunk.length;
      yield chunk;
    }
  }

  private take(length: number): Buffer {
    const taken = this.buffer.subarray(0, length);
    this.buffer = this.buffer.subarray(length);
    return taken;
  }

  private async more(): Promise<void> {
    try {
      const { value, done } = await this.input.next();
      if (done) throw damaged('end');
      this.buffer = this.buffer.length ? Buffer.concat([this.buffer, value]) : value;
    } catch (error) {
      // gzip has its own words for bytes that are not what was written.
      if (String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw damaged('gzip');
      throw error;
    }
  }
}

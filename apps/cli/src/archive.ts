import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { CommandError } from './failure.js';

/** What is told of a part, after its bytes; a reader that counted otherwise has a damaged archive before it. */
export interface PartFacts {
  readonly name: string;
  /** Of a table. */
  readonly rows: number | null;
  readonly bytes: number;
  readonly sha256: string;
}

/*
 * The archive is gzip over lines of JSON and blocks of bytes, written and read in one pass:
 *
 *   { header }                                  one line
 *   { "part": name }  block … block  { facts }  each block is a length of four bytes, then as many; length 0 ends them
 *   { "parts": n }                              one line, so that a file cut short shows
 */
const damaged = (what: string) =>
  new CommandError(
    'BACKUP_DAMAGED',
    `备份文件已损坏（${what}），没有写入任何内容。请使用另一份备份。`,
    `The backup is damaged (${what}); nothing was written. Use another one.`,
  );

export class ArchiveWriter {
  private readonly gzip = createGzip({ level: 6 });
  private readonly finished: Promise<unknown>;
  private parts = 0;

  constructor(path: string, header: object) {
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
    this.finished = once(file, 'close');
    this.finished.catch(() => undefined);
    // A full disk is told to whoever writes next.
    this.gzip.on('error', () => undefined);
    file.once('error', (error) => this.gzip.destroy(error));
    this.gzip.pipe(file);
    this.gzip.write(`${JSON.stringify(header)}\n`);
  }

  /** @param fill writes the part's bytes into a stream, and returns the number of rows if it knows one. */
  async part(name: string, fill: (target: Writable) => Promise<number | null>): Promise<PartFacts> {
    await this.write(`${JSON.stringify({ part: name })}\n`);
    const hash = createHash('sha256');
    let bytes = 0;
    const source = new PassThrough({ highWaterMark: 1 << 18 });
    const filled = fill(source).then(
      (rows) => {
        source.end();
        return rows;
      },
      (error: Error) => {
        source.destroy(error);
        throw error;
      },
    );
    filled.catch(() => undefined);
    for await (const block of source as AsyncIterable<Buffer>) {
      hash.update(block);
      bytes += block.length;
      await this.write(lengthOf(block.length));
      await this.write(block);
    }
    const facts: PartFacts = { name, rows: await filled, bytes, sha256: hash.digest('hex') };
    await this.write(lengthOf(0));
    await this.write(`${JSON.stringify(facts)}\n`);
    this.parts += 1;
    return facts;
  }

  async close(): Promise<void> {
    this.gzip.end(`${JSON.stringify({ parts: this.parts })}\n`);
    await this.finished;
  }

  private async write(data: string | Buffer): Promise<void> {
    if (this.gzip.errored) throw this.gzip.errored;
    if (!this.gzip.write(data)) await once(this.gzip, 'drain');
  }
}

const lengthOf = (length: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
};

/** Reads an archive once, from its header to its end. */
export class ArchiveReader {
  private readonly input: AsyncIterator<Buffer>;
  private buffer: Buffer = Buffer.alloc(0);

  constructor(path: string) {
    const file = createReadStream(path);
    const gunzip = file.pipe(createGunzip());
    file.once('error', (error) => gunzip.destroy(error));
    this.input = (gunzip as Readable)[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  async header<Header>(): Promise<Header> {
    return (await this.line()) as Header;
  }

  /**
   * @param take consumes the bytes of a part, all of them, and returns the number of rows it made of them
   * @throws CommandError BACKUP_DAMAGED when bytes, rows or hashes are not those that were written
   */
  async parts(
    take: (name: string, bytes: AsyncIterable<Buffer>) => Promise<number | null>,
  ): Promise<PartFacts[]> {
    const all: PartFacts[] = [];
    for (;;) {
      const line = (await this.line()) as { part?: string; parts?: number };
      if (line.parts !== undefined) {
        if (line.parts !== all.length) throw damaged('parts');
        return all;
      }
      if (line.part === undefined) throw damaged('format');
      const hash = createHash('sha256');
      let bytes = 0;
      const rows = await take(
        line.part,
        this.blocks((block) => {
          hash.update(block);
          bytes += block.length;
        }),
      );
      const facts = (await this.line()) as unknown as PartFacts;
      const fits = facts.name === line.part && facts.bytes === bytes && facts.rows === rows;
      if (!fits || facts.sha256 !== hash.digest('hex')) throw damaged(line.part);
      all.push(facts);
    }
  }

  private async *blocks(see: (block: Buffer) => void): AsyncGenerator<Buffer> {
    for (;;) {
      const length = (await this.exactly(4)).readUInt32BE();
      if (!length) return;
      if (length > 1 << 26) throw damaged('block');
      const block = await this.exactly(length);
      see(block);
      yield block;
    }
  }

  private async line(): Promise<object> {
    for (let at = -1; ;) {
      at = this.buffer.indexOf(10);
      if (at < 0) {
        if (this.buffer.length > 1 << 20) throw damaged('format');
        await this.more();
        continue;
      }
      const text = this.buffer.subarray(0, at).toString();
      this.buffer = this.buffer.subarray(at + 1);
      try {
        return JSON.parse(text) as object;
      } catch {
        throw damaged('format');
      }
    }
  }

  private async exactly(length: number): Promise<Buffer> {
    while (this.buffer.length < length) await this.more();
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

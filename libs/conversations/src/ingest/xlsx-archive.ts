import { crc32, constants, createInflateRaw, inflateRawSync } from 'node:zlib';
import { Readable } from 'node:stream';
import { chunksBetween, FileInput, readAll, readAt, sizeOf } from './file-input.js';
import { IngestError } from './ingest.errors.js';
import { mergeOf } from './merges.js';
import type { Merge } from './row-source.js';

const MAX_ENTRIES = 1_000;
const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;
const MAX_RATIO = 100;
/** Below this, a high ratio is no danger: small sheets of equal cells pack very well. */
const RATIO_MATTERS_FROM = 20 * 1024 * 1024;
/** A broken archive is searched in memory for readable rows only up to this size. */
const MAX_SALVAGE_BYTES = 20 * 1024 * 1024;
const MAX_SALVAGED_BYTES = 64 * 1024 * 1024;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const ENCRYPTED = 0x1;
const SIZES_FOLLOW = 0x8;

const RELATIONS = 'xl/_rels/workbook.xml.rels';
const WORKBOOK = 'xl/workbook.xml';
const STYLES = 'xl/styles.xml';
const STRINGS = 'xl/sharedStrings.xml';
const SHEET = /^xl\/worksheets\/sheet(\d+)\.xml$/;
/** Some writers spell part names in a case of their own. */
const CANONICAL = new Map([RELATIONS, WORKBOOK, STYLES, STRINGS].map((path) => [path.toLowerCase(), path]));

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** What the reader insists on, where a writer (or a break in the file) left it out. */
const DEFAULTS: Readonly<Record<string, string>> = {
  [RELATIONS]: `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`,
  [WORKBOOK]: `${XML}<workbook xmlns="${MAIN}"><sheets/></workbook>`,
  [STRINGS]: `${XML}<sst xmlns="${MAIN}"/>`,
};

interface Part {
  readonly size: number;
  readonly crc: number;
  read(): AsyncIterable<Buffer>;
}

/**
 * The parts of an .xlsx that hold values, checked before any of them is parsed: sizes, ratio and checksums are measured
 * by unpacking once, because what an archive says about itself may be a lie.
 *
 * Why not hand the file to the spreadsheet library as it is: with sheets stored before the shared strings it spools to
 * a temporary file, and a damaged or truncated archive then rejects a promise nobody awaits, which ends the process.
 * It gets a plain archive of ours instead, stored, in reading order, one sheet at a time.
 */
export class XlsxArchive {
  private constructor(
    private readonly parts: ReadonlyMap<string, Part>,
    /** The file breaks off; what is here was saved from the part before. */
    readonly isCut: boolean,
    private readonly merges: ReadonlyMap<string, readonly Merge[]> = new Map(),
  ) {}

  /** @throws IngestError FILE_ENCRYPTED, FILE_UNSAFE, FILE_DAMAGED, FILE_TRUNCATED (nothing readable). */
  static async open(file: FileInput): Promise<XlsxArchive> {
    const entries = await centralDirectory(file);
    if (!entries) return salvage(file);

    const parts = new Map<string, Part>();
    const merges = new Map<string, readonly Merge[]>();
    let unpacked = 0;
    if (!entries.some(({ path }) => isOffice(path))) throw new IngestError('FILE_IS_ARCHIVE');
    for (const entry of entries) {
      if (!isWanted(entry.path)) continue;
      if (entry.flags & ENCRYPTED) throw new IngestError('FILE_ENCRYPTED');
      unpacked += entry.size;
      if (unpacked > MAX_UNPACKED_BYTES) throw unsafe(`> ${MAX_UNPACKED_BYTES / 1024 / 1024} MB`);
      if (entry.size > RATIO_MATTERS_FROM && entry.size > entry.packedSize * MAX_RATIO)
        throw unsafe(`> ${MAX_RATIO}:1`);
      const tail = SHEET.test(entry.path) ? new SheetTail() : null;
      await verify(file, entry, tail);
      if (tail) merges.set(entry.path, tail.merges());
      parts.set(entry.path, { size: entry.size, crc: entry.crc, read: () => unpack(file, entry) });
    }
    const relations = parts.get(RELATIONS);
    if (relations) parts.set(RELATIONS, partOf(relativeTargets(await contentOf(relations))));
    return new XlsxArchive(parts, false, merges);
  }

  get unpackedBytes(): number {
    return [...this.parts.values()].reduce((sum, part) => sum + part.size, 0);
  }

  /** Part names of the worksheets, in order. */
  get sheetPaths(): string[] {
    const number = (path: string): number => Number(SHEET.exec(path)?.[1]);
    return [...this.parts.keys()].filter((path) => SHEET.test(path)).sort((a, b) => number(a) - number(b));
  }

  mergesOf(sheetPath: string): readonly Merge[] {
    return this.merges.get(sheetPath) ?? [];
  }

  /** A well-formed archive with one sheet; without its strings it is enough to learn the sheet's name. */
  singleSheet(sheetPath: string, { withStrings }: { withStrings: boolean }): Readable {
    const parts = [RELATIONS, WORKBOOK, STYLES, STRINGS, sheetPath].flatMap((path): [string, Part][] => {
      const own = path === STRINGS && !withStrings ? undefined : this.parts.get(path);
      const part = own ?? (DEFAULTS[path] ? partOf(Buffer.from(DEFAULTS[path])) : null);
      return part ? [[path, part]] : [];
    });
    return Readable.from(storedArchive(parts), { objectMode: false });
  }

  static salvaged(parts: ReadonlyMap<string, Part>): XlsxArchive {
    return new XlsxArchive(parts, true);
  }
}

/** Of a workbook of whatever writer, and not of files that were packed together. */
const isOffice = (path: string): boolean => /^(?:xl\/|\[Content_Types\]|content\.xml$|Index\/)/i.test(path);
const isWanted = (path: string): boolean => path in DEFAULTS || path === STYLES || SHEET.test(path);
/** Writers may name sheets from the root of the package, where the reader looks them up relative to `xl/`. */
const relativeTargets = (xml: Buffer): Buffer =>
  Buffer.from(xml.toString().replace(/Target="\/xl\//g, 'Target="'));
const unsafe = (limit: string): IngestError => new IngestError('FILE_UNSAFE', { limit });
const partOf = (bytes: Buffer): Part => ({
  size: bytes.length,
  crc: crc32(bytes),
  async *read() {
    yield bytes;
  },
});

async function contentOf(part: Part): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of part.read()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

interface Entry {
  readonly path: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly headerAt: number;
}

/** Null: there is none, the archive is not whole. */
async function centralDirectory(file: FileInput): Promise<Entry[] | null> {
  const size = await sizeOf(file);
  const tail = await readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) return null;

  const count = tail.readUInt16LE(end + 10);
  const directorySize = tail.readUInt32LE(end + 12);
  const directoryAt = tail.readUInt32LE(end + 16);
  if (count > MAX_ENTRIES) throw unsafe(`> ${MAX_ENTRIES} files`);
  if (directorySize > 16 * 1024 * 1024) throw unsafe('directory > 16 MB');
  // Whatever was put before the archive (a byte order mark, lines of a download) moves it as a whole.
  const moved = Math.max(0, size - tail.length) + end - directorySize - directoryAt;
  if (moved < 0) return null;

  const bytes = await readAt(file, directoryAt + moved, directorySize);
  const entries: Entry[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw new IngestError('FILE_DAMAGED');
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const wide = wideSizes(extra);
    const take = (field: number): number => {
      const value = bytes.readUInt32LE(at + field);
      return value === 0xffffffff ? (wide.shift() ?? value) : value;
    };
    // The order in which the wide field lists them: size, packed size, position.
    const unpackedSize = take(24);
    const packedSize = take(20);
    const headerAt = take(42) + moved;
    entries.push({
      path: normalPath(bytes.toString('utf8', at + 46, at + 46 + nameLength)),
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packedSize,
      size: unpackedSize,
      headerAt,
    });
    at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function normalPath(path: string): string {
  const plain = path.replaceAll('\\', '/').replace(/^\/+/, '');
  const lower = plain.toLowerCase();
  return CANONICAL.get(lower) ?? (SHEET.test(lower) ? lower : plain);
}

function wideSizes(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length;) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 0x0001) {
      const values: number[] = [];
      for (let i = at + 4; i + 8 <= Math.min(extra.length, at + 4 + length); i += 8) {
        values.push(Number(extra.readBigUInt64LE(i)));
      }
      return values;
    }
    at += 4 + length;
  }
  return [];
}

async function* unpack(file: FileInput, entry: Entry): AsyncGenerator<Buffer> {
  const header = await readAt(file, entry.headerAt, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== LOCAL) throw new IngestError('FILE_DAMAGED');
  const from = entry.headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = chunksBetween(file, from, from + entry.packedSize);
  if (entry.method === 0) yield* packed;
  else if (entry.method === 8) {
    const inflate = createInflateRaw();
    const source = Readable.from(packed);
    source.on('error', (error) => inflate.destroy(error));
    yield* source.pipe(inflate) as AsyncIterable<Buffer>;
  } else throw new IngestError('FILE_DAMAGED');
}

const MAX_TAIL_BYTES = 2 * 1024 * 1024;
const END_OF_ROWS = Buffer.from('</sheetData>');

/** What follows the rows of a sheet: there it says which cells are merged. */
class SheetTail {
  private carry: Buffer = Buffer.alloc(0);
  private parts: Buffer[] | null = null;
  private size = 0;

  add(chunk: Buffer): void {
    if (this.parts) {
      if (this.size < MAX_TAIL_BYTES) this.parts.push(chunk);
      this.size += chunk.length;
      return;
    }
    const both = this.carry.length ? Buffer.concat([this.carry, chunk]) : chunk;
    const at = both.indexOf(END_OF_ROWS);
    if (at >= 0) this.parts = [both.subarray(at)];
    else this.carry = both.subarray(Math.max(0, both.length - END_OF_ROWS.length));
  }

  merges(): Merge[] {
    const tail = Buffer.concat(this.parts ?? []).toString('latin1');
    return [...tail.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref="([^"]{3,40})"/g)].flatMap(
      ([, ref = '']) => mergeOf(ref) ?? [],
    );
  }
}

async function verify(file: FileInput, entry: Entry, tail: SheetTail | null): Promise<void> {
  let size = 0;
  let crc = 0;
  try {
    for await (const chunk of unpack(file, entry)) {
      size += chunk.length;
      if (size > entry.size) throw unsafe('size');
      crc = crc32(chunk, crc);
      tail?.add(chunk);
    }
  } catch (cause) {
    throw cause instanceof IngestError ? cause : new IngestError('FILE_DAMAGED', {}, { cause });
  }
  if (size !== entry.size || crc !== entry.crc) throw new IngestError('FILE_DAMAGED');
}

/** The whole parts at the beginning of a broken archive, and the whole rows of the sheet in which it breaks off. */
async function salvage(file: FileInput): Promise<XlsxArchive> {
  const parts = new Map<string, Part>();
  const nothing = new IngestError('FILE_TRUNCATED', { row: 1 });
  if ((await sizeOf(file)) > MAX_SALVAGE_BYTES) throw nothing;
  const bytes = await readAll(file);
  let budget = MAX_SALVAGED_BYTES;
  let at = 0;
  while (at + 30 <= bytes.length && bytes.readUInt32LE(at) === LOCAL) {
    const flags = bytes.readUInt16LE(at + 6);
    const packedSize = bytes.readUInt32LE(at + 18);
    const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const path = normalPath(bytes.toString('utf8', at + 30, at + 30 + bytes.readUInt16LE(at + 26)));
    if (flags & ENCRYPTED) throw new IngestError('FILE_ENCRYPTED');

    const isStored = bytes.readUInt16LE(at + 8) === 0;
    const sizesFollow = (flags & SIZES_FOLLOW) !== 0;
    if (isStored && sizesFollow) break;
    const to = sizesFollow ? bytes.length : Math.min(bytes.length, from + packedSize);
    const { content, used } = isStored
      ? { content: bytes.subarray(from, to), used: to - from }
      : inflatePrefix(bytes.subarray(from, to), budget);
    budget -= content.length;
    const isWhole = sizesFollow ? from + used < bytes.length : from + packedSize <= bytes.length;
    if (isWanted(path)) {
      if (isWhole) parts.set(path, partOf(content));
      else if (SHEET.test(path)) {
        const rows = wholeRows(content);
        if (rows) parts.set(path, partOf(rows));
      }
    }
    if (!isWhole) break;
    at = from + used;
    // Sizes after the data: with or without a signature of their own.
    if (sizesFollow) at = nextRecord(bytes, at);
  }
  if (!parts.has(STRINGS)) {
    for (const [path, part] of parts) {
      if (!SHEET.test(path)) continue;
      if ((await contentOf(part)).includes('t="s"')) parts.delete(path);
    }
  }
  if (![...parts.keys()].some((path) => SHEET.test(path))) throw nothing;
  return XlsxArchive.salvaged(parts);
}

function inflatePrefix(packed: Buffer, budget: number): { content: Buffer; used: number } {
  try {
    const { buffer, engine } = inflateRawSync(packed, {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: Math.max(1, budget),
      info: true,
    }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
    return { content: buffer, used: engine.bytesWritten };
  } catch (cause) {
    if ((cause as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw unsafe('size');
    return { content: Buffer.alloc(0), used: packed.length };
  }
}

function nextRecord(bytes: Buffer, at: number): number {
  for (const skip of [16, 12, 24, 20]) {
    if (at + skip + 4 > bytes.length) continue;
    const signature = bytes.readUInt32LE(at + skip);
    if (signature === LOCAL || signature === CENTRAL) return at + skip;
  }
  return bytes.length;
}

function wholeRows(sheet: Buffer): Buffer | null {
  const end = sheet.lastIndexOf('</row>');
  return end < 0
    ? null
    : Buffer.concat([sheet.subarray(0, end), Buffer.from('</row></sheetData></worksheet>')]);
}

async function* storedArchive(parts: readonly [string, Part][]): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let at = 0;
  for (const [path, part] of parts) {
    const name = Buffer.from(path);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(part.crc, 10);
    fields.writeUInt32LE(part.size, 14);
    fields.writeUInt32LE(part.size, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([uint32(LOCAL), fields, name]);
    const central = Buffer.concat([
      uint32(CENTRAL),
      Buffer.from([20, 0]),
      fields,
      Buffer.alloc(10),
      uint32(at),
      name,
    ]);
    directory.push(central);
    yield local;
    yield* part.read();
    at += local.length + part.size;
  }
  const all = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(all.length, 8);
  end.writeUInt32LE(at, 12);
  yield Buffer.concat([all, uint32(END), end]);
}

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

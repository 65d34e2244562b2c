import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { chunksOf, FileInput } from './file-input.js';
import { IngestError } from './ingest.errors.js';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface DetectedEncoding {
  readonly encoding: Encoding;
  /** 0 = no byte order mark. */
  readonly bomLength: number;
  /** The last character is cut in half: the file was not copied to its end. */
  readonly isCut: boolean;
}

/**
 * Reads the whole file once: strict UTF-8 if it is UTF-8 (or a byte order mark says otherwise), else strict GB18030,
 * of which GBK and GB2312 are subsets. Nothing is replaced by "�".
 *
 * @throws IngestError FILE_EMPTY; ENCODING_UNKNOWN (neither, or binary); ENCODING_MIXED (lines of both). Details carry
 * the byte offset and the line.
 */
export async function detectEncoding(file: FileInput): Promise<DetectedEncoding> {
  const head = await firstBytes(file);
  if (head.length === 0) throw new IngestError('FILE_EMPTY');
  if (head[0] === 0xff && head[1] === 0xfe) return utf16(file, 'utf-16le');
  if (head[0] === 0xfe && head[1] === 0xff) return utf16(file, 'utf-16be');
  const bomLength = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;

  const utf8 = await scanUtf8(file);
  if (utf8 !== null) return { encoding: 'utf-8', bomLength, isCut: utf8.isCut };
  return scanLines(file, bomLength);
}

async function firstBytes(file: FileInput): Promise<Buffer> {
  for await (const chunk of chunksOf(file)) return chunk.subarray(0, 4);
  return Buffer.alloc(0);
}

/** Null: not UTF-8. */
async function scanUtf8(file: FileInput): Promise<{ isCut: boolean } | null> {
  let carry: Buffer = Buffer.alloc(0);
  for await (const chunk of chunksOf(file)) {
    const bytes: Buffer = carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk;
    const end = bytes.length - unfinishedUtf8(bytes);
    if (!isUtf8(bytes.subarray(0, end)) || bytes.includes(0)) return null;
    carry = bytes.subarray(end);
  }
  if (carry.length > 0 && !isBeginning(carry, 'utf-8')) return null;
  return { isCut: carry.length > 0 };
}

/** Valid as far as it goes: at most the last character is unfinished. */
function isBeginning(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** How many bytes at the end begin a character that needs more bytes. */
function unfinishedUtf8(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

async function utf16(file: FileInput, encoding: 'utf-16le' | 'utf-16be'): Promise<DetectedEncoding> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let size = 0;
  let row = 1;
  let hasText = false;
  for await (const chunk of chunksOf(file)) {
    try {
      const text = decoder.decode(chunk, { stream: true });
      hasText ||= text.trim() !== '';
      if (text.includes('\0')) throw new RangeError('NUL');
      row += countLines(text);
    } catch (cause) {
      throw new IngestError('ENCODING_UNKNOWN', { row, offset: size }, { cause });
    }
    size += chunk.length;
  }
  if (!hasText) throw new IngestError('FILE_EMPTY');
  try {
    decoder.decode();
    return { encoding, bomLength: 2, isCut: false };
  } catch {
    return { encoding, bomLength: 2, isCut: true };
  }
}

const countLines = (text: string): number => {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
};

interface LineFinding {
  readonly row: number;
  readonly offset: number;
}

/**
 * A file that is not UTF-8 as a whole, line by line. A line of GBK may be valid UTF-8 by accident, but hardly with
 * four three-byte characters in it (two GBK bytes would have to fit the pattern six times in a row), so one such line
 * beside one that is only valid as GB18030 proves a mixture; shorter ones prove it when they are too many for chance.
 */
async function scanLines(file: FileInput, bomLength: number): Promise<DetectedEncoding> {
  const gb = new TextDecoder('gb18030', { fatal: true });
  let firstGb: LineFinding | null = null;
  let firstUtf8: LineFinding | null = null;
  let firstSureUtf8: LineFinding | null = null;
  let gbLines = 0;
  let utf8Lines = 0;
  let common = 0;
  let rare = 0;
  let isCut = false;

  for await (const { bytes, row, offset, isLast } of linesOf(file)) {
    if (bytes.includes(0))
      throw new IngestError('ENCODING_UNKNOWN', { row, offset: offset + bytes.indexOf(0) });
    if (isAscii(bytes)) continue;
    if (isUtf8(bytes)) {
      utf8Lines += 1;
      firstUtf8 ??= { row, offset };
      if (countThreeByte(bytes) >= 4 || !isGb18030(bytes, gb)) firstSureUtf8 ??= { row, offset };
      continue;
    }
    const invalid = offset + firstInvalidUtf8(bytes);
    try {
      gb.decode(bytes);
    } catch (cause) {
      if (!isLast || !isBeginning(bytes, 'gb18030')) {
        const isMixed = utf8Lines > 0 && firstSureUtf8 !== null;
        throw new IngestError(
          isMixed ? 'ENCODING_MIXED' : 'ENCODING_UNKNOWN',
          { row, offset: invalid },
          { cause },
        );
      }
      isCut = true;
    }
    gbLines += 1;
    firstGb ??= { row, offset: invalid };
    for (let i = 0; i < bytes.length - 1; i++) {
      if (bytes[i]! < 0x81) continue;
      const trail = bytes[i + 1]!;
      if (trail >= 0x30 && trail <= 0x39) i += 3;
      else {
        if (trail >= 0xa1 && bytes[i]! >= 0xa1) common += 1;
        else rare += 1;
        i += 1;
      }
    }
  }

  const utf8IsNoAccident =
    firstSureUtf8 !== null || (utf8Lines >= 3 && utf8Lines > 0.05 * (utf8Lines + gbLines));
  if (firstGb !== null && utf8IsNoAccident) {
    const other = firstSureUtf8 ?? firstUtf8!;
    throw new IngestError('ENCODING_MIXED', firstGb.offset > other.offset ? firstGb : other);
  }
  // Big5 and Shift-JIS are mostly valid GBK, but of characters that nobody writes.
  if (rare >= 10 && rare > 0.3 * (common + rare)) throw new IngestError('ENCODING_UNKNOWN', firstGb ?? {});
  return { encoding: 'gb18030', bomLength, isCut };
}

function isGb18030(bytes: Uint8Array, decoder: TextDecoder): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function countThreeByte(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) if (byte >= 0xe0 && byte < 0xf0) count += 1;
  return count;
}

function firstInvalidUtf8(bytes: Buffer): number {
  let low = 0;
  let high = bytes.length;
  // The longest valid prefix, up to a character in progress.
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const part = bytes.subarray(0, middle);
    if (isUtf8(part.subarray(0, part.length - unfinishedUtf8(part)))) low = middle;
    else high = middle - 1;
  }
  return low - unfinishedUtf8(bytes.subarray(0, low));
}

/** Lines end with 0x0A in both encodings (no GB18030 character contains that byte). */
async function* linesOf(
  file: FileInput,
): AsyncGenerator<{ bytes: Buffer; row: number; offset: number; isLast: boolean }> {
  let carry: Buffer[] = [];
  let carried = 0;
  let row = 1;
  let offset = 0;
  for await (const chunk of chunksOf(file)) {
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, start)) {
      const piece = chunk.subarray(start, end);
      const bytes = carried > 0 ? Buffer.concat([...carry, piece]) : piece;
      yield { bytes, row, offset, isLast: false };
      row += 1;
      offset += bytes.length + 1;
      start = end + 1;
      carry = [];
      carried = 0;
    }
    carry.push(chunk.subarray(start));
    carried += chunk.length - start;
  }
  if (carried > 0) yield { bytes: Buffer.concat(carry), row, offset, isLast: true };
}

/** The text without its byte order mark. A character cut at the end of the file is left out (`isCut` tells). */
export async function* decodeStream(file: FileInput, detected: DetectedEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(detected.encoding, { fatal: true });
  for await (const chunk of chunksOf(file)) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  if (!detected.isCut) {
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  }
}

/** The same as UTF-8 bytes, for parsers that want bytes; UTF-8 files pass through untouched. */
export async function* utf8Chunks(file: FileInput, detected: DetectedEncoding): AsyncGenerator<Buffer> {
  if (detected.encoding !== 'utf-8' || detected.isCut) {
    for await (const text of decodeStream(file, detected)) yield Buffer.from(text);
    return;
  }
  let skip = detected.bomLength;
  for await (const chunk of chunksOf(file)) {
    yield skip > 0 ? chunk.subarray(skip) : chunk;
    skip = 0;
  }
}

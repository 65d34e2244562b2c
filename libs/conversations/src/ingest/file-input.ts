import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';

/** A file to read: stored on disk, or small and already in memory. `name` is what the user called it. */
export type FileInput =
  { readonly name: string; readonly path: string } | { readonly name: string; readonly bytes: Uint8Array };

const CHUNK = 256 * 1024;

export async function sizeOf(file: FileInput): Promise<number> {
  return 'bytes' in file ? file.bytes.byteLength : (await stat(file.path)).size;
}

export async function* chunksOf(file: FileInput): AsyncGenerator<Buffer> {
  if ('bytes' in file) {
    const all = asBuffer(file.bytes);
    for (let at = 0; at < all.length; at += CHUNK) yield all.subarray(at, at + CHUNK);
  } else {
    yield* createReadStream(file.path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>;
  }
}

export async function readAt(file: FileInput, offset: number, length: number): Promise<Buffer> {
  if ('bytes' in file) return asBuffer(file.bytes).subarray(offset, offset + length);
  const handle = await open(file.path);
  try {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await handle.read(buffer, 0, length, offset);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

export const readAll = async (file: FileInput): Promise<Buffer> => readAt(file, 0, await sizeOf(file));

/** Bytes `from` (inclusive) to `to` (exclusive). */
export async function* chunksBetween(file: FileInput, from: number, to: number): AsyncGenerator<Buffer> {
  if (to <= from) return;
  if ('bytes' in file) yield asBuffer(file.bytes).subarray(from, to);
  else
    yield* createReadStream(file.path, {
      start: from,
      end: to - 1,
      highWaterMark: CHUNK,
    }) as AsyncIterable<Buffer>;
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

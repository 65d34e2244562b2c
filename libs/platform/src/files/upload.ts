import type { Readable } from 'node:stream';
import { DomainError, invalid } from '../errors/index.js';

export interface UploadedPart {
  readonly filename: string;
  readonly mimetype: string;
  readonly file: Readable;
}
/** A request whose body has parts, as the server's multipart reader gives it. */
export interface MultipartRequest {
  file(): Promise<UploadedPart | undefined>;
}

/**
 * Works on the one file of an upload.
 *
 * @throws DomainError REQUEST_REFUSED for an upload that breaks off, INVALID_INPUT for one without a file
 */
export async function withPart<Result>(
  request: MultipartRequest,
  work: (part: UploadedPart) => Promise<Result>,
): Promise<Result> {
  const part = await firstPart(request);
  if (!part) throw invalid([{ field: 'file', code: 'FILE_NEEDED' }]);
  try {
    return await work(part);
  } catch (error) {
    // The multipart reader has no code for it.
    if (error instanceof Error && /multipart data/.test(error.message))
      throw new DomainError('REQUEST_REFUSED');
    throw error;
  }
}

/** A body that is none of its kind (no boundary, no end, headers that are none) is refused, whatever the reader calls it. */
async function firstPart(request: MultipartRequest): Promise<UploadedPart | undefined> {
  try {
    return await request.file();
  } catch (error) {
    if (error instanceof Error && !('statusCode' in error)) throw new DomainError('REQUEST_REFUSED');
    throw error;
  }
}

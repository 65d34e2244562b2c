import { DomainError } from '@zuoxi/platform/errors';

export const limitBytes = 50 * 1_048_576;

/** What may be sent, by the ending of its name: what people hand over, and nothing that a browser would run. */
const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  mp4: 'video/mp4',
  zip: 'application/zip',
};

/**
 * What a file is said to be when it is opened; the sender's word for it is not asked.
 *
 * @throws DomainError FILE_KIND_REFUSED for one that may not be sent
 */
export function mediaTypeOf(name: string): string {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const mediaType = Object.hasOwn(mediaTypes, ending) ? mediaTypes[ending] : undefined;
  if (!mediaType) throw new DomainError('FILE_KIND_REFUSED', { name });
  return mediaType;
}

import { decodeStream, DetectedEncoding, detectEncoding } from './encoding.js';
import { FileInput, readAt, sizeOf } from './file-input.js';
import { IngestError } from './ingest.errors.js';

export type FileFormat = 'csv' | 'xlsx' | 'xls' | 'html' | 'jsonl' | 'json';

export interface DetectedFormat {
  readonly format: FileFormat;
  /** Null for binary formats. */
  readonly encoding: DetectedEncoding | null;
}

const HEAD_CHARS = 64 * 1024;
/** A page saved as one file, as spreadsheet programs do under .xls, too. */
const WEB_ARCHIVE = /^[\s\xef\xbb\xbf]*(?:From: <Saved by|MIME-Version:|Content-Type: ?multipart\/related)/i;

/**
 * By content, never by the file's name: consoles call HTML and tab-separated text ".xls".
 * @throws IngestError FILE_EMPTY, FILE_FORMAT_UNSUPPORTED, ENCODING_UNKNOWN, ENCODING_MIXED
 */
export async function detectFormat(file: FileInput): Promise<DetectedFormat> {
  if ((await sizeOf(file)) === 0) throw new IngestError('FILE_EMPTY');
  const magic = await readAt(file, 0, 8);
  const hex = magic.toString('hex');
  if (hex.startsWith('504b0304')) return { format: 'xlsx', encoding: null };
  if (hex.startsWith('504b0506')) throw new IngestError('FILE_EMPTY');
  if (hex.startsWith('d0cf11e0a1b11ae1')) return { format: 'xls', encoding: null };
  // Old BIFF records without a container.
  if (/^0904(06|08)00/.test(hex) || hex.startsWith('09020600')) return { format: 'xls', encoding: null };
  if (/^(25504446|52617221|1f8b|377abcaf|89504e47|ffd8ff|47494638)/.test(hex)) {
    throw new IngestError('FILE_FORMAT_UNSUPPORTED');
  }

  const beginning = await readAt(file, 0, 4096);
  const packed = beginning.indexOf('PK\x03\x04', 0, 'latin1');
  // Something was put before the archive, which is whole behind it.
  if (packed > 0 && /\[Content_Types\]|_rels\/|xl\//.test(beginning.toString('latin1', packed)))
    return { format: 'xlsx', encoding: null };
  if (WEB_ARCHIVE.test(beginning.toString('latin1'))) throw new IngestError('FILE_WEB_ARCHIVE');

  const encoding = await detectEncoding(file);
  let head = '';
  for await (const text of decodeStream(file, encoding)) {
    head += text;
    if (head.length >= HEAD_CHARS) break;
  }
  return { format: textFormat(head.trimStart()), encoding };
}

function textFormat(head: string): FileFormat {
  if (head === '') throw new IngestError('FILE_EMPTY');
  if (head.startsWith('<')) {
    if (/<(html|table|workbook|meta|style|body|tr)[\s>]/i.test(head)) return 'html';
    throw new IngestError('FILE_FORMAT_UNSUPPORTED');
  }
  if (head.startsWith('[') && /^\[\s*(\{|\]|$)/.test(head)) return 'json';
  if (head.startsWith('{')) {
    const [first = '', second] = head.split(/\r?\n/).filter((line) => line.trim() !== '');
    if (isJson(first)) return second === undefined && hasArray(first) ? 'json' : 'jsonl';
    // Otherwise pretty-printed, one long line, or cut in its first line.
    return second?.startsWith('{') ? 'jsonl' : 'json';
  }
  return 'csv';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const hasArray = (line: string): boolean => /:\s*\[\s*\{/.test(line);

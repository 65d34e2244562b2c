import { decodeStream, DetectedEncoding } from './encoding.js';
import { FileInput, sizeOf } from './file-input.js';
import { IngestError, IngestErrorCode } from './ingest.errors.js';
import { numberText } from './row-source.js';

const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;
const MAX_LINE_CHARS = 1_000_000;
const MAX_DEPTH = 4;
/** Platforms' answers nest four or five levels; without a bound a file could use up the stack. */
const MAX_NESTING = 64;

/** One object, flattened: `staffUserInfo.staffNickName`. `row` = line of a JSONL file, else number of the element. */
export interface JsonRow {
  readonly row: number;
  readonly cells: Record<string, string | null>;
  readonly error?: IngestErrorCode;
}

/** One JSON object a line, streamed. */
export async function* readJsonLines(file: FileInput, detected: DetectedEncoding): AsyncGenerator<JsonRow> {
  let row = 0;
  let rest = '';
  for await (const text of decodeStream(file, detected)) {
    rest += text;
    let start = 0;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', start)) {
      row += 1;
      const parsed = parseLine(rest.slice(start, end), row);
      if (parsed) yield parsed;
      start = end + 1;
    }
    rest = rest.slice(start);
    if (rest.length > MAX_LINE_CHARS) throw new IngestError('ROW_TOO_LONG', { row: row + 1, limit: '1 MB' });
  }
  row += 1;
  const last = parseLine(rest, row);
  if (last?.error || detected.isCut) throw new IngestError('FILE_TRUNCATED', { row });
  if (last) yield last;
}

function parseLine(text: string, row: number): JsonRow | null {
  const line = text.startsWith('\ufeff') ? text.replace(/^\ufeff+/, '') : text;
  if (line.trim() === '') return null;
  if (isTooDeep(line)) return { row, cells: {}, error: 'JSON_INVALID' };
  try {
    const value: unknown = JSON.parse(line);
    if (isObject(value)) return { row, cells: flatten(value) };
  } catch {
    // reported below
  }
  return { row, cells: {}, error: 'JSON_INVALID' };
}

/**
 * The records of a JSON document: the array itself, or the longest array of objects inside (a platform's answer with
 * its envelope). If the document breaks off, the whole objects before the break, then FILE_TRUNCATED.
 */
export async function* readJsonDocument(
  file: FileInput,
  detected: DetectedEncoding,
): AsyncGenerator<JsonRow> {
  if ((await sizeOf(file)) > MAX_DOCUMENT_BYTES) throw new IngestError('FILE_TOO_LARGE', { limit: '20 MB' });
  let text = '';
  for await (const part of decodeStream(file, detected)) text += part;
  text = text.replace(/^\ufeff+/, '');
  if (isTooDeep(text)) throw new IngestError('FILE_UNSAFE', { limit: `> ${MAX_NESTING} levels` });

  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    const { objects, endsOpen } = objectsBefore(text);
    for (const [index, object] of objects.entries()) yield { row: index + 1, cells: flatten(object) };
    if (!endsOpen) throw new IngestError('FILE_DAMAGED', {}, { cause });
    throw new IngestError('FILE_TRUNCATED', { row: objects.length + 1 }, { cause });
  }
  const records = longestArray(document);
  for (const [index, record] of records.entries()) {
    if (isObject(record)) yield { row: index + 1, cells: flatten(record) };
    else yield { row: index + 1, cells: {}, error: 'JSON_INVALID' };
  }
}

function longestArray(document: unknown): readonly unknown[] {
  let best: readonly unknown[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (Array.isArray(value)) {
      if (value.some(isObject) && value.length > best.length) best = value;
    } else if (isObject(value) && depth < MAX_DEPTH) {
      for (const child of Object.values(value)) visit(child, depth + 1);
    }
  };
  visit(document, 0);
  if (
    best.length === 0 &&
    isObject(document) &&
    !Object.values(document).some((value) => typeof value === 'object')
  ) {
    return [document];
  }
  return best;
}

/** The finished objects of the first array of objects in a text that does not end. */
function objectsBefore(text: string): { objects: Record<string, unknown>[]; endsOpen: boolean } {
  const objects: Record<string, unknown>[] = [];
  const open: string[] = [];
  let arrayDepth = -1;
  let start = -1;
  let isString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (isString) {
      if (char === '\\') i += 1;
      else if (char === '"') isString = false;
    } else if (char === '"') isString = true;
    else if (char === '{' || char === '[') {
      if (char === '{' && open.at(-1) === '[' && arrayDepth < 0) arrayDepth = open.length;
      if (char === '{' && open.length === arrayDepth) start = i;
      open.push(char);
    } else if (char === '}' || char === ']') {
      open.pop();
      if (char === '}' && open.length === arrayDepth && start >= 0) {
        try {
          const value: unknown = JSON.parse(text.slice(start, i + 1));
          if (isObject(value)) objects.push(value);
        } catch {
          return { objects, endsOpen: false };
        }
      }
    }
  }
  return { objects, endsOpen: open.length > 0 || isString };
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  let isString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (isString) {
      if (char === 0x5c) i += 1;
      else if (char === 0x22) isString = false;
    } else if (char === 0x22) isString = true;
    else if (char === 0x7b || char === 0x5b) {
      depth += 1;
      if (depth > MAX_NESTING) return true;
    } else if ((char === 0x7d || char === 0x5d) && depth > 0) depth -= 1;
  }
  return false;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Nested objects become dotted names; `{ "fieldValue": x }` is x; arrays stay JSON. */
export function flatten(object: Record<string, unknown>): Record<string, string | null> {
  const cells: Record<string, string | null> = Object.create(null) as Record<string, string | null>;
  const visit = (value: unknown, name: string, depth: number): void => {
    if (isObject(value) && depth < MAX_DEPTH) {
      if ('fieldValue' in value && name !== '') visit(value['fieldValue'], name, depth + 1);
      else
        for (const [key, child] of Object.entries(value))
          visit(child, name ? `${name}.${key}` : key, depth + 1);
    } else cells[name] = jsonText(value);
  };
  visit(object, '', 0);
  return cells;
}

function jsonText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'number') return numberText(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

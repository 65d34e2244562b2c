import { Parser } from 'csv-parse';
import type { Delimiter } from './delimiter.js';
import { decodeStream, DetectedEncoding, utf8Chunks } from './encoding.js';
import { FileInput } from './file-input.js';
import { IngestError } from './ingest.errors.js';
import { rowsSwallowedBy } from './open-quotes.js';
import { cellText, MAX_COLUMNS, RawRow, Sheet, SpreadsheetSource } from './row-source.js';

/** One record may not be larger: beyond it a quote was surely never closed. */
const MAX_RECORD_BYTES = 1_000_000;
const SNIFF_CHARS = 64 * 1024;

const DELIMITERS: readonly Delimiter[] = [',', '\t', ';', '|'];

/** Comma- or tab-separated text, streamed. Rows are records: a quoted line break stays inside its row. */
export class CsvSource implements SpreadsheetSource {
  private constructor(
    private readonly file: FileInput,
    private readonly detected: DetectedEncoding,
    readonly delimiter: Delimiter,
    private readonly lineBreaks: string[],
  ) {}

  static async open(file: FileInput, detected: DetectedEncoding): Promise<CsvSource> {
    let head = '';
    for await (const text of decodeStream(file, detected)) {
      head += text;
      if (head.length >= SNIFF_CHARS) break;
    }
    if (head.trim() === '') throw new IngestError('FILE_EMPTY');
    return new CsvSource(file, detected, sniffDelimiter(head), head.includes('\n') ? ['\r\n', '\n'] : ['\r']);
  }

  async *sheets(): AsyncGenerator<Sheet> {
    yield { name: null, rows: () => this.rows() };
  }

  private async *rows(): AsyncGenerator<RawRow> {
    let row = 0;
    let width = 0;
    let held: RawRow | null = null;
    let endsOpen = false;
    // One row is held back: whether it is whole is known only when the next one comes or the file ends.
    for await (const records of this.records()) {
      for (const [index, record] of records.rows.entries()) {
        const swallowed = records.broken.has(index) ? rowsSwallowedBy(record, width, this.delimiter) : null;
        for (const each of swallowed ?? [record]) {
          if (held) yield held;
          row += 1;
          width = Math.max(width, each.length);
          // One more than is allowed, so that the row still shows that it has too many.
          held = { row, cells: each.slice(0, MAX_COLUMNS + 1).map(cellText) };
        }
      }
      if (records.failure) {
        if (held) yield held;
        throw records.failure(row + 1);
      }
      endsOpen = records.endsOpen;
    }
    if (!held) return;
    // A last line without a line break and with fewer cells than any other was cut inside.
    const isCut = this.detected.isCut || (endsOpen && held.row > 1 && held.cells.length < width);
    if (isCut) throw new IngestError('FILE_TRUNCATED', { row: held.row });
    yield held;
  }

  /** Batches of records. Collected by callback, so that what was read before a failure is never lost in a buffer. */
  private async *records(): AsyncGenerator<{
    rows: string[][];
    /** Which of them have line breaks inside. */
    broken: ReadonlySet<number>;
    endsOpen: boolean;
    failure?: (row: number) => IngestError;
  }> {
    let rows: string[][] = [];
    let broken = new Set<number>();
    let lines = 0;
    const seen: { failure: Error | null } = { failure: null };
    const parser = new Parser({
      delimiter: this.delimiter,
      relax_quotes: true,
      relax_column_count: true,
      record_delimiter: this.lineBreaks,
      max_record_size: MAX_RECORD_BYTES,
      on_record: (record: string[], at: { readonly lines: number }) => {
        if (at.lines > lines + 1) broken.add(rows.length);
        lines = at.lines;
        rows.push(record);
        return null;
      },
    });
    parser.on('error', (error) => (seen.failure = error));
    const ended = new Promise<void>((resolve) => parser.once('end', resolve).once('close', resolve));
    parser.resume();

    let endsOpen = false;
    try {
      for await (const bytes of utf8Chunks(this.file, this.detected)) {
        const chunk = withoutMarks(bytes);
        if (chunk.length === 0) continue;
        endsOpen = chunk[chunk.length - 1] !== 0x0a && chunk[chunk.length - 1] !== 0x0d;
        await new Promise<void>((resolve) =>
          parser.write(chunk, (error) => {
            seen.failure ??= error ?? null;
            resolve();
          }),
        );
        const batch = { rows, broken };
        rows = [];
        broken = new Set();
        yield { ...batch, endsOpen, ...(seen.failure ? { failure: failureOf(seen.failure) } : {}) };
      }
      parser.end();
      await ended;
      yield { rows, broken, endsOpen, ...(seen.failure ? { failure: failureOf(seen.failure) } : {}) };
    } finally {
      parser.destroy();
    }
  }
}

const MARK = Buffer.from('\ufeff');
const LINE_BREAK = 0x0a;

/** Without the byte order marks that tools add once more, or leave inside when they join files. */
function withoutMarks(chunk: Buffer): Buffer {
  let at = chunk.indexOf(MARK);
  if (at < 0) return chunk;
  const parts: Buffer[] = [];
  let from = 0;
  for (; at >= 0; at = chunk.indexOf(MARK, at + MARK.length)) {
    // Inside a line it is somebody's text.
    if (at !== from && chunk[at - 1] !== LINE_BREAK) continue;
    parts.push(chunk.subarray(from, at));
    from = at + MARK.length;
  }
  return Buffer.concat([...parts, chunk.subarray(from)]);
}

const failureOf =
  (cause: Error) =>
  (row: number): IngestError => {
    const code = (cause as { code?: string }).code;
    return code === 'CSV_MAX_RECORD_SIZE'
      ? new IngestError('ROW_TOO_LONG', { row, limit: '1 MB' }, { cause })
      : new IngestError('FILE_TRUNCATED', { row }, { cause });
  };

/** The candidate that splits most of the first lines into the same number of cells; quotes are respected. */
export function sniffDelimiter(head: string): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = countsPerLine(head, delimiter).slice(0, 20);
    const frequency = new Map<number, number>();
    for (const count of counts) if (count > 0) frequency.set(count, (frequency.get(count) ?? 0) + 1);
    for (const [count, lines] of frequency) {
      const score = lines * 100 + count;
      if (score > best.score) best = { delimiter, score };
    }
  }
  return best.delimiter;
}

function countsPerLine(text: string, delimiter: string): number[] {
  const counts: number[] = [];
  let count = 0;
  let isQuoted = false;
  let hasText = false;
  for (const char of text) {
    if (char === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (char === delimiter) count += 1;
    else if (char === '\n') {
      if (hasText || count > 0) counts.push(count);
      count = 0;
      hasText = false;
    } else if (char.trim() !== '') hasText = true;
  }
  if (hasText || count > 0) counts.push(count);
  return counts;
}

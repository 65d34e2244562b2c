import { CsvSource } from './csv.source.js';
import type { Delimiter } from './delimiter.js';
import { Encoding } from './encoding.js';
import { detectFormat, FileFormat } from './file-format.js';
import { FileInput } from './file-input.js';
import { headerCandidates, likeliestHeader } from './header-rows.js';
import { duplicatesOf } from './headers.js';
import { IngestError } from './ingest.errors.js';
import { datesIn } from './instants.js';
import { detectPreset, PresetMatch, proposeMapping, ProposedColumn } from './mapping.js';
import { Preset } from './preset.js';
import { PRESETS } from './presets.js';
import { RawRow } from './row-source.js';
import { boundColumns, headOf, openSpreadsheet, openTable } from './table.js';

export interface SheetInspection {
  readonly sheet: string | null;
  /** The first rows as they are, for the preview. */
  readonly head: readonly RawRow[];
  /** Null: nothing known; the person chooses a preset and the columns. */
  readonly preset: Preset | null;
  /** The last row of the header; data begin below it. */
  readonly headerRow: number | null;
  /** By column; null where it has none. */
  readonly labels: readonly (string | null)[];
  readonly headers: readonly string[];
  readonly mapping: Readonly<Record<string, ProposedColumn>>;
}

export interface FileInspection {
  readonly format: FileFormat;
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  readonly sheets: readonly SheetInspection[];
  /** Business dates in the file's name. One is an answer, several are a question. */
  readonly datesInName: readonly string[];
}

const PREVIEW_ROWS = 20;

/**
 * What an import wizard shows before anything is read: format, sheets, a guess of the preset and of the columns.
 * @throws IngestError for files that cannot be opened
 */
export async function inspectFile(
  file: FileInput,
  now: Date,
  presets: readonly Preset[] = PRESETS,
): Promise<FileInspection> {
  const detected = await detectFormat(file);
  const common = {
    format: detected.format,
    encoding: detected.encoding?.encoding ?? null,
    datesInName: datesIn(file.name, now),
  };
  if (detected.format === 'json' || detected.format === 'jsonl') {
    const table = await openTable(file, { required: [] });
    const head: RawRow[] = [];
    try {
      for await (const { row, cells } of table.rows()) {
        head.push({ row, cells: table.headers.map((header) => cells[header] ?? null) });
        if (head.length >= PREVIEW_ROWS) break;
      }
    } catch (error) {
      if (!(error instanceof IngestError)) throw error;
    }
    return {
      ...common,
      delimiter: null,
      sheets: [inspect(file.name, null, head, [{ row: null, labels: table.headers }], presets)],
    };
  }

  const source = await openSpreadsheet(file, detected);
  const sheets: SheetInspection[] = [];
  for await (const sheet of source.sheets()) {
    const head = await headOf(sheet, PREVIEW_ROWS);
    for (const { cells } of head) boundColumns(cells);
    const candidates = headerCandidates(head, sheet.merges).map(({ labels, to }) => ({
      labels,
      row: head[to]!.row,
    }));
    const likeliest = likeliestHeader(head, sheet.merges);
    const fallback = likeliest && { labels: likeliest.labels, row: head[likeliest.to]!.row };
    sheets.push(inspect(file.name, sheet.name, head, candidates, presets, fallback));
  }
  return { ...common, delimiter: source instanceof CsvSource ? source.delimiter : null, sheets };
}

interface Candidate {
  readonly row: number | null;
  readonly labels: readonly (string | null)[];
}
const headersOf = ({ labels }: Candidate): string[] => labels.flatMap((label) => label ?? []);

function inspect(
  fileName: string,
  sheet: string | null,
  head: readonly RawRow[],
  candidates: readonly Candidate[],
  presets: readonly Preset[],
  fallback: Candidate | null = candidates[0] ?? null,
): SheetInspection {
  let best: { candidate: Candidate; match: PresetMatch } | null = null;
  for (const candidate of candidates) {
    const match = duplicatesOf(candidate.labels).length
      ? null
      : detectPreset(fileName, headersOf(candidate), presets);
    if (match && match.matched > (best?.match.matched ?? 0)) best = { candidate, match };
  }
  const header = best?.candidate ?? fallback;
  const headers = header ? headersOf(header) : [];
  return {
    sheet,
    head,
    preset: best?.match.preset ?? null,
    headerRow: header?.row ?? null,
    labels: header?.labels ?? [],
    headers,
    mapping: best ? proposeMapping(headers, best.match.preset) : {},
  };
}

import { CsvSource, Delimiter } from './csv.source.js';
import { Encoding } from './encoding.js';
import { detectFormat, FileFormat } from './file-format.js';
import { FileInput } from './file-input.js';
import { headerLabel } from './headers.js';
import { IngestError } from './ingest.errors.js';
import { datesIn } from './instants.js';
import { detectPreset, proposeMapping, ProposedColumn } from './mapping.js';
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
  readonly headerRow: number | null;
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
      sheets: [inspect(file.name, null, head, [[null, table.headers]], presets)],
    };
  }

  const source = await openSpreadsheet(file, detected);
  const sheets: SheetInspection[] = [];
  for await (const sheet of source.sheets()) {
    const head = await headOf(sheet, PREVIEW_ROWS);
    for (const { cells } of head) boundColumns(cells);
    const candidates = head
      .slice(0, 6)
      .map(({ row, cells }): [number, string[]] => [
        row,
        cells.flatMap((cell) => (cell === null ? [] : headerLabel(cell))),
      ]);
    sheets.push(inspect(file.name, sheet.name, head, candidates, presets));
  }
  return { ...common, delimiter: source instanceof CsvSource ? source.delimiter : null, sheets };
}

function inspect(
  fileName: string,
  sheet: string | null,
  head: readonly RawRow[],
  candidates: readonly (readonly [number | null, readonly string[]])[],
  presets: readonly Preset[],
): SheetInspection {
  const matches = candidates
    .map(([row, headers]) => ({ row, headers, match: detectPreset(fileName, headers, presets) }))
    .sort((a, b) => (b.match?.matched ?? 0) - (a.match?.matched ?? 0));
  const best = matches[0];
  if (best?.match) {
    const mapping = proposeMapping(best.headers, best.match.preset);
    return { sheet, head, preset: best.match.preset, headerRow: best.row, headers: best.headers, mapping };
  }
  const fullest = [...candidates].sort((a, b) => b[1].length - a[1].length)[0];
  return {
    sheet,
    head,
    preset: null,
    headerRow: fullest?.[0] ?? null,
    headers: fullest?.[1] ?? [],
    mapping: {},
  };
}

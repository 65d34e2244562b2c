import { FileInput } from './file-input.js';
import { bareHeaderKey, headerKey, RequiredColumn } from './headers.js';
import { IngestError } from './ingest.errors.js';
import { Mapping, Preset, PresetField } from './preset.js';
import { PRESETS } from './presets.js';
import { OpenTableOptions, openTable, Table } from './table.js';

export interface PresetMatch {
  readonly preset: Preset;
  /** Fields with a column of exactly their name. */
  readonly matched: number;
}

/**
 * The preset whose required columns are all there under their own names; of several the one that knows most of the
 * columns, then the one whose file name fits, then the one listed first (platforms before generic ones).
 */
export function detectPreset(
  fileName: string,
  headers: readonly string[],
  presets: readonly Preset[] = PRESETS,
): PresetMatch | null {
  let best: (PresetMatch & { score: number }) | null = null;
  for (const preset of presets) {
    const exact = exactMatches(headers, preset);
    const has = (field: string): boolean => exact.has(field);
    const isWhole =
      preset.fields.every((field) => !field.required || has(field.field)) &&
      preset.requiredAny.every((group) => group.some(has));
    if (!isWhole) continue;
    const named = preset.fileNames.some((pattern) => new RegExp(pattern, 'i').test(fileName));
    const score = exact.size * 10 + (named ? 9 : 0);
    if (!best || score > best.score) best = { preset, matched: exact.size, score };
  }
  return best && { preset: best.preset, matched: best.matched };
}

export interface ProposedColumn {
  readonly header: string;
  /** `exact`: a known name; `similar`: a guess the person should look at. */
  readonly confidence: 'exact' | 'similar';
}

/** One column for each field as far as names tell; no column serves two fields. */
export function proposeMapping(headers: readonly string[], preset: Preset): Record<string, ProposedColumn> {
  const exact = exactMatches(headers, preset);
  const proposal: Record<string, ProposedColumn> = {};
  for (const [field, header] of exact) proposal[field] = { header, confidence: 'exact' };

  const taken = new Set(exact.values());
  const guesses = preset.fields
    .filter((field) => !exact.has(field.field))
    .flatMap((field) =>
      headers.flatMap((header) => {
        if (taken.has(header) || !mayBe(field, header)) return [];
        return { field: field.field, header, likeness: likeness(field, header) };
      }),
    )
    .sort((a, b) => b.likeness - a.likeness);
  for (const { field, header } of guesses) {
    if (proposal[field] || taken.has(header)) continue;
    proposal[field] = { header, confidence: 'similar' };
    taken.add(header);
  }
  return proposal;
}

function exactMatches(headers: readonly string[], preset: Preset): Map<string, string> {
  const byKey = new Map<string, string>();
  // A bare name serves only when nothing has exactly that name.
  for (const header of headers)
    if (!byKey.has(bareHeaderKey(header))) byKey.set(bareHeaderKey(header), header);
  for (const header of headers) byKey.set(headerKey(header), header);

  const matches = new Map<string, string>();
  const taken = new Set<string>();
  for (const field of preset.fields) {
    for (const name of field.headers) {
      const header = byKey.get(headerKey(name));
      if (header === undefined || taken.has(header)) continue;
      matches.set(field.field, header);
      taken.add(header);
      break;
    }
  }
  return matches;
}

function mayBe(field: PresetField, header: string): boolean {
  const key = headerKey(header);
  const contains = (part: string): boolean => key.includes(headerKey(part));
  if (!field.like?.some(contains)) return false;
  return (field.must ?? []).every(contains) && !(field.unlike ?? []).some(contains);
}

/** Best overlap of character pairs with any known name, 0..1. */
function likeness(field: PresetField, header: string): number {
  return Math.max(...field.headers.map((name) => pairOverlap(bareHeaderKey(name), bareHeaderKey(header))));
}

function pairOverlap(a: string, b: string): number {
  const pairs = (text: string): string[] =>
    Array.from({ length: Math.max(1, text.length - 1) }, (_, i) => text.slice(i, i + 2));
  const left = pairs(a);
  const right = pairs(b);
  const shared = left.filter((pair) => right.includes(pair)).length;
  return (2 * shared) / (left.length + right.length);
}

/** What the person chose goes before what was proposed; null takes a column away. */
export function withOverrides(
  proposal: Readonly<Record<string, ProposedColumn>>,
  overrides: Readonly<Record<string, string | null>> = {},
): Mapping {
  const mapping: Record<string, string> = {};
  const chosen = new Set(
    Object.values(overrides).flatMap((header) => (header === null ? [] : headerKey(header))),
  );
  for (const [field, { header }] of Object.entries(proposal)) {
    if (!(field in overrides) && !chosen.has(headerKey(header))) mapping[field] = header;
  }
  for (const [field, header] of Object.entries(overrides)) if (header !== null) mapping[field] = header;
  return mapping;
}

/** What `openTable` must find for a preset, given the person's own column choices. */
export function tableOptions(
  preset: Preset,
  overrides: Readonly<Record<string, string | null>> = {},
): Pick<OpenTableOptions, 'required' | 'requiredAny' | 'preferredSheets'> {
  const column = (field: PresetField): RequiredColumn => {
    const chosen = overrides[field.field];
    return { label: field.headers[0] ?? field.field, headers: chosen ? [chosen] : [...field.headers] };
  };
  const byName = new Map(preset.fields.map((field) => [field.field, field]));
  return {
    required: preset.fields.filter((field) => field.required).map(column),
    requiredAny: preset.requiredAny.map((group) =>
      group.flatMap((name) => byName.get(name) ?? []).map(column),
    ),
    preferredSheets: preset.sheets,
  };
}

export interface MappedTable {
  readonly table: Table;
  readonly mapping: Mapping;
}

/**
 * Opens a file as a preset says, with the person's own column choices (field → header; null = leave out).
 * @throws IngestError COLUMNS_MISSING if a required field has no column
 */
export async function openMapped(
  file: FileInput,
  preset: Preset,
  options: { readonly overrides?: Readonly<Record<string, string | null>>; readonly sheet?: string } = {},
): Promise<MappedTable> {
  const wanted = tableOptions(preset, options.overrides);
  const table = await openTable(file, {
    ...wanted,
    ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
  });
  const mapping = withOverrides(proposeMapping(table.headers, preset), options.overrides);
  const present = new Set(table.headers.map(headerKey));
  const missing = preset.fields.filter(
    (field) => field.required && !(mapping[field.field] && present.has(headerKey(mapping[field.field]!))),
  );
  if (missing.length > 0) {
    throw new IngestError('COLUMNS_MISSING', {
      columns: missing.map((field) => field.headers[0] ?? field.field),
      found: table.headers,
    });
  }
  return { table, mapping };
}

import { invalid } from '@zuoxi/platform/errors';
import { isBusinessDate } from '@zuoxi/platform/graphql';
import { PRESETS } from '../ingest/index.js';
import type { ArrivalFacts } from './arrival.service.js';
import { type ImportKind, presetKinds } from './import.reader.js';
import type { UploadFacts } from './import.service.js';
import type { HandMapping } from './remembered-mapping.entity.js';

export const limitBytes = 512 * 1_048_576;

/** What is said of a file in the address. */
export interface FileQuery {
  kind?: string;
  preset?: string;
  on?: string;
  /** Of which moment the file tells: an ISO instant. */
  asOf?: string;
}
export interface UploadQuery extends FileQuery {
  storeId?: string;
  mapping?: string;
  /** When the file was last written: milliseconds. */
  modified?: string;
  /** `true`: only the file's beginning is sent, for a preview. */
  part?: string;
}

/** Every query that names a kind. */
export const isKind = (kind: string | undefined): kind is ImportKind =>
  kind !== undefined && Object.hasOwn(presetKinds, kind);

function problemsOf(query: FileQuery) {
  const isPreset = !query.preset || PRESETS.some(({ id }) => id === query.preset);
  return [
    ...(query.on && !isBusinessDate(query.on) ? [{ field: 'on', code: 'DATE_INVALID' }] : []),
    ...(isPreset ? [] : [{ field: 'preset', code: 'IS_IN' }]),
    ...(query.asOf && Number.isNaN(Date.parse(query.asOf)) ? [{ field: 'asOf', code: 'DATE_INVALID' }] : []),
  ];
}
const factsIn = ({ preset, on, asOf }: FileQuery) => ({
  ...{ preset: preset || null, on: on || null, asOf: asOf ? new Date(asOf) : null },
});

/** @throws DomainError INVALID_INPUT */
export function readArrivalQuery(query: FileQuery, storeId: string): ArrivalFacts {
  const hasKind = query.kind !== undefined;
  const problems = [
    ...problemsOf(query),
    ...(hasKind && !isKind(query.kind) ? [{ field: 'kind', code: 'IS_IN' }] : []),
  ];
  if (problems.length) throw invalid(problems);
  return { ...factsIn(query), storeId, kind: hasKind ? (query.kind as ImportKind) : null };
}

/** @throws DomainError INVALID_INPUT */
export function readQuery(query: UploadQuery): UploadFacts {
  const mapping = readMapping(query.mapping);
  const problems = [
    ...(/^[0-9a-f-]{36}$/.test(query.storeId ?? '') ? [] : [{ field: 'storeId', code: 'IS_UUID' }]),
    ...(isKind(query.kind) ? [] : [{ field: 'kind', code: 'IS_IN' }]),
    ...problemsOf(query),
    ...(mapping === undefined ? [{ field: 'mapping', code: 'JSON_INVALID' }] : []),
  ];
  if (problems.length) throw invalid(problems);
  const modified = /^\d{12,14}$/.test(query.modified ?? '') ? new Date(Number(query.modified)) : null;
  return {
    ...factsIn(query),
    storeId: query.storeId as string,
    kind: query.kind as ImportKind,
    mapping: mapping ?? null,
    modified,
  };
}

function readMapping(text: string | undefined): HandMapping | null | undefined {
  if (!text) return null;
  try {
    const value: unknown = JSON.parse(text);
    const isMapping =
      value !== null &&
      typeof value === 'object' &&
      !Array.isArray(value) &&
      Object.values(value).every((column) => column === null || typeof column === 'string');
    return isMapping ? (value as HandMapping) : undefined;
  } catch {
    return undefined;
  }
}

export { decodeStream, detectEncoding } from './encoding.js';
export type { DetectedEncoding, Encoding } from './encoding.js';
export { detectFormat } from './file-format.js';
export type { DetectedFormat, FileFormat } from './file-format.js';
export type { FileInput } from './file-input.js';
export { CsvSource, sniffDelimiter } from './csv.source.js';
export type { Delimiter } from './delimiter.js';
export { XlsxSource } from './xlsx.source.js';
export { XlsSource } from './xls.source.js';
export { readJsonDocument, readJsonLines } from './json.source.js';
export type { JsonRow } from './json.source.js';
export type { RawRow, Sheet, SpreadsheetSource } from './row-source.js';
export { bareHeaderKey, headerKey, headerLabel } from './headers.js';
export type { RequiredColumn } from './headers.js';
export { openTable } from './table.js';
export type { OpenTableOptions, Table, TableRow } from './table.js';
export { inspectFile } from './inspection.js';
export type { FileInspection, SheetInspection } from './inspection.js';
export type { Mapping, Preset, PresetField, PresetKind, ValueKind } from './preset.js';
export { getPreset, PRESETS } from './presets.js';
export { detectPreset, openMapped, proposeMapping, tableOptions, withOverrides } from './mapping.js';
export type { MappedTable, PresetMatch, ProposedColumn } from './mapping.js';
export { readConversations } from './conversations.reader.js';
export type { CanonicalMessage, ReadConversationsOptions } from './conversations.reader.js';
export { PERFORMANCE_NUMBERS, PERFORMANCE_RATES, readPerformance } from './performance.reader.js';
export type {
  PerformanceNumber,
  PerformanceRate,
  PerformanceRow,
  PerformanceSummary,
  PerformanceValues,
  ReadPerformanceOptions,
} from './performance.reader.js';
export { readAfterSales, readOrders } from './orders.reader.js';
export type { AfterSalesRow, OrderRow, ReadRecordsOptions } from './orders.reader.js';
export { rowError } from './fields.js';
export type { ReadingWarning, RowError } from './fields.js';
export { Fingerprints } from './fingerprint.js';
export type { FingerprintParts } from './fingerprint.js';
export { SESSION_GAP_MS, Sessions } from './sessions.js';
export { maskItem, NickMask } from './masking.js';
export { summaryKind } from './summary-rows.js';
export type { SummaryKind } from './summary-rows.js';
export {
  normaliseAccount,
  nullableText,
  parseDuration,
  parseId,
  parseInteger,
  parseMoney,
  parseRate,
} from './values.js';
export type { Parsed } from './values.js';
export { datesIn, parseDate, parseInstant } from './instants.js';
export { INGEST_MESSAGES, IngestError, ingestMessage } from './ingest.errors.js';
export type { IngestErrorCode, IngestErrorDetails, IngestLocale } from './ingest.errors.js';

import type { Locale } from '@zuoxi/vocabulary';
import {
  type IngestErrorCode,
  type IngestErrorDetails,
  ingestMessage,
  PRESETS,
  type ReadingWarning,
} from '../ingest/index.js';
import { platformQuestion, wordOf } from './file-questions.rules.js';
import type { UnknownWord } from './unknown-words.rules.js';

/** What is to be known of a file that was read all the same, as a person reads it. */
export interface ImportRemark {
  readonly code: IngestErrorCode;
  readonly column: string | null;
  readonly message: string;
}

export const warningsOf = (warnings: readonly ReadingWarning[], locale: Locale): ImportRemark[] =>
  warnings.map(({ code, column }) => ({
    ...{ code, column },
    message: ingestMessage(code, locale, { columns: column === null ? [] : [column] }),
  }));

interface ImportedFile {
  readonly preset: string;
  readonly warnings: readonly ReadingWarning[];
  readonly unknownWords: readonly UnknownWord[];
  readonly summaryRows: number;
}

/** Everything that the wizard shows before and after an import, for who has no wizard. */
export function remarksOf(file: ImportedFile, platform: string, locale: Locale): ImportRemark[] {
  const preset = PRESETS.find(({ id }) => id === file.preset) ?? null;
  const question = platformQuestion(preset, platform);
  return [
    ...(question
      ? [
          {
            ...plain(question.code),
            message: ingestMessage(question.code, locale, { found: [wordOf(question.found, locale)] }),
          },
        ]
      : []),
    ...warningsOf(file.warnings, locale),
    ...file.unknownWords.map(({ word, rows }) => ({
      ...plain('WORD_UNKNOWN'),
      message: ingestMessage('WORD_UNKNOWN', locale, { found: [word], rows }),
    })),
    ...(file.summaryRows
      ? [
          {
            ...plain('SUMMARY_SKIPPED'),
            message: ingestMessage('SUMMARY_SKIPPED', locale, { rows: file.summaryRows }),
          },
        ]
      : []),
  ];
}

/** Why an import ended. */
export interface ImportFailure {
  readonly code: IngestErrorCode;
  readonly details: IngestErrorDetails;
}

/** Why an import ended, and what to do next; null: it did not fail. */
export function failureOf(
  failure: ImportFailure | null,
  locale: Locale,
): { readonly code: IngestErrorCode; readonly message: string } | null {
  return failure && { code: failure.code, message: ingestMessage(failure.code, locale, failure.details) };
}

const plain = (code: IngestErrorCode) => ({ code, column: null });

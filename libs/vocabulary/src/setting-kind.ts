import type { Locale } from './terms.js';

export type Words = Readonly<Record<Locale, string>>;

/** One value of a row: how it is kept, typed and said. */
export type SettingField = { readonly name: Words } & (
  | { readonly type: 'whole'; readonly min: number; readonly max: number; readonly unit: Words }
  /** Kept in minutes, typed and said in hours. */
  | { readonly type: 'hours'; readonly min: number; readonly max: number }
  | { readonly type: 'text'; readonly max: number; readonly optional?: true }
  /** Kept as it is typed. */
  | { readonly type: 'decimal'; readonly min: number; readonly max: number }
  | { readonly type: 'date' }
  | { readonly type: 'choice'; readonly of: Readonly<Record<string, Words>> }
);

export interface RowProblem {
  readonly field: string;
  readonly code: string;
  readonly message?: string;
}

export interface KindOfSetting<Row> {
  readonly name: Words;
  /** What it is, in one sentence. */
  readonly about: Words;
  /** What reads it, and from when a new version counts there. */
  readonly readBy: Words;
  /** By which fields a row is known; none: there is one row, always. */
  readonly key: readonly (keyof Row & string)[];
  readonly fields: { readonly [Field in keyof Row]-?: SettingField };
  /** Version 1, which holds until somebody sets another. */
  readonly delivered: readonly Row[];
  /** What else is wrong with a row whose fields can be read, by field. */
  readonly check?: (row: Row) => readonly RowProblem[];
}

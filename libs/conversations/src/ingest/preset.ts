import type { Platform } from '@zuoxi/metrics';

export type PresetKind = 'conversations' | 'performance' | 'orders' | 'after-sales';

export type ValueKind =
  'text' | 'account' | 'id' | 'integer' | 'duration' | 'rate' | 'money' | 'instant' | 'date' | 'choice';

export interface PresetField {
  readonly field: string;
  readonly value: ValueKind;
  /** Exact names, the platform's own first; compared by `headerKey`, with and without a unit at the end. */
  readonly headers: readonly string[];
  readonly required?: boolean;
  /** How bare numbers are meant, as `units` has the words. A unit in the header goes before it. */
  readonly unit?: string;
  /** Guessing an unknown header: it must contain one of `like`, every one of `must`, and none of `unlike`. */
  readonly like?: readonly string[];
  readonly must?: readonly string[];
  readonly unlike?: readonly string[];
  /** For `choice`: how the file writes each of our words. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  /** Key of the metric definition that the platform's number follows. */
  readonly metric?: string;
}

/** How one kind of file is read. Plain data: a provider's own presets need no code. */
export interface Preset {
  readonly id: string;
  readonly kind: PresetKind;
  readonly name: { readonly zh: string; readonly en: string };
  /** Null: the file does not say; the importer asks. */
  readonly platform: Platform | null;
  /** Regular expressions on the file's name. */
  readonly fileNames: readonly string[];
  readonly sheets: readonly string[];
  readonly fields: readonly PresetField[];
  /** At least one field of each group has a column. */
  readonly requiredAny: readonly (readonly string[])[];
  /** Days the platform needs until the numbers are final. */
  readonly delayDays: number;
}

/** Which column fills which field: field → header as printed. A field without a column is absent. */
export type Mapping = Readonly<Record<string, string>>;

export function fieldOf(preset: Preset, field: string): PresetField | undefined {
  return preset.fields.find((candidate) => candidate.field === field);
}

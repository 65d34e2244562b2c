import { type SettingField, type SettingKind, settingsByKind } from '@zuoxi/vocabulary';
import type { SettingVersion } from './documents';

/** A row by its fields, as it is written. */
export type Row = Readonly<Record<string, string>>;
/** As the form has it: numbers are typed as numbers. */
export type TypedValues = Readonly<Record<string, string | number | null | undefined>>;

/** A new version as it is typed. */
export interface VersionValues {
  readonly from: string;
  readonly note?: string;
  readonly rows: readonly TypedValues[];
}

export const rowsOf = ({ rows }: Pick<SettingVersion, 'rows'>): Row[] =>
  rows.map(({ cells }) => Object.fromEntries(cells.map(({ field, value }) => [field, value])));

export const fieldsOf = (kind: SettingKind): [name: string, field: SettingField][] =>
  Object.entries<SettingField>(settingsByKind[kind].fields);

export const valuesOf = (kind: SettingKind, row: Row): TypedValues =>
  Object.fromEntries(
    fieldsOf(kind).map(([name, { type }]) => {
      const value = row[name];
      return [name, type === 'whole' || type === 'hours' ? Number(value) : value];
    }),
  );

export const cellsOf = (kind: SettingKind, values: TypedValues) => ({
  cells: fieldsOf(kind).map(([field]) => ({ field, value: String(values[field] ?? '') })),
});

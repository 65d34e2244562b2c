import type { RowProblem as Problem, SettingField } from './setting-kind.js';
import { type SettingKind, type SettingRows, settingsByKind } from './settings.js';
import type { Locale } from './terms.js';

/** A row of any kind: what its fields hold, by their names. */
export type SettingRow = Readonly<Record<string, string | number>>;
/** What somebody typed, or a file says: nothing is known of it yet. */
export type TypedRow = Readonly<Record<string, string>>;

interface Kind {
  readonly key: readonly string[];
  readonly fields: Readonly<Record<string, SettingField>>;
  readonly check?: (row: never) => readonly Problem[];
}
const kindOf = (kind: SettingKind): Kind => settingsByKind[kind];

/** More than anybody keeps by hand. */
const mostRows = 500;

/** Reads the rows of a list; what cannot be read is named by its row and field. */
export function readSettingRows<K extends SettingKind>(
  kind: K,
  typed: readonly TypedRow[],
): { readonly rows: readonly SettingRows[K][]; readonly problems: readonly Problem[] } {
  const { key, fields, check } = kindOf(kind);
  const problems: Problem[] = [];
  if (typed.length > mostRows) problems.push({ field: 'rows', code: 'ARRAY_MAX_SIZE' });
  if (!key.length && typed.length !== 1) problems.push({ field: 'rows', code: 'NO_ROWS' });
  const rows = typed.slice(0, mostRows).map((each, index) => {
    for (const name of Object.keys(each).filter((name) => !Object.hasOwn(fields, name)))
      problems.push({ field: `rows.${index}.${name}`, code: 'UNKNOWN_FIELD' });
    const before = problems.length;
    const row = Object.fromEntries(
      Object.entries(fields).map(([name, field]) => {
        const read = readValue(field, (each[name] ?? '').trim());
        if (typeof read === 'object') problems.push({ ...read, field: `rows.${index}.${name}` });
        return [name, read];
      }),
    ) as SettingRow;
    const further = problems.length === before ? (check?.(row as never) ?? []) : [];
    problems.push(...further.map((each) => ({ ...each, field: `rows.${index}.${each.field}` })));
    return row;
  });
  const seen = new Set<string>();
  rows.forEach((row, index) => {
    const name = key.map((field) => row[field]).join(' ');
    if (seen.has(name)) problems.push({ field: `rows.${index}.${key[0] ?? ''}`, code: 'ROW_TWICE' });
    seen.add(name);
  });
  return { rows: rows as unknown as readonly SettingRows[K][], problems };
}

type ValueProblem = Pick<Problem, 'code' | 'message'>;

function readValue(field: SettingField, text: string): string | number | ValueProblem {
  switch (field.type) {
    case 'whole':
    case 'hours': {
      const value = Number(text);
      if (!/^\d{1,9}$/.test(text)) return { code: 'IS_INT' };
      const inRange = value >= field.min && value <= field.max;
      return inRange ? value : { code: 'LIMITS', message: rangeOf(field) };
    }
    case 'decimal': {
      if (!/^\d{1,9}(\.\d{1,6})?$/.test(text)) return { code: 'IS_NUMBER_STRING' };
      const inRange = Number(text) >= field.min && Number(text) <= field.max;
      return inRange ? text : { code: 'LIMITS', message: rangeOf(field) };
    }
    case 'date':
      return isDate(text) ? text : { code: 'IS_DATE_STRING' };
    case 'choice':
      return Object.hasOwn(field.of, text) ? text : { code: 'IS_IN' };
    case 'text':
      if (!text && !field.optional) return { code: 'MIN_LENGTH' };
      return text.length > field.max ? { code: 'MAX_LENGTH', message: String(field.max) } : text;
  }
}

const rangeOf = ({ type, min, max }: Extract<SettingField, { min: number }>): string =>
  type === 'hours' ? `${min / 60}–${max / 60}` : `${min}–${max}`;

const isDate = (text: string): boolean =>
  /^20\d{2}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;

/** As it is typed, read back by `readSettingRows` into the same. */
export const typedRow = (row: object): TypedRow =>
  Object.fromEntries(Object.entries(row).map(([field, value]) => [field, String(value)]));

/** A value as people say it: `11 小时`. */
export function settingValue(
  field: SettingField,
  value: string | number | undefined,
  locale: Locale,
): string {
  if (value === undefined || value === '') return '—';
  switch (field.type) {
    case 'whole':
      return `${value} ${field.unit[locale]}`;
    case 'hours':
      return `${Number((Number(value) / 60).toFixed(2))} ${locale === 'zh-CN' ? '小时' : 'h'}`;
    case 'choice':
      return field.of[value]?.[locale] ?? String(value);
    default:
      return String(value);
  }
}

/** What a list says otherwise than before, a sentence a change. */
export function settingDifference(
  kind: SettingKind,
  before: readonly object[],
  after: readonly object[],
  locale: Locale,
): string[] {
  const { key, fields } = kindOf(kind);
  const zh = locale === 'zh-CN';
  const nameOf = (row: SettingRow) =>
    key.map((field) => settingValue(fields[field] as SettingField, row[field], locale)).join(' ');
  const [were, are] = [before, after].map(
    (rows) => new Map((rows as readonly SettingRow[]).map((row) => [nameOf(row), row])),
  ) as [Map<string, SettingRow>, Map<string, SettingRow>];
  const sayAll = (row: SettingRow) =>
    Object.entries(fields)
      .filter(([field]) => row[field] !== '' && row[field] !== undefined)
      .map(([field, about]) => settingValue(about, row[field], locale))
      .join(zh ? '，' : ', ');
  const sayChange = (name: string, was: SettingRow, is: SettingRow) =>
    Object.entries(fields)
      .filter(([field]) => (was[field] ?? '') !== (is[field] ?? ''))
      .map(([field, about]) => {
        const [from, to] = [was, is].map((row) => settingValue(about, row[field], locale));
        const what = [name, about.name[locale]].filter(Boolean).join(zh ? '的' : ', ');
        return `${what}${zh ? '：' : ': '}${from} → ${to}`;
      });
  return [
    ...[...are].flatMap(([name, row]) => {
      const was = were.get(name);
      return was ? sayChange(name, was, row) : [`${zh ? '新增：' : 'Added: '}${sayAll(row)}`];
    }),
    ...[...were]
      .filter(([name]) => !are.has(name))
      .map(([, row]) => `${zh ? '删除：' : 'Removed: '}${sayAll(row)}`),
  ];
}

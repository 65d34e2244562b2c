import type { FormInstance } from 'antd';
import { useCallback, useEffect } from 'react';
import { useT } from '../i18n/office';
import type { FieldProblem, Problem } from '../session/problem';

const knownCodes = [
  'UNKNOWN_FIELD',
  'BEFORE_SINCE',
  'IS_INT',
  'IS_STRING',
  'IS_LENGTH',
  'MIN',
  'MAX',
  'MIN_LENGTH',
  'MAX_LENGTH',
  'MATCHES',
  'IS_IN',
  'IS_EMAIL',
  'IS_URL',
  'ROBOT_ADDRESS',
  'IS_DATE_STRING',
  'IS_NUMBER_STRING',
  'ARRAY_MAX_SIZE',
  'TIME_UNREADABLE',
  'NUMBER_UNREADABLE',
  'NO_ROWS',
  'LIMITS',
  'ROW_TWICE',
  'PLACEHOLDERS',
  'SETUP_FORMAT',
  'SETUP_VERSION',
  'INTERVAL_UNKNOWN',
  'TIME_REPEATED',
  'METRIC_UNKNOWN',
  'NUMBERS_NEEDED',
  'METRIC_NOT_MEASURED',
  'EVIDENCE_NEEDED',
  'EVIDENCE_UNKNOWN',
  'EVIDENCE_OF_ANOTHER',
  'HALF_POINTS',
  'NOT_APPLICABLE',
  'DATE_FUTURE',
  'DATE_PAST',
  'END_BEFORE_START',
  'OUT_OF_RANGE',
  'TRAFFIC_NEEDED',
] as const;

/** `trafficCsv[12]` is row 12 of the text in `trafficCsv`. */
const rowOf = (field: string) => /\[(\d+)\]$/.exec(field)?.[1];

/** A field's problem in words; the server names the rule, and sometimes what it could not read. */
export function useProblemWords(): (problem: FieldProblem) => string {
  const t = useT();
  return useCallback(
    ({ field, code, message }) => {
      const row = rowOf(field);
      const known = knownCodes.find((each) => each === code);
      const what = known ? t(`field.${known}`) : (message ?? t('field.check'));
      const quoted = known && message ? t('common.about', { what, more: message }) : what;
      return row ? `${t('imports.atRow', { row })} ${quoted}` : quoted;
    },
    [t],
  );
}

type Path = readonly (string | number)[];

const pathOf = (field: string): Path =>
  field
    .replace(/^input\./, '')
    .replace(/\[\d+\]$/, '')
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

const endsWith = (path: Path, end: Path) =>
  end.every((part, index) => path[path.length - end.length + index] === part);

/** Puts the server's words beside the fields that they are about, and the first of them into view. */
export function useMarkedFields<Values>(form: FormInstance<Values>, problem: Problem | null): void {
  const words = useProblemWords();
  useEffect(() => {
    if (!problem || problem.fields.length === 0) return;
    const marks = new Map<string, { name: Path; errors: string[] }>();
    for (const each of problem.fields) {
      const end = pathOf(each.field);
      const name = form.getFieldsError().find((field) => endsWith(field.name, end))?.name ?? end;
      const mark = marks.get(name.join('.')) ?? { name, errors: [] };
      mark.errors.push(words(each));
      marks.set(name.join('.'), mark);
    }
    const fields = [...marks.values()];
    form.setFields(fields as unknown as Parameters<typeof form.setFields>[0]);
    const first = fields[0];
    if (first) form.scrollToField([...first.name] as Parameters<typeof form.scrollToField>[0]);
  }, [form, problem, words]);
}

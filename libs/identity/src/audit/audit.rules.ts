import { auditField, type AuditField, type Locale, type Permission } from '@zuoxi/vocabulary';
import { idsIn, type NamedKind, partText, type Speech, valueText } from './audit.words.js';

export interface AuditDetail {
  readonly name: string;
  /** What the field is called. */
  readonly title: string;
  readonly before: string | null;
  readonly value: string | null;
  /** There is something that the reader may not see, or that this version knows nothing of. */
  readonly isWithheld: boolean;
}

/** One field of an entry as it is kept. */
interface Line {
  readonly name: string;
  readonly field: AuditField | null;
  readonly value: unknown;
  /** Left out: the deed did not say what it was. */
  readonly before?: unknown;
}

/** A change from nothing is a change all the same. */
const nothing = '—';
const otherwise = { 'zh-CN': '其他', 'en-US': 'Other' } as const;

/** What a deed left in the log, what it changed first. */
export function linesOf(details: unknown): Line[] {
  const { changed, ...facts } = (details ?? {}) as Record<string, unknown>;
  const states = Object.entries((changed ?? {}) as Record<string, { from: unknown; to: unknown }>);
  return [
    ...states.map(([name, { from, to }]) => ({ name, field: auditField(name), before: from, value: to })),
    ...Object.entries(facts).map(([name, value]) => ({ name, field: auditField(name), value })),
  ];
}

/** Whose names the lines are said with. */
export const namedIn = (lines: readonly Line[]): { kind: NamedKind; id: string }[] =>
  lines.flatMap(({ field, before, value }) => [...idsIn(before, field?.is), ...idsIn(value, field?.is)]);

function titleOf({ name, field }: Line, locale: Locale): string {
  if (!field) return otherwise[locale];
  const of = afterColon(name);
  if (!of) return field[locale];
  return `${field[locale]} · ${partText(of, field.is, locale)}`;
}

const afterColon = (name: string): string => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : '');

/** A field's line in words; of what the reader may not see, that there is something, and no more. */
export function detailOf(line: Line, speech: Speech, may: (needs: Permission) => boolean): AuditDetail {
  const { name, field, value } = line;
  if (!field || (field.needs && !may(field.needs))) {
    const title = field?.[speech.locale] ?? otherwise[speech.locale];
    const code = field ? (name.split(':', 1)[0] ?? '') : 'other';
    return { name: code, title, before: null, value: null, isWithheld: true };
  }
  const text = (of: unknown) => valueText(of, field.is, speech, afterColon(name));
  return {
    name,
    title: titleOf(line, speech.locale),
    before: 'before' in line ? (text(line.before) ?? nothing) : null,
    value: text(value),
    isWithheld: false,
  };
}

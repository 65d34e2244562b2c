import { METRICS } from '@zuoxi/metrics';
import { clockText, weekdayNames } from '@zuoxi/platform/schedules';
import {
  agentStatusWords,
  attributionRuleWords,
  type AuditValue,
  channelKindWords,
  codeText,
  type CodeWords,
  contractStatusWords,
  decisionWords,
  documentStateWords,
  eventNames,
  eventTitle,
  figure,
  formatFen,
  importKindWords,
  type Locale,
  localeWords,
  isSettingKind,
  mailDigestWords,
  matterKindWords,
  matterStatusWords,
  meansWords,
  noData,
  ownTeamWords,
  partyWords,
  permissionText,
  platformWords,
  promised,
  promotionWords,
  quoteStatusWords,
  recurrenceWords,
  roleWords,
  scheduleKinds,
  schedulesByKind,
  serviceTypeWords,
  type SettingField,
  type SettingRow,
  settingsByKind,
  settingValue,
  share,
  statutoryHolidayNames,
  storeStatusWords,
  subAccountRightWords,
  windowWords,
} from '@zuoxi/vocabulary';

/** What an entry's values are said with. */
export interface Speech {
  readonly locale: Locale;
  /** Codes such as a status mean what they mean of that. */
  readonly subjectType: string | null;
  /** A person, agent or role by its id, as it is called now. */
  readonly nameOf: (kind: NamedKind, id: string) => string | null;
}
export const namedKinds = ['person', 'agent', 'role'] as const;
export type NamedKind = (typeof namedKinds)[number];

const codes: Partial<Record<AuditValue, CodeWords>> = {
  attributionRule: attributionRuleWords,
  decision: decisionWords,
  digest: mailDigestWords,
  documentState: documentStateWords,
  holiday: statutoryHolidayNames,
  importKind: importKindWords,
  kind: {
    ...channelKindWords,
    ...importKindWords,
    ...matterKindWords,
    ...Object.fromEntries(scheduleKinds.map((kind) => [kind, schedulesByKind[kind].name])),
    mail: { 'zh-CN': '邮件', 'en-US': 'Mail' },
  },
  locale: localeWords,
  means: meansWords,
  ownTeam: ownTeamWords,
  party: partyWords,
  platform: platformWords,
  promotion: promotionWords,
  recurrence: recurrenceWords,
  serviceType: serviceTypeWords,
  subAccountRight: subAccountRightWords,
};
const statuses: Readonly<Record<string, CodeWords>> = {
  store: storeStatusWords,
  quote: quoteStatusWords,
  contract: contractStatusWords,
  agent: agentStatusWords,
  matter: matterStatusWords,
};

const flags = { true: { 'zh-CN': '是', 'en-US': 'Yes' }, false: { 'zh-CN': '否', 'en-US': 'No' } };

/** A metric by its name; parts of the log are older than its dictionary. */
function metricText(id: string, locale: Locale): string {
  const metric = METRICS.find((each) => each.id === id);
  return metric ? metric.name[locale === 'zh-CN' ? 'zh' : 'en'] : id;
}

interface Clause {
  readonly comparator: string;
  readonly target: number;
  readonly window: string;
  readonly remedy: string | null;
}
function promiseText({ comparator, target, window, remedy }: Clause, id: string, locale: Locale): string {
  const unit = METRICS.find((each) => each.id === id)?.unit ?? '';
  const sign = comparator === '>=' ? '≥' : '≤';
  const said = [`${sign} ${promised(target, unit, locale)}`, codeText(windowWords, window, locale), remedy];
  return said.filter(Boolean).join(' · ');
}

/** Of `labour-rules/minRestMinutes` the list and its field; of `holidays/2026-10-01` the list and its row's key. */
function settingNamed(of: string) {
  const [kind = '', ...rest] = of.split('/');
  if (!isSettingKind(kind)) return null;
  const fields: Readonly<Record<string, SettingField>> = settingsByKind[kind].fields;
  const part = rest.join('/');
  return { name: settingsByKind[kind].name, part, fields, field: fields[part] ?? null };
}

function settingText(value: unknown, of: string, locale: Locale): string {
  const setting = settingNamed(of);
  if (setting?.field) return settingValue(setting.field, value as string | number, locale);
  if (!setting || value === null || typeof value !== 'object') return filterText(value);
  const said = Object.entries(setting.fields).map(([name, field]) =>
    settingValue(field, (value as SettingRow)[name], locale),
  );
  return said.join(' · ');
}

/** What stands after the colon of a field's name, in words. */
export function partText(of: string, is: AuditValue | undefined, locale: Locale): string {
  if (is === 'promise') return metricText(of, locale);
  const setting = is === 'setting' ? settingNamed(of) : null;
  return setting ? `${setting.name[locale]} · ${setting.field?.name[locale] ?? setting.part}` : of;
}

/** A filter as the reader set it, without what was left open. */
function filterText(value: unknown): string {
  if (value === null || typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map(filterText).join(', ');
  return Object.entries(value)
    .filter(([, each]) => each !== null)
    .map(([name, each]) => `${name}: ${filterText(each)}`)
    .join('; ');
}

type Print = (value: never, speech: Speech, of: string) => string;
const printed = {
  fen: (fen: number) => formatFen(fen),
  share: (value: number | string) => share(value),
  day: (on: string) => on,
  clock: (minute: number) => clockText(minute),
  duration: (minutes: number, { locale }: Speech) => figure(minutes * 60, 'seconds', locale),
  flag: (value: boolean, { locale }: Speech) => flags[`${value}`][locale],
  person: (id: string, { nameOf }: Speech) => nameOf('person', id) ?? noData,
  agent: (id: string, { nameOf }: Speech) => nameOf('agent', id) ?? noData,
  role: (code: string, { locale, nameOf }: Speech) =>
    Object.hasOwn(roleWords, code) ? codeText(roleWords, code, locale) : (nameOf('role', code) ?? noData),
  permission: (name: string, { locale }: Speech) => permissionText(name, locale),
  event: (name: string, { locale }: Speech) => {
    const known = eventNames.find((each) => each === name);
    return known ? eventTitle(known, locale) : name;
  },
  metric: (id: string, { locale }: Speech) => metricText(id, locale),
  weekday: (day: number, { locale }: Speech) => weekdayNames[locale][day - 1] ?? noData,
  tiers: ({ fromFen, rate }: { fromFen: number; rate: number }) => `${formatFen(fromFen)} → ${share(rate)}`,
  payments: ({ dueOn, amountFen }: { dueOn: string; amountFen: number }) =>
    `${dueOn} ${formatFen(amountFen)}`,
  promise: (promise: Clause, { locale }: Speech, id: string) => promiseText(promise, id, locale),
  findings: ({ itemKey, deduction }: { itemKey: string; deduction: number }) => `${itemKey} −${deduction}`,
  filter: filterText,
  setting: (value: unknown, { locale }: Speech, of: string) => settingText(value, of, locale),
  status: (code: string, { locale, subjectType }: Speech) =>
    codeText(statuses[subjectType ?? ''] ?? {}, code, locale),
} satisfies Partial<Record<AuditValue, Print>>;

/** Entries outlive code: of another shape than this version writes, a value is said as it is. */
const shapes: Partial<Record<AuditValue, 'number' | 'boolean' | 'object'>> = {
  ...{ fen: 'number', clock: 'number', duration: 'number', weekday: 'number', flag: 'boolean' },
  ...{ tiers: 'object', payments: 'object', promise: 'object', findings: 'object' },
};
const isPrinted = (value: unknown, is: AuditValue): is is keyof typeof printed =>
  Object.hasOwn(printed, is) && typeof value === (shapes[is] ?? typeof value);

/** @param of what stands after the colon of a field's name */
export function valueText(
  value: unknown,
  is: AuditValue | undefined,
  speech: Speech,
  of = '',
): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) {
    const texts = value.map((each) => valueText(each, is, speech, of) ?? noData);
    return texts.join(speech.locale === 'zh-CN' ? '、' : ', ');
  }
  if (is && isPrinted(value, is)) return (printed[is] as Print)(value as never, speech, of);
  const words = is && codes[is];
  if (words) return codeText(words, String(value as string), speech.locale);
  return typeof value === 'object' ? filterText(value) : String(value as string | number | boolean);
}

/** Ids that a value names somebody by. */
export function idsIn(value: unknown, is: AuditValue | undefined): { kind: NamedKind; id: string }[] {
  const kind = namedKinds.find((each) => each === is);
  if (!kind || value === null || value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map((id) => ({ kind, id: String(id) }));
}

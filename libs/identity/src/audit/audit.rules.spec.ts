import { describe, expect, test } from '@jest/globals';
import { type AuditField, auditFamilies, auditFields, type Locale } from '@zuoxi/vocabulary';
import { detailOf, linesOf } from './audit.rules.js';

const fields: readonly (readonly [string, AuditField])[] = [
  ...Object.entries<AuditField>(auditFields),
  ...Object.entries<AuditField>(auditFamilies).map(([family, field]) => [`${family}:小甲`, field] as const),
];
const names: Readonly<Record<string, string>> = { a1: '周宁', p1: '王芳', 'own:1': '夜班组长' };

const said = (details: unknown, over: { locale?: Locale; subjectType?: string; may?: boolean } = {}) =>
  linesOf(details).map((line) =>
    detailOf(
      line,
      {
        locale: over.locale ?? 'zh-CN',
        subjectType: over.subjectType ?? null,
        nameOf: (_, id) => names[id] ?? null,
      },
      () => over.may ?? true,
    ),
  );
const short = (details: unknown, over: Parameters<typeof said>[1] = {}) =>
  said(details, over).map(({ title, before, value }) => [title, before, value]);

test('what it was and what it became stand on one line, changes first', () => {
  expect(
    short({ version: 2, changed: { seats: { from: 2, to: 3 }, endsOn: { from: null, to: '2027-01-01' } } }),
  ).toEqual([
    ['席位', '2', '3'],
    ['结束日期', '—', '2027-01-01'],
    ['版本', null, '2'],
  ]);
  expect(short({ changed: { averageDailyInquiries: { from: 500, to: null } } })).toEqual([
    ['日均咨询', '500', null],
  ]);
  expect(short(null)).toEqual([]);
});

describe('values are said in words', () => {
  test.each<[object, string, string]>([
    [{ amountFen: 123450 }, '¥1,234.50', '¥1,234.50'],
    [{ margin: '0.215' }, '21.5%', '21.5%'],
    [{ serviceStartMinute: 570 }, '09:30', '09:30'],
    [{ maxMinutesPerWeek: 2400 }, '40时00分', '40h00m'],
    [{ enabled: false }, '否', 'No'],
    [{ agentIds: ['a1', 'a1'] }, '周宁、周宁', '周宁, 周宁'],
    [{ leaderId: 'p1' }, '王芳', '王芳'],
    [{ role: 'qc-lead' }, '质检主管', 'QC lead'],
    [{ role: 'own:1' }, '夜班组长', '夜班组长'],
    [{ secondFactorRoles: [] }, '', ''],
    [{ platform: 'jd' }, '京东', 'JD'],
    [{ servedHolidays: ['qingming', 'new_year'] }, '清明、元旦', "Qingming, New Year's Day"],
    [{ permissions: ['quote:read'] }, '查看报价', 'see quotes'],
    [{ weekdays: [1, 7] }, '周一、周日', 'Mon, Sun'],
    [{ commissionTiers: [{ fromFen: 100000, rate: 0.05 }] }, '¥1,000.00 → 5.0%', '¥1,000.00 → 5.0%'],
    [{ payments: [{ dueOn: '2026-12-01', amountFen: 100 }] }, '2026-12-01 ¥1.00', '2026-12-01 ¥1.00'],
    [
      { variables: { filter: { search: '张', open: null }, first: 50 } },
      'filter: search: 张; first: 50',
      'filter: search: 张; first: 50',
    ],
    [{ format: 'csv' }, 'csv', 'csv'],
    // As an older version wrote it.
    [{ commissionTiers: ['0: 0.05'] }, '0: 0.05', '0: 0.05'],
  ])('%j', (details, zh, en) => {
    expect([said(details)[0]?.value, said(details, { locale: 'en-US' })[0]?.value]).toEqual([zh, en]);
  });

  test('a status is that of what the deed was done to', () => {
    expect(said({ status: 'draft' }, { subjectType: 'contract' })[0]?.value).toBe('草拟中');
    expect(said({ status: 'draft' }, { subjectType: 'quote' })[0]?.value).toBe('草稿');
  });

  test('a promise by its metric, a section by its title', () => {
    const clause = { comparator: '>=', target: 0.9, window: 'month', remedy: '整改' };
    const details = { changed: { 'promise:resp3m_tb@2': { from: clause, to: null } } };
    expect(short(details)).toMatchObject([
      [expect.stringMatching(/^承诺 · .*响应率/), '≥ 90.0% · 每月 · 整改', null],
    ]);
    expect(short({ 'section:工作时间': '九点起' })).toEqual([['条款 · 工作时间', null, '九点起']]);
  });
});

test('a company’s own rules by their lists, fields and rows', () => {
  const changed = {
    'setting:labour-rules/minRestMinutes': { from: 660, to: 720 },
    'setting:holidays/2026-10-09': {
      from: null,
      to: { on: '2026-10-09', day: 'off', name: '店庆', nameEn: '' },
    },
  };
  expect(short({ changed })).toEqual([
    ['公司规则 · 用工规则 · 两班之间至少休息', '11 小时', '12 小时'],
    ['公司规则 · 节假日与调休 · 2026-10-09', '—', '2026-10-09 · 放假 · 店庆 · —'],
  ]);
});

describe('of what the reader may not see', () => {
  test.each(fields)('%s', (name, { needs }) => {
    const details = { changed: { [name]: { from: 's3cret', to: 's3cret' } } };
    const [line] = said(details, { may: false });
    expect(line?.isWithheld).toBe(needs !== undefined);
    if (needs) expect(JSON.stringify(line)).not.toMatch(/s3cret|小甲/);
  });

  test('nothing that costs or names somebody is for everybody', () => {
    const guarded = ['fen', 'share', 'tiers', 'payments', 'findings', 'person', 'agent'];
    const open = fields.filter(([, { is, needs }]) => !needs && guarded.includes(is ?? ''));
    expect(open).toEqual([]);
  });

  test('a field that this version does not know is not told, not even its name', () => {
    expect(said({ 周宁: ['早班'], changed: { toString: { from: 1, to: 2 } } })).toEqual([
      { name: 'other', title: '其他', before: null, value: null, isWithheld: true },
      { name: 'other', title: '其他', before: null, value: null, isWithheld: true },
    ]);
  });
});

test.each(['zh-CN', 'en-US'] as const)('each field has words in %s', (locale) => {
  expect(fields.filter(([, words]) => !words[locale].trim())).toEqual([]);
});

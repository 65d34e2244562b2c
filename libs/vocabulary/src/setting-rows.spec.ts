import { expect, test } from '@jest/globals';
import { readSettingRows, settingDifference, typedRow } from './setting-rows.js';
import { settingKinds, settingsByKind } from './settings.js';

const rules = settingsByKind['labour-rules'].delivered[0];
const codes = (typed: object) =>
  readSettingRows('labour-rules', [typed as Record<string, string>]).problems.map(({ field, code }) => [
    field,
    code,
  ]);

test('what is delivered can be read, and reads back into the same', () => {
  for (const kind of settingKinds) {
    const { delivered } = settingsByKind[kind];
    const read = readSettingRows(kind, delivered.map(typedRow));
    expect(read).toEqual({ rows: delivered, problems: [] });
    expect(settingDifference(kind, delivered, read.rows, 'zh-CN')).toEqual([]);
  }
});

test('each value that cannot be read is named by its row and field', () => {
  const typed = { ...typedRow(rules ?? {}), minRestMinutes: '11.5', weeklyDaysOff: '7', mood: 'good' };
  expect(codes(typed)).toEqual([
    ['rows.0.mood', 'UNKNOWN_FIELD'],
    ['rows.0.minRestMinutes', 'IS_INT'],
    ['rows.0.weeklyDaysOff', 'LIMITS'],
  ]);
  expect(codes({}).length).toBe(5);
  expect(readSettingRows('labour-rules', []).problems).toEqual([{ field: 'rows', code: 'NO_ROWS' }]);
});

test('what differs is said in words, in hours where people speak of hours', () => {
  const stricter = { ...rules, minRestMinutes: 720, maxConsecutiveDays: 5 };
  expect(settingDifference('labour-rules', [rules ?? {}], [stricter], 'zh-CN')).toEqual([
    '两班之间至少休息：11 小时 → 12 小时',
    '最多连续工作：6 天 → 5 天',
  ]);
  expect(settingDifference('labour-rules', [rules ?? {}], [stricter], 'en-US')[0]).toBe(
    'Least rest between shifts: 11 h → 12 h',
  );
});

test('rows are told apart by their key: added, changed and removed ones are said', () => {
  const day = (on: string, over: object = {}) => ({ on, day: 'off', name: '公司年会', nameEn: '', ...over });
  const before = [day('2026-12-24'), day('2026-12-25')];
  const after = [day('2026-12-25', { day: 'work', nameEn: 'Party' }), day('2026-12-31')];
  expect(settingDifference('holidays', before, after, 'zh-CN')).toEqual([
    '2026-12-25的安排：放假 → 上班',
    '2026-12-25的英文名称：— → Party',
    '新增：2026-12-31，放假，公司年会',
    '删除：2026-12-24，放假，公司年会',
  ]);
});

test('a notice’s own sentence has what the delivered one is filled with, in both languages', () => {
  const wording = (zh: string, en: string) =>
    readSettingRows('notice-wordings', [{ event: 'quote.sent', form: 'one', zh, en }]).problems.map(
      ({ field, code, message }) => [field, code, message],
    );
  expect(wording('{store} 的报价 {number} 发出了', 'Sent: {number}, {store}')).toEqual([]);
  expect(wording('报价 {number} 发出了', 'Sent: {number}, {store}, {price}')).toEqual([
    ['rows.0.zh', 'PLACEHOLDERS', '{number} {store}'],
    ['rows.0.en', 'PLACEHOLDERS', '{number} {store}'],
  ]);
});

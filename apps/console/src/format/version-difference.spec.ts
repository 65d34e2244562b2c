import { describe, expect, test } from '@jest/globals';
import { type LightKey, type RowsKey, speak } from '../i18n/dictionary';
import { lightEnUS } from '../i18n/light/en-US';
import { rowsEnUS } from '../i18n/light/rows-en-US';
import { rowsZhCN } from '../i18n/light/rows-zh-CN';
import { lightZhCN } from '../i18n/light/zh-CN';
import { changedFigures, changedParts, isUnchanged } from './version-difference';

const [zh, en] = [
  speak<LightKey | RowsKey>({ ...lightZhCN, ...rowsZhCN }),
  speak<LightKey | RowsKey>({ ...lightEnUS, ...rowsEnUS }),
];
const side = (value: string | null, over: object = {}) => ({
  ...{ value, numerator: 36, denominator: 40, provisional: false },
  ...over,
});
const rate = (before: ReturnType<typeof side> | null, after: ReturnType<typeof side> | null) => ({
  since: 1,
  figures: [{ name: '三分钟回复率', unit: 'fraction', before, after }],
  parts: [],
});
const said = (difference: Parameters<typeof changedFigures>[0]) => changedFigures(difference, 'zh-CN', zh);

describe('a changed number', () => {
  test('is said old and new, a missing side as missing', () => {
    expect(said(rate(side('0.974'), side('0.942')))).toEqual(['三分钟回复率 97.4% → 94.2%']);
    expect(said(rate(side(null), side('0')))).toEqual(['三分钟回复率 — → 0.0%']);
    expect(said(rate(null, side('0.942')))).toEqual(['三分钟回复率 — → 94.2%']);
  });

  test('that prints alike is told apart by what it was made of', () => {
    const [was, is] = [side('0.9'), side('0.9', { numerator: 1800, denominator: 2000, provisional: true })];
    expect(said(rate(was, is))).toEqual(['三分钟回复率 90.0% (36 / 40) → 90.0% (1,800 / 2,000 · 暂定)']);
  });
});

test('everything else is counted, in both languages', () => {
  const parts = [
    { part: 'agents', count: 3 },
    { part: 'hours', count: 1 },
    { part: 'comment', count: 1 },
  ] as const;
  const difference = { since: 1, figures: [], parts };
  expect(changedParts(difference, zh)).toBe('客服明细 3 处、分时段 1 处、点评');
  expect(changedParts(difference, en)).toBe('3 agent rows, 1 hour, comment');
  expect(isUnchanged(difference)).toBe(false);
  expect(isUnchanged({ ...difference, parts: [] })).toBe(true);
});

import { describe, expect, it } from '@jest/globals';
import { type Key, type LightKey, speak } from './dictionary';
import { enUS } from './en-US';
import { lightEnUS } from './light/en-US';
import { zhCN } from './zh-CN';

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe('dictionaries', () => {
  const singular = Object.keys(enUS).filter((key) => key.endsWith('_one'));

  it('have the same keys', () => {
    const plain = Object.keys(enUS).filter((key) => !singular.includes(key));
    expect(plain.sort()).toEqual(Object.keys(zhCN).sort());
  });

  it('speak of a single one only where they speak of a count', () => {
    const counted = Object.keys(zhCN).filter((key) => placeholders(zhCN[key as Key]).includes('count'));
    expect(counted).toEqual(expect.arrayContaining(singular.map((key) => key.replace(/_one$/, ''))));
  });

  it.each([
    [1, '1 seat'],
    [2, '2 seats'],
  ])('count in English: %i', (count, words) => {
    expect(speak<LightKey>(lightEnUS)('common.seats', { count })).toBe(words);
  });

  it('leave no word empty', () => {
    expect(Object.entries({ ...zhCN, ...enUS }).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('fill in the same values', () => {
    const keys = Object.keys(zhCN) as Key[];
    const different = keys.filter((key) => placeholders(zhCN[key]).join() !== placeholders(enUS[key]).join());
    expect(different).toEqual([]);
  });
});

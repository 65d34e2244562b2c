import { describe, expect, it } from '@jest/globals';
import { enUS } from './en-US';
import { zhCN } from './zh-CN';

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe('dictionaries', () => {
  it('have the same keys', () => {
    expect(Object.keys(enUS).sort()).toEqual(Object.keys(zhCN).sort());
  });

  it('leave no word empty', () => {
    expect(Object.entries({ ...zhCN, ...enUS }).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('fill in the same values', () => {
    const keys = Object.keys(zhCN) as (keyof typeof zhCN)[];
    const different = keys.filter((key) => placeholders(zhCN[key]).join() !== placeholders(enUS[key]).join());
    expect(different).toEqual([]);
  });
});

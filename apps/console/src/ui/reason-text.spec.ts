import { expect, test } from '@jest/globals';
import { joinReason, partsOfReason } from './reason-text';

const offered = ['价格太高', '价格太高：旺季', '联系不上'];

test.each([
  ['价格太高', '竞品报 1.2 万', '价格太高：竞品报 1.2 万'],
  ['联系不上', '', '联系不上'],
  [null, '自己的话', '自己的话'],
  ['价格太高：旺季', '双 11', '价格太高：旺季：双 11'],
] as const)('%s and “%s” are one text, and are found in it again', (chosen, remark, text) => {
  expect(joinReason(chosen, remark, 'zh-CN')).toBe(text);
  expect(partsOfReason(text, offered, 'zh-CN')).toEqual({ chosen, remark });
});

test('what only looks like an offered reason is one’s own words', () => {
  expect(partsOfReason('价格太高了', offered, 'zh-CN')).toEqual({ chosen: null, remark: '价格太高了' });
});

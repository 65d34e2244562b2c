import { expect, test } from '@jest/globals';
import { isOf } from '../office/conversations/is-of';
import { speakerOf } from './speaker';

const words: Readonly<Record<string, string>> = {
  'shop.agent': '客服',
  'shop.bot': '机器人',
  'shop.system': '系统',
  'shop.automatic': '自动消息',
};
const t = (key: string) => words[key] ?? key;
const agent = { direction: 'agent', type: 'text' } as const;

test.each([
  [{ direction: 'buyer', type: 'text' } as const, '小王'],
  [{ direction: 'bot', type: 'text' } as const, '机器人'],
  [{ direction: 'system', type: 'transfer' } as const, '系统'],
  [{ ...agent, agentAlias: '阿宁', agentAccount: '店铺:小宁' }, '阿宁'],
  [{ ...agent, agentAlias: null, agentAccount: '店铺:生人' }, '店铺:生人'],
  [{ ...agent, agentAlias: null }, '客服'],
  [{ ...agent, type: 'automatic', agentAlias: '阿宁' }, '阿宁 · 自动消息'],
])('%j is of %s', (message, who) => expect(speakerOf(message, '小王', t)).toBe(who));

test('only what the agent wrote is the reviewed one’s: no colleague’s, no robot’s, no stranger’s', () => {
  const own = { direction: 'agent', agentId: 'a', agentAccount: '店铺:小美' };
  expect(isOf(own, 'a')).toBe(true);
  expect(isOf(own, 'b')).toBe(false);
  expect(isOf({ ...own, agentId: null }, 'a')).toBe(false);
  expect(isOf({ direction: 'bot', agentId: null, agentAccount: null }, 'a')).toBe(false);
  // A file without a column of accounts: what was said there is scored as the agent's.
  expect(isOf({ direction: 'agent', agentId: null, agentAccount: null }, 'a')).toBe(true);
});

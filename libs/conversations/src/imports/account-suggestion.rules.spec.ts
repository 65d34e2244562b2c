import { expect, test } from '@jest/globals';
import { suggestedAgent } from './account-suggestion.rules.js';

const agents = [
  { id: 'a', name: '王小美', alias: '小美', employeeNo: 'KF007' },
  { id: 'b', name: '李小丽', alias: '小丽', employeeNo: 'KF008' },
  { id: 'c', name: '陈丽', alias: '丽丽', employeeNo: '小丽' },
];

test.each([
  ['小美', { agentId: 'a', by: 'alias' }],
  ['暖橙旗舰店:小美', { agentId: 'a', by: 'alias' }],
  ['暖橙旗舰店：小美 ', { agentId: 'a', by: 'alias' }],
  ['kf007', { agentId: 'a', by: 'employeeNo' }],
  ['店铺:ＫＦ００８', { agentId: 'b', by: 'employeeNo' }],
  ['cntaobao店铺:李小丽', { agentId: 'b', by: 'name' }],
  ['one whom two agents could be: 小丽', null],
  ['小美美', null],
  ['店铺:', null],
  ['客服小美', null],
])('%s', (account, expected) => {
  expect(suggestedAgent(account, agents)).toEqual(expected);
});

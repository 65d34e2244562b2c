import { expect, test } from '@jest/globals';
import {
  consumers,
  eventDetail,
  eventNames,
  eventPath,
  events,
  eventText,
  isForShops,
  type ParamsOf,
} from './events.js';
import { jobKinds } from './jobs.js';
import { rolePermissions } from './permissions.js';

const namesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test.each(eventNames)('%s says the same in both languages', (name) => {
  expect(namesIn(events[name]['zh-CN'])).toEqual(namesIn(events[name]['en-US']));
  expect(namesIn(events[name].many['zh-CN'])).toEqual(namesIn(events[name].many['en-US']));
});

test.each(eventNames)('%s is told to nobody who may not see it', (name) => {
  const { roles, may } = events[name];
  expect(roles.filter((role) => !rolePermissions[role].includes(may))).toEqual([]);
});

test('consumers are queues', () => {
  expect(Object.keys(consumers).filter((kind) => !(jobKinds as readonly string[]).includes(kind))).toEqual(
    [],
  );
});

test('an event must say what its sentences name', () => {
  const params: ParamsOf<'report.question-asked'> = { on: '2026-11-22', text: '为什么' };
  const mayLeaveOut: { on: string } extends typeof params ? true : false = false;
  const mayNot: ParamsOf<'contract.signed'> extends { number: unknown } ? true : false = true;
  expect([Object.keys(params), mayLeaveOut, mayNot]).toEqual([['on', 'text'], false, true]);
});

test('one, many and the way there', () => {
  const params = { store: '茶礼旗舰店', by: '周敏', on: '2026-11-22', text: '少算了', storeId: 's', id: 'q' };
  expect(eventText('report.question-asked', 'zh-CN', params)).toBe(
    '茶礼旗舰店：周敏 对 2026-11-22 日报有疑问：少算了',
  );
  expect(eventText('report.question-asked', 'en-US', params, 3)).toBe(
    '茶礼旗舰店: 3 questions wait for an answer',
  );
  expect(eventPath('report.question-asked', 'office', params)).toBe('/reports/s/2026-11-22');
  expect(eventPath('report.question-asked', 'shop', params)).toBeNull();
});

test('a letter says more of an event that said it', () => {
  const params = { on: '2026-11-22', headlineZh: '接待 318 人。', headlineEn: '318 people received.' };
  expect(eventDetail('report.published', 'en-US', params)).toBe('318 people received.');
  expect(eventDetail('report.published', 'zh-CN', { on: '2026-11-22' })).toBeNull();
  expect(eventDetail('contract.signed', 'zh-CN', { number: 'C-1' })).toBeNull();
});

test.each(eventNames)('%s names nobody of the provider to a shop', (name) => {
  expect(isForShops(name) && namesIn(events[name]['zh-CN'] + events[name].many['zh-CN']).includes('by')).toBe(
    false,
  );
});

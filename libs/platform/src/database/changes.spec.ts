import { expect, test } from '@jest/globals';
import { changesOf } from './changes.js';

test('only what is another now, lists by what they hold, and what is gone or new beside null', () => {
  const before = {
    name: '甲',
    seats: 2,
    servedHolidays: ['new_year'],
    agentIds: [1, 2],
    alias: 'x',
    endsOn: null,
  };
  const after = { name: '甲', seats: 3, servedHolidays: [], agentIds: [1, 2], comment: 'y' };
  expect(changesOf(before, after)).toEqual({
    seats: { from: 2, to: 3 },
    servedHolidays: { from: ['new_year'], to: [] },
    alias: { from: 'x', to: null },
    comment: { from: null, to: 'y' },
  });
});

test('what the log has no words for does not compile', () => {
  // @ts-expect-error no such field
  changesOf({ nickname: '甲' }, { nickname: '乙' });
  const whole: Record<string, unknown> = { name: '甲' };
  // @ts-expect-error it could be any field
  changesOf(whole, whole);
});

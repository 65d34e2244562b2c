import { expect, test } from '@jest/globals';
import { changesOf } from './changes.js';

test('only what is another now, lists by what they hold, and what is gone or new beside null', () => {
  const before = { name: '甲', seats: 2, holidays: ['new_year'], kept: [1, 2], gone: 'x', none: null };
  const after = { name: '甲', seats: 3, holidays: [], kept: [1, 2], come: 'y' };
  expect(changesOf(before, after)).toEqual({
    seats: { from: 2, to: 3 },
    holidays: { from: ['new_year'], to: [] },
    gone: { from: 'x', to: null },
    come: { from: null, to: 'y' },
  });
});

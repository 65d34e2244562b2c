import { expect, test } from '@jest/globals';
import { emptySeats, reasonText } from './roster.rules.js';

test('a seat that stays empty is named with its time and what was sold', () => {
  const cover = [600, 630, 660].map((slotMinute) => ({ slotMinute, required: 1, planned: 1, sold: 2 }));
  const [gap, ...others] = emptySeats(cover, '2026-11-23');
  expect(others).toEqual([]);
  expect(gap && reasonText(gap, 'zh-CN')).toBe('2026-11-23 10:00–11:30 缺 1 席（已售 2 席）。');
  expect(gap && reasonText(gap, 'en-US')).toBe('2026-11-23 10:00–11:30: empty seats: 1 (sold: 2).');
});

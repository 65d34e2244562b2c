import { expect, test } from '@jest/globals';
import { retryAfter } from './delivery.rules.js';

test('it is tried again ever later, and given up after seven attempts', () => {
  expect([1, 2, 6, 7].map(retryAfter)).toEqual([10_000, 60_000, 21_600_000, null]);
});

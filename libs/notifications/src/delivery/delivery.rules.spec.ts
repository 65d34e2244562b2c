import { expect, test } from '@jest/globals';
import { deliveryTransitions, retryAfter } from './delivery.rules.js';

test('it is tried again ever later, and given up after seven attempts', () => {
  expect([1, 2, 6, 7].map(retryAfter)).toEqual([10_000, 60_000, 21_600_000, null]);
});

test('nothing is sent that nobody has marked, and what arrived is sent no more', () => {
  expect(deliveryTransitions.sources('sent')).toEqual(['sending']);
  expect(deliveryTransitions.sources('sending')).toEqual(['waiting']);
  expect(deliveryTransitions.sources('waiting')).toEqual(['sending', 'dead']);
});

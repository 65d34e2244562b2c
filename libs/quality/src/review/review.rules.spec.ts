import { expect, test } from '@jest/globals';
import { reviewTransitions } from './review.rules.js';

test.each([
  ['submitted', ['open']],
  ['open', ['submitted']],
  ['appealed', ['submitted']],
  ['upheld', ['appealed']],
  ['changed', ['appealed']],
] as const)('%s is reached from %s', (to, from) => {
  expect(reviewTransitions.sources(to)).toEqual(from);
});

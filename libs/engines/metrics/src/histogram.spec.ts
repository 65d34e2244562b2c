import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bucketOf, emptyHistogram, quantileFromHistogram, RESPONSE_BOUNDS_SECONDS } from './histogram.js';

const histogramOf = (waits: readonly number[]): number[] => {
  const counts = emptyHistogram();
  for (const wait of waits) counts[bucketOf(wait)]! += 1;
  return counts;
};

it.each([
  [0, 1],
  [1000, 1],
  [1001, 2],
  [30_000, 30],
  [30_001, 40],
  [180_000, 180],
  [86_399_999, 86_400],
])('a wait of %d ms lies in the bucket up to %d s', (wait, bound) => {
  expect(RESPONSE_BOUNDS_SECONDS[bucketOf(wait)]).toBe(bound);
});

it('has no quantile of nothing', () => {
  expect(quantileFromHistogram(emptyHistogram(), 0.5)).toBeNull();
});

it('lies in the bucket of the true quantile', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 86_399_999 }), { minLength: 1 }),
      fc.constantFrom(0.01, 0.5, 0.9, 1),
      (waits, q) => {
        const sorted = [...waits].sort((a, b) => a - b);
        const bucket = bucketOf(sorted[Math.max(1, Math.ceil(q * sorted.length)) - 1]!);
        const value = quantileFromHistogram(histogramOf(waits), q)!;
        expect(value).toBeGreaterThanOrEqual(bucket === 0 ? 0 : RESPONSE_BOUNDS_SECONDS[bucket - 1]!);
        expect(value).toBeLessThanOrEqual(RESPONSE_BOUNDS_SECONDS[bucket]!);
      },
    ),
  );
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { demandQuantile } from './demand-range.js';

describe('demandQuantile', () => {
  // Computed apart, from the distribution's own formula by log-gamma: 25 = 1 / 0.2².
  it.each([
    [0, 0.9, 0],
    [1, 0.9, 2],
    [10, 0.5, 10],
    [10, 0.9, 15],
    [100, 0.9, 129],
    [1000, 0.9, 1267],
  ])('of %d inquiries on average, %d of all half hours have at most %d', (mean, share, inquiries) => {
    expect(demandQuantile(mean, share)).toBe(inquiries);
  });

  it('grows with demand and with the share, and P90 is never below the average for more than a handful', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 3000 }), (mean) => {
        expect(demandQuantile(mean, 0.9)).toBeGreaterThanOrEqual(mean);
        expect(demandQuantile(mean, 0.9)).toBeGreaterThanOrEqual(demandQuantile(mean, 0.5));
        expect(demandQuantile(mean + 1, 0.9)).toBeGreaterThanOrEqual(demandQuantile(mean, 0.9));
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { halfEvenFen, halfUpFen, proratedFen, sumFen, upFen } from './index.js';

describe('the named roundings', () => {
  it.each([
    // value, half even, half up, up
    ['0.4', 0, 0, 1],
    ['0.5', 0, 1, 1],
    ['1.5', 2, 2, 2],
    ['2.5', 2, 3, 3],
    ['2.5000000000000000000001', 3, 3, 3],
    ['-0.5', 0, -1, 0],
    ['-1.5', -2, -2, -1],
    ['-2.5', -2, -3, -2],
    ['7', 7, 7, 7],
  ])('%s', (value, even, half, up) => {
    expect([halfEvenFen, halfUpFen, upFen].map((round) => round(new Decimal(value)))).toEqual([
      even,
      half,
      up,
    ]);
  });

  it('refuses results that a number cannot hold', () => {
    const tooLarge = expect.objectContaining({ code: 'PRICING_AMOUNT_TOO_LARGE' });
    expect(() => halfEvenFen(new Decimal(2).pow(53))).toThrow(tooLarge);
    expect(() => sumFen([Number.MAX_SAFE_INTEGER, 1])).toThrow(tooLarge);
  });
});

describe('proratedFen', () => {
  it.each([
    ['a quarter by its own 92 days', 9_200_000, 31, 92, 3_100_000],
    ['eleven of the 28 days of February', 2_800_000, 11, 28, 1_100_000],
    ['a leap February', 2_900_000, 11, 29, 1_100_000],
    ['24–28 February, not the whole month', 3_000_000, 5, 28, 535_714],
    ['half a fen goes to the even side', 5, 1, 2, 2],
    ['nothing', 9_200_000, 0, 92, 0],
    ['everything', 9_200_000, 92, 92, 9_200_000],
    ['a credit', -9_200_000, 46, 92, -4_600_000],
  ])('%s', (_, full, part, whole, expected) => {
    expect(proratedFen(full, part, whole)).toBe(expected);
  });

  it.each([
    [100, 32, 31],
    [100, -1, 31],
    [100, 1, 0],
    [100.5, 1, 31],
  ])('refuses %d fen for %d of %d days', (full, part, whole) => {
    expect(() => proratedFen(full, part, whole)).toThrow(
      expect.objectContaining({ code: 'PRICING_INPUT_INVALID' }),
    );
  });

  it('is within half a fen of the exact part and never falls with more days', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer({ min: 1, max: 366 }), fc.nat(366), (full, whole, days) => {
        const part = Math.min(days, whole);
        const fen = proratedFen(full, part, whole);
        const offBy = 2n * (BigInt(fen) * BigInt(whole) - BigInt(full) * BigInt(part));
        expect(offBy <= BigInt(whole) && offBy >= -BigInt(whole)).toBe(true);
        expect(proratedFen(full, Math.min(part + 1, whole), whole)).toBeGreaterThanOrEqual(fen);
      }),
    );
  });
});

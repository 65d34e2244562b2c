import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commissionOf, type CommissionTerms } from './index.js';

/** 1 % up to 100,000 yuan, 2 % up to 500,000, 3 % above. */
const terms: CommissionTerms = {
  tiers: [
    { fromFen: 0, rate: '0.01' },
    { fromFen: 10_000_000, rate: '0.02' },
    { fromFen: 50_000_000, rate: '0.03' },
  ],
};

describe('commissionOf', () => {
  it.each([
    ['no sales', 0, 0],
    ['more refunds than orders', -500_000, 0],
    ['inside the first tier', 8_000_000, 80_000],
    ['exactly at a boundary', 10_000_000, 100_000],
    ['one fen above it rounds to nothing more', 10_000_001, 100_000],
    ['inside the second tier: only the slice above earns more', 30_000_000, 500_000],
    ['in the last tier', 60_000_000, 1_200_000],
  ])('%s', (_, netSalesFen, commissionFen) => {
    expect(commissionOf(terms, netSalesFen).commissionFen).toBe(commissionFen);
  });

  it('shows one line a tier reached', () => {
    expect(commissionOf(terms, 30_000_000).lines).toEqual([
      { fromFen: 0, toFen: 10_000_000, rate: '0.01', salesFen: 10_000_000, commissionFen: 100_000 },
      { fromFen: 10_000_000, toFen: 50_000_000, rate: '0.02', salesFen: 20_000_000, commissionFen: 400_000 },
    ]);
  });

  it('keeps to the agreed minimum and maximum', () => {
    const bounded = { ...terms, minimumFen: 200_000, maximumFen: 1_000_000 };
    expect(commissionOf(bounded, 0)).toMatchObject({ earnedFen: 0, commissionFen: 200_000 });
    expect(commissionOf(bounded, 60_000_000)).toMatchObject({
      earnedFen: 1_200_000,
      commissionFen: 1_000_000,
    });
  });

  it('no tiers, no commission', () => {
    expect(commissionOf({ tiers: [] }, 60_000_000)).toMatchObject({ lines: [], commissionFen: 0 });
  });

  it.each([
    [{ tiers: [{ fromFen: 100, rate: '0.01' }] }],
    [{ tiers: [...terms.tiers, { fromFen: 50_000_000, rate: '0.04' }] }],
    [{ tiers: [{ fromFen: 0, rate: '1.01' }] }],
    [{ tiers: [{ fromFen: 0, rate: '1e-2' }] }],
    [{ tiers: [], minimumFen: 10, maximumFen: 9 }],
  ])('refuses %j', (wrong) => {
    expect(() => commissionOf(wrong, 1)).toThrow(expect.objectContaining({ code: 'PRICING_INPUT_INVALID' }));
  });

  it('is whole fen, sums its lines, accounts for every fen sold, and never falls with sales', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 0, max: 1e9 }), (sales, more) => {
        const commission = commissionOf(terms, sales);
        expect(Number.isSafeInteger(commission.commissionFen)).toBe(true);
        expect(commission.lines.reduce((sum, line) => sum + line.commissionFen, 0)).toBe(
          commission.earnedFen,
        );
        expect(commission.lines.reduce((sum, line) => sum + line.salesFen, 0)).toBe(sales);
        expect(commissionOf(terms, sales + more).commissionFen).toBeGreaterThanOrEqual(
          commission.commissionFen,
        );
      }),
    );
  });
});

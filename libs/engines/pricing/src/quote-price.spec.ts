import { describe, expect, it } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import {
  DEFAULT_SPAN_RATIOS,
  type PriceBook,
  PROMOTION_FREQUENCIES,
  quotePrice,
  type QuotePriceInput,
  SERVICE_TYPES,
} from './index.js';

const aPriceBook = (overrides: Partial<PriceBook> = {}): PriceBook => ({
  currency: 'CNY',
  components: {
    salary: 380_000,
    benefits: 90_000,
    'board-lodging': 60_000,
    training: 12_000,
    management: 20_000,
    recruitment: 8_000,
    premises: 25_000,
    equipment: 10_000,
    other: 5_000,
  },
  spanRatios: { ...DEFAULT_SPAN_RATIOS },
  roleMonthlyFen: { teamLeader: 780_000, qc: 650_000, trainer: 720_000 },
  marginTarget: '0.25',
  marginFloor: '0.15',
  commission: { tiers: [{ fromFen: 0, rate: '0.01' }] },
  serviceTypeFactor: { presale: '1', simple_aftersale: '1.05', full_aftersale: '1.2' },
  promotionSurcharge: { none: '0', major_only: '0.02', monthly: '0.04', weekly: '0.08' },
  taxRate: '0.06',
  ...overrides,
});
const aQuote = (overrides: Partial<QuotePriceInput> = {}): QuotePriceInput => ({
  priceBook: aPriceBook(),
  people: 16,
  seats: 5,
  months: 12,
  serviceType: 'presale',
  promotionFrequency: 'none',
  discount: '0',
  ...overrides,
});

describe('quotePrice', () => {
  it('five seats, sixteen people, pre-sale, no discount', () => {
    const price = quotePrice(aQuote());
    // 16 · 6,100.00 = 97,600.00; 16/13 · 7,800 = 9,600.00; 16/50 · 6,500 = 2,080.00; 16/60 · 7,200 = 1,920.00
    expect(price.costLines.find((line) => line.kind === 'salary')?.fen).toBe(6_080_000);
    expect(price.overheadLines).toEqual([
      { kind: 'teamLeader', fen: 960_000 },
      { kind: 'qc', fen: 208_000 },
      { kind: 'trainer', fen: 192_000 },
    ]);
    // 111,200.00 / 0.75 / 5 = 29,653.333… a seat, rounded up
    expect(price).toMatchObject({
      costFen: 11_120_000,
      baseFeePerSeatFen: 2_965_334,
      baseFeeFen: 14_826_670,
      discountFen: 0,
      netFeeFen: 14_826_670,
      taxFen: 889_600, // 889,600.2
      totalFen: 15_716_270,
      quarterTotalFen: 47_148_810,
      contractTotalFen: 188_595_240,
      margin: '0.2500',
      belowFloor: false,
    });
  });

  it('full after-sale with monthly promotions: both work on the cost', () => {
    const price = quotePrice(aQuote({ serviceType: 'full_aftersale', promotionFrequency: 'monthly' }));
    expect(price.adjustmentLines).toEqual([
      { kind: 'service-type', fen: 2_224_000 },
      { kind: 'promotion', fen: 533_760 },
    ]);
    expect(price.costFen).toBe(11_120_000 + 2_224_000 + 533_760);
    expect(price.margin).toBe('0.2500');
  });

  it.each([
    ['0.10', '0.1667', false],
    ['0.1176', '0.1500', false],
    ['0.1177', '0.1499', true],
    ['0.30', '-0.0714', true],
  ])('a discount of %s leaves a margin of %s', (discount, margin, belowFloor) => {
    expect(quotePrice(aQuote({ discount }))).toMatchObject({ margin, belowFloor });
  });

  it('says no margin where there is no fee', () => {
    const components = Object.fromEntries(Object.keys(aPriceBook().components).map((kind) => [kind, 0]));
    const priceBook = aPriceBook({
      components: components as PriceBook['components'],
      roleMonthlyFen: { teamLeader: 0, qc: 0, trainer: 0 },
    });
    expect(quotePrice(aQuote({ priceBook }))).toMatchObject({ totalFen: 0, margin: null, belowFloor: false });
  });

  it.each([
    ['no people', { people: 0 }],
    ['half a seat', { seats: 0.5 }],
    ['everything for nothing', { discount: '1' }],
    ['a negative discount', { discount: '-0.01' }],
    ['a discount that is no decimal', { discount: '5%' }],
    ['a floor above the target', { priceBook: aPriceBook({ marginFloor: '0.3' }) }],
    [
      'a component in yuan',
      { priceBook: aPriceBook({ components: { ...aPriceBook().components, salary: 3800.5 } }) },
    ],
    ['an unknown service type', { serviceType: 'midnight' as never }],
  ])('refuses %s', (_, wrong) => {
    expect(() => quotePrice(aQuote(wrong))).toThrow(
      expect.objectContaining({ code: 'PRICING_INPUT_INVALID' }),
    );
  });

  it('refuses amounts that a number cannot hold', () => {
    const components = { ...aPriceBook().components, salary: 2 ** 52 };
    expect(() => quotePrice(aQuote({ priceBook: aPriceBook({ components }) }))).toThrow(
      expect.objectContaining({ code: 'PRICING_AMOUNT_TOO_LARGE' }),
    );
  });
});

describe('laws of every price', () => {
  it('whole fen, lines sum to totals, margin agrees with the amounts', () => {
    fc.assert(
      fc.property(anyQuote, (input) => {
        const price = quotePrice(input);
        const { costFen, baseFeeFen, discountFen, netFeeFen, taxFen, totalFen } = price;
        for (const value of Object.values(price)) {
          if (typeof value === 'number') expect(Number.isSafeInteger(value)).toBe(true);
        }
        const lines = [...price.costLines, ...price.overheadLines, ...price.adjustmentLines];
        expect(lines.every((line) => Number.isSafeInteger(line.fen))).toBe(true);
        expect(lines.reduce((sum, line) => sum + line.fen, 0)).toBe(costFen);
        expect(price.baseFeePerSeatFen * input.seats).toBe(baseFeeFen);
        expect(baseFeeFen - discountFen + taxFen).toBe(totalFen);
        expect(price.quarterTotalFen).toBe(3 * totalFen);
        expect(price.contractTotalFen).toBe(input.months * totalFen);
        const margin = new Decimal(netFeeFen).minus(costFen).div(netFeeFen);
        expect(
          margin
            .minus(price.margin ?? 0)
            .abs()
            .lte('0.00005'),
        ).toBe(true);
        expect(price.belowFloor).toBe(margin.lt(input.priceBook.marginFloor));
      }),
    );
  });

  it('without discount the target is met; a discount never raises price or margin', () => {
    fc.assert(
      fc.property(anyQuote, anyShare(0.9), (input, discount) => {
        const [less, more] = [input.discount, discount].sort((a, b) => Number(a) - Number(b));
        const full = quotePrice({ ...input, discount: '0' });
        const small = quotePrice({ ...input, discount: less ?? '0' });
        const large = quotePrice({ ...input, discount: more ?? '0' });
        expect(full.belowFloor).toBe(false);
        const target = new Decimal(1).minus(input.priceBook.marginTarget).mul(full.netFeeFen);
        expect(target.gte(full.costFen)).toBe(true);
        expect(small.totalFen).toBeLessThanOrEqual(full.totalFen);
        expect(large.totalFen).toBeLessThanOrEqual(small.totalFen);
        expect(Number(large.margin)).toBeLessThanOrEqual(Number(small.margin));
      }),
    );
  });
});

const anyShare = (most: number) =>
  fc.integer({ min: 0, max: most * 10_000 }).map((parts) => (parts / 10_000).toFixed(4));
const anyQuote: fc.Arbitrary<QuotePriceInput> = fc.record({
  priceBook: fc
    .record({
      salary: fc.integer({ min: 1, max: 3_000_000 }),
      other: fc.integer({ min: 0, max: 999_999 }),
      teamLeader: fc.integer({ min: 0, max: 3_000_000 }),
      marginTarget: anyShare(0.6),
      taxRate: anyShare(0.2),
    })
    .map(({ salary, other, teamLeader, marginTarget, taxRate }) =>
      aPriceBook({
        components: { ...aPriceBook().components, salary, other },
        roleMonthlyFen: { ...aPriceBook().roleMonthlyFen, teamLeader },
        marginTarget,
        marginFloor: (Number(marginTarget) / 2).toFixed(4),
        taxRate,
      }),
    ),
  people: fc.integer({ min: 1, max: 2000 }),
  seats: fc.integer({ min: 1, max: 700 }),
  months: fc.integer({ min: 1, max: 60 }),
  serviceType: fc.constantFrom(...SERVICE_TYPES),
  promotionFrequency: fc.constantFrom(...PROMOTION_FREQUENCIES),
  discount: anyShare(0.9),
});

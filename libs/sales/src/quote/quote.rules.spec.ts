import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultPriceBook } from '../price-book/price-book.rules.js';
import { priceQuote, type QuoteStatus, quoteTransitions, seatsOfLevels } from './quote.rules.js';
import type { Sizing } from './sizing.rules.js';

describe('the states of a quote', () => {
  test('accepted, superseded and lost are final', () => {
    for (const final of ['accepted', 'superseded', 'lost'] as const)
      expect(quoteTransitions.states.filter((to) => quoteTransitions.may(final, to))).toEqual([]);
  });

  test.each([
    ['accepted', ['sent']],
    ['expired', ['sent']],
    ['sent', ['draft']],
    ['lost', ['draft', 'sent', 'expired']],
    ['superseded', ['draft', 'sent', 'expired']],
    ['draft', []],
  ] as const)('%s is reached from %s', (to: QuoteStatus, from) => {
    expect(quoteTransitions.sources(to)).toEqual(from);
  });
});

describe('levels of service', () => {
  test.each([
    [
      [4, 4, 4],
      [3, 4, 5],
    ],
    [
      [1, 1, 1],
      [1, 2, 3],
    ],
    [
      [2, 5, 9],
      [2, 5, 9],
    ],
    [
      [3, 4, 4],
      [3, 4, 5],
    ],
  ] as const)('need %s, are offered with %s', (needed, offered) => {
    expect(seatsOfLevels(needed)).toEqual(offered);
  });

  test('always differ, and the middle one is never short', () => {
    const seats = fc.integer({ min: 1, max: 500 });
    fc.assert(
      fc.property(fc.tuple(seats, seats, seats), (drawn) => {
        const needed = drawn.sort((a, b) => a - b) as [number, number, number];
        const [least, middle, most] = seatsOfLevels(needed);
        expect(least).toBeGreaterThanOrEqual(1);
        expect(least).toBeLessThan(middle);
        expect(middle).toBeLessThan(most);
        expect(middle).toBeGreaterThanOrEqual(needed[1]);
        expect(most).toBeGreaterThanOrEqual(needed[2]);
      }),
    );
  });
});

describe('the price of a sizing', () => {
  const priced = (over: object = {}) =>
    priceQuote({ seats: 4, people: 6 } as Sizing, { id: 'b', version: 3, book: defaultPriceBook }, {
      ...{ months: 12, discount: '0', serviceType: 'presale', promotionFrequency: 'none' },
      ...over,
    } as never);

  test('names the book and version that it is of', () => {
    expect(priced().pricing).toMatchObject({ priceBookId: 'b', priceBookVersion: 3, people: 6 });
  });

  test('fee less discount plus tax is the total, in whole fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), (percent) => {
        const quote = priced({ discount: String(percent / 100) });
        expect(quote.baseFeeFen - quote.discountFen + quote.taxFen).toBe(quote.totalFen);
        expect(Number.isInteger(quote.totalFen)).toBe(true);
      }),
    );
  });

  test('a discount below the floor is said', () => {
    expect(priced().pricing.belowFloor).toBe(false);
    expect(priced({ discount: '0.3' }).pricing.belowFloor).toBe(true);
  });

  test('an adjustment of nothing is no line', () => {
    expect(priced().pricing.overheads.every(({ amountFen }) => amountFen !== 0)).toBe(true);
  });
});

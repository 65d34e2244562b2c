import { expect, test } from '@jest/globals';
import { keptTerms, type QuoteTerms } from './quote.entity.js';

const terms: QuoteTerms = {
  ...{ serviceType: 'presale', serviceStartMinute: 540, serviceEndMinute: 1320 },
  ...{ servedHolidays: ['new_year'], quarterlyTotalFen: 3_000_000, commissionTiers: [] },
  ...{ threeMinuteTarget: '0.95', discount: '1' },
};

test('terms from before holidays could be bought have none; later ones keep theirs', () => {
  const { servedHolidays: _, ...first } = terms;
  expect(keptTerms.read(first)).toEqual({ ...terms, servedHolidays: [] });
  expect(keptTerms.read(terms)).toEqual(terms);
  expect(keptTerms.read(keptTerms.write(terms))).toEqual(terms);
});

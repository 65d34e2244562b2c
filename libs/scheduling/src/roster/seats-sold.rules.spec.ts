import { describe, expect, test } from '@jest/globals';
import { soldOn } from './seats-sold.rules.js';

const contracts = [
  { seats: 2, startsOn: '2026-03-01', endedOn: '2026-08-31' },
  { seats: 3, startsOn: '2026-09-01', endedOn: null },
];

describe('seats sold on a day', () => {
  test.each([
    ['2026-02-28', 0, 'before the first contract'],
    ['2026-03-01', 2, 'on its first day'],
    ['2026-08-31', 2, 'on the day it was ended'],
    ['2026-09-01', 3, 'under the one that follows it'],
    ['2027-09-01', 3, 'after an agreed end, as long as nobody has ended it'],
  ])('%s: %i, %s', (on, seats) => {
    expect(soldOn(contracts, on)).toBe(seats);
  });

  test('where two overlap, the later one says', () => {
    expect(soldOn([{ seats: 2, startsOn: '2026-03-01', endedOn: null }, ...contracts], '2026-10-01')).toBe(3);
  });
});

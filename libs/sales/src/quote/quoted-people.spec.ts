import { describe, expect, test } from '@jest/globals';
import { solveRoster } from '@zuoxi/rostering';
import { peopleNeeded } from '@zuoxi/staffing';
import { defaultPriceBook } from '../price-book/price-book.rules.js';
import { priceQuote } from './quote.rules.js';
import { peopleTerms, type ProfileFacts, sizeStore } from './sizing.rules.js';

const meal = (earliestMinute: number, latestMinute: number) => ({
  earliestMinute,
  latestMinute,
  minutes: 60,
});
/** The demo's: early, middle and late, seven and a half paid hours each. */
const ownShifts = [
  { startMinute: 540, endMinute: 1050, breaks: [meal(690, 810)] },
  { startMinute: 720, endMinute: 1230, breaks: [meal(990, 1080)] },
  { startMinute: 930, endMinute: 1440, breaks: [meal(1050, 1140)] },
];
const days = Array.from({ length: 28 }, (_, index) =>
  new Date(Date.parse('2026-03-02') + index * 86_400_000).toISOString().slice(0, 10),
);
const aShop = (overrides: Partial<ProfileFacts> = {}): ProfileFacts => ({
  averageDailyInquiries: 400,
  serviceStartMinute: 540,
  serviceEndMinute: 1440,
  mealBreaks: 2,
  mealBreakMinutes: 60,
  trafficSource: 'declared',
  traffic: [],
  shifts: ownShifts,
  ...overrides,
});

const shops: [string, ProfileFacts][] = [
  ['a small shop', aShop({ averageDailyInquiries: 80 })],
  ['one meal a shift', aShop({ averageDailyInquiries: 120, mealBreaks: 1 })],
  ['two seats', aShop({ averageDailyInquiries: 500 })],
  ['two seats, one meal', aShop({ averageDailyInquiries: 700, mealBreaks: 1 })],
  ['a busy shop', aShop({ averageDailyInquiries: 1400, mealBreaks: 1 })],
  ['a busier one', aShop({ averageDailyInquiries: 2400 })],
  ['a large one', aShop({ averageDailyInquiries: 6000, mealBreaks: 1 })],
  [
    '08–23, no shifts of the provider’s own',
    aShop({ serviceStartMinute: 480, serviceEndMinute: 1380, shifts: [] }),
  ],
  ['office hours', aShop({ serviceEndMinute: 1080, averageDailyInquiries: 900, shifts: [] })],
  ['day and night', aShop({ serviceStartMinute: 0, averageDailyInquiries: 3000, shifts: [] })],
];

/** Each agent is away three days in 28, one in ten, in a spell; spells are spread, as leave is granted. */
const awayOf = (agent: number, people: number): string[] => {
  const first = Math.round((agent * days.length) / people);
  return [0, 1, 2].map((day) => days[(first + day) % days.length] ?? '');
};

function quoted(profile: ProfileFacts) {
  const sizing = sizeStore(profile);
  const window = { startMinute: profile.serviceStartMinute, endMinute: profile.serviceEndMinute };
  const needed = peopleNeeded({
    seats: sizing.seats,
    window,
    serviceDaysPerWeek: 7,
    mealBreaks: { count: profile.mealBreaks, minutes: profile.mealBreakMinutes },
    ...(profile.shifts ? { shifts: profile.shifts } : {}),
    ...peopleTerms,
  });
  return { sizing, window, needed };
}

describe('four weeks with the people of the quote', () => {
  test.each(shops)('%s: one in ten away, and no seat that was sold stays empty', (_, profile) => {
    const { sizing, window, needed } = quoted(profile);
    expect(needed.people).toBe(sizing.people);
    const roster = solveRoster({
      days,
      shifts: needed.shifts.map((shift, index) => ({
        ...shift,
        id: `shift ${index}`,
        breaks: [...shift.breaks],
      })),
      agents: Array.from({ length: sizing.people }, (_agent, index) => ({
        id: `agent ${index}`,
        certified: true,
        unavailable: awayOf(index, sizing.people),
      })),
      requirement: days.flatMap((on) =>
        Array.from({ length: (window.endMinute - window.startMinute) / 30 }, (_slot, index) => ({
          on,
          slotMinute: window.startMinute + index * 30,
          seats: sizing.seats,
        })),
      ),
      rules: {
        minRestMinutes: 660,
        maxConsecutiveDays: 6,
        weeklyDaysOff: 1,
        maxMinutesPerWeek: 2640,
        maxMinutesPerDay: 660,
      },
    });
    expect(roster.uncoveredSeatSlots).toBe(0);
    expect(roster.violations).toEqual([]);
  });
});

test.each([0, 1, 2])(
  'the price follows the people: every cost is so much a person (%i meals)',
  (mealBreaks) => {
    const sizing = sizeStore(aShop({ mealBreaks }));
    const { pricing } = priceQuote(
      sizing,
      { id: 'book', version: 1, book: defaultPriceBook },
      { months: 12, discount: '0', serviceType: 'presale', promotionFrequency: 'none' },
    );
    expect(pricing.people).toBe(sizing.people);
    const one = priceQuote(
      { ...sizing, people: 1 },
      { id: 'book', version: 1, book: defaultPriceBook },
      { months: 12, discount: '0', serviceType: 'presale', promotionFrequency: 'none' },
    ).pricing.components;
    expect(pricing.components).toEqual(
      one.map(({ component, amountFen }) => ({ component, amountFen: amountFen * sizing.people })),
    );
  },
);

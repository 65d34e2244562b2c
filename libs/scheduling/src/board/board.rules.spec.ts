import { describe, expect, test } from '@jest/globals';
import { planOf, seatsOf } from './board.rules.js';

const plan = (id: string, over: Partial<Parameters<typeof planOf>[0][number]> = {}) => ({
  id,
  storeId: 'a',
  fromOn: '2026-11-02',
  toOn: '2026-11-08',
  status: 'published' as const,
  createdAt: new Date('2026-10-20T00:00:00Z'),
  publishedAt: new Date('2026-10-21T00:00:00Z'),
  requirement: [
    {
      on: '2026-11-03',
      holiday: null,
      slots: [
        { slotMinute: 540, seats: 2, inquiries: 30 },
        { slotMinute: 570, seats: 1, inquiries: 15 },
      ],
    },
  ],
  ...over,
});

describe('the roster that holds', () => {
  test('is that of the store and the day', () => {
    expect(planOf([plan('one')], 'a', '2026-11-08')?.id).toBe('one');
    expect(planOf([plan('one')], 'a', '2026-11-09')).toBeUndefined();
    expect(planOf([plan('one')], 'b', '2026-11-08')).toBeUndefined();
  });

  test('is what was said last: a later publication, or a draft made since', () => {
    const later = plan('later', { publishedAt: new Date('2026-10-25T00:00:00Z') });
    const draft = plan('draft', {
      status: 'draft',
      createdAt: new Date('2026-10-26T00:00:00Z'),
      publishedAt: null,
    });
    expect(planOf([plan('one'), later], 'a', '2026-11-03')?.id).toBe('later');
    expect(planOf([plan('one'), draft, later], 'a', '2026-11-03')?.id).toBe('draft');
    const older = { ...draft, createdAt: new Date('2026-10-20T12:00:00Z') };
    expect(planOf([plan('one'), older], 'a', '2026-11-03')?.id).toBe('one');
  });
});

describe('the seats of a day', () => {
  const shift = {
    on: '2026-11-03',
    startMinute: 540,
    endMinute: 1020,
    breaks: [{ startMinute: 570, minutes: 30 }],
  };

  test('are summed over its half hours, and a meal leaves its seat', () => {
    expect(seatsOf(plan('one'), [shift], [], '2026-11-03')).toEqual({
      on: '2026-11-03',
      rosterId: 'one',
      isDraft: false,
      sold: 0,
      requiredSeatSlots: 3,
      uncoveredSeatSlots: 2,
    });
  });

  test('are unknown where nothing is planned, which is not none', () => {
    expect(seatsOf(undefined, [shift], [], '2026-11-03')).toMatchObject({
      rosterId: null,
      requiredSeatSlots: null,
      uncoveredSeatSlots: null,
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shapeOfDay, sizeDay, type SizeDayInput, spreadOverDay } from './index.js';

const aDay = (overrides: Partial<SizeDayInput> = {}): SizeDayInput => ({
  demand: spreadOverDay(1200),
  confidence: 'declared',
  window: { startMinute: 540, endMinute: 1440 },
  model: { handleTimeSeconds: 300, concurrencyCap: 5, slowdown: 0.25, repliesPerChat: 6 },
  targets: { reply: { withinSeconds: 180, share: 0.95 } },
  shrinkage: 0.1,
  mealBreaks: { count: 1, minutes: 60 },
  weeklyMinutesPerPerson: 2400,
  weeklyRestDays: 1,
  ...overrides,
});

describe('shapeOfDay', () => {
  it('has 48 half hours that sum to 1 and peak between 20:00 and 22:00', () => {
    const shape = shapeOfDay();
    expect(shape).toHaveLength(48);
    expect(shape.reduce((sum, slot) => sum + slot.share, 0)).toBeCloseTo(1, 12);
    const peak = shape.reduce((best, slot) => (slot.share > best.share ? slot : best));
    expect(peak.slotMinute).toBeGreaterThanOrEqual(1200);
    expect(peak.slotMinute).toBeLessThan(1320);
  });

  it('takes the default for a category without a shape of its own', () => {
    expect(shapeOfDay('women-shoes')).toEqual(shapeOfDay());
  });
});

describe('sizeDay', () => {
  it('1,200 inquiries a day, 09–24: golden sizing', () => {
    const sizing = sizeDay(aDay());
    expect(sizing.slots).toHaveLength(30);
    expect(sizing.confidence).toBe('declared');
    expect(sizing.inquiriesInWindow + sizing.inquiriesOutsideWindow).toBeCloseTo(1200, 9);
    expect({
      seatsSold: sizing.seatsSold,
      most: Math.max(...sizing.slots.map((slot) => slot.requiredSeats)),
      people: sizing.people.people,
    }).toEqual({ seatsSold: 4, most: 4, people: 13 });
  });

  it('sells the fewest seats that reach the weighted target, and says what one fewer would give', () => {
    const sizing = sizeDay(aDay());
    expect(sizing.replyRate).toBeGreaterThanOrEqual(0.95);
    const fewer = sizing.why.find((fact) => fact.code === 'ONE_SEAT_FEWER');
    expect(fewer).toMatchObject({ seats: sizing.seatsSold - 1 });
    expect(fewer?.code === 'ONE_SEAT_FEWER' && fewer.replyRate).toBeLessThan(0.95);
  });

  it('lists the half hours under the target, worst first', () => {
    const { slotsUnderTarget, why } = sizeDay(aDay({ demand: spreadOverDay(6000) }));
    expect(slotsUnderTarget.length).toBeGreaterThan(0);
    expect(slotsUnderTarget.every((slot) => slot.replyRate < 0.95)).toBe(true);
    expect(why.find((fact) => fact.code === 'SLOTS_UNDER_TARGET')).toMatchObject({
      slots: slotsUnderTarget.length,
      worstSlotMinute: slotsUnderTarget[0]?.slotMinute,
    });
  });

  it('keeps one seat open for a store that is hardly asked anything', () => {
    const sizing = sizeDay(aDay({ demand: [] }));
    expect(sizing).toMatchObject({ seatsSold: 1, replyRate: null, inquiriesInWindow: 0 });
    expect(sizing.why.map((fact) => fact.code)).toEqual([
      'DEMAND',
      'MODEL',
      'WINDOW',
      'MEAL_RELIEF',
      'PEOPLE',
      'SLOTS_WITHOUT_FIGURE',
    ]);
  });

  it('a reception cap per seat can decide the seats', () => {
    const sizing = sizeDay(aDay({ maxInquiriesPerSeatPerDay: 100 }));
    expect(sizing.seatsSold).toBe(Math.ceil(sizing.inquiriesInWindow / 100));
    expect(sizing.why.map((fact) => fact.code)).toContain('RECEPTION_CAP');
  });

  it('reads a window past midnight', () => {
    const sizing = sizeDay(aDay({ window: { startMinute: 1080, endMinute: 1560 } }));
    expect(sizing.slots.map((slot) => slot.slotMinute)).toEqual([
      1080, 1110, 1140, 1170, 1200, 1230, 1260, 1290, 1320, 1350, 1380, 1410, 0, 30, 60, 90,
    ]);
  });

  it.each([
    [
      'a half hour twice',
      {
        demand: [
          { slotMinute: 600, inquiries: 1 },
          { slotMinute: 600, inquiries: 2 },
        ],
      },
    ],
    ['a slot off the half hour', { demand: [{ slotMinute: 615, inquiries: 1 }] }],
    ['negative inquiries', { demand: [{ slotMinute: 600, inquiries: -1 }] }],
    ['an empty window', { window: { startMinute: 540, endMinute: 540 } }],
  ])('refuses %s', (_, wrong) => {
    expect(() => sizeDay(aDay(wrong))).toThrow(expect.objectContaining({ code: 'STAFFING_INPUT_INVALID' }));
  });

  it('more inquiries never need fewer seats', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 1500 }), (daily, more) => {
        const few = sizeDay(aDay({ demand: spreadOverDay(daily) }));
        const many = sizeDay(aDay({ demand: spreadOverDay(daily + more) }));
        expect(many.seatsSold).toBeGreaterThanOrEqual(few.seatsSold);
        expect(many.people.people).toBeGreaterThanOrEqual(few.people.people);
      }),
      { numRuns: 30 },
    );
  });
});

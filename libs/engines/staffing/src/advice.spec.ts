import { describe, expect, it } from '@jest/globals';
import { adviseSeats, type SlotSeats } from './index.js';

/** A 15-hour day; `seatsAt` gives the seats of each of its 30 half hours. */
const aDay = (seatsAt: (slotMinute: number) => number): SlotSeats[] =>
  Array.from({ length: 30 }, (_, index) => 540 + index * 30).map((slotMinute) => ({
    slotMinute,
    seats: seatsAt(slotMinute),
  }));

describe('adviseSeats', () => {
  it('keeps seats that are enough for the day, though some half hours were short', () => {
    const advice = adviseSeats({
      requiredPerSlot: aDay((minute) => (minute >= 1230 && minute < 1320 ? 7 : 5)),
      onDutyPerSlot: aDay(() => 5),
      soldSeats: 5,
      enoughSeats: 5,
    });
    expect(advice).toMatchObject({ kind: 'keep', seats: 0, shortShare: 0.1, slotsBelowSold: 0 });
    expect(advice.worstSlots.map((slot) => slot.slotMinute)).toEqual([1230, 1260, 1290]);
  });

  it('adds what a long evening peak needs, and names its worst half hours', () => {
    const advice = adviseSeats({
      requiredPerSlot: aDay((minute) => (minute >= 1200 && minute < 1380 ? 8 : 5)),
      onDutyPerSlot: aDay(() => 5),
      soldSeats: 5,
      enoughSeats: 8,
    });
    expect(advice).toMatchObject({ kind: 'add', seats: 3, shortShare: 0.2 });
    expect(advice.worstSlots[0]).toEqual({ slotMinute: 1200, required: 8, onDuty: 5, gap: 3 });
  });

  it('takes away what nobody needs', () => {
    const idle = {
      requiredPerSlot: aDay(() => 0),
      onDutyPerSlot: aDay(() => 4),
      soldSeats: 4,
      enoughSeats: 1,
    };
    expect(adviseSeats(idle)).toMatchObject({ kind: 'reduce', seats: 3, slotsBelowSold: 0 });
  });

  it('does not sell seats to make up for those we failed to staff', () => {
    const advice = adviseSeats({
      requiredPerSlot: aDay(() => 5),
      onDutyPerSlot: aDay((minute) => (minute < 720 ? 3 : 5)),
      soldSeats: 5,
      enoughSeats: 5,
    });
    expect(advice).toMatchObject({ kind: 'keep', seats: 0, slotsBelowSold: 6 });
  });

  it('counts a seat sold and left empty as ours, also where the traffic needed one', () => {
    const advice = adviseSeats({
      requiredPerSlot: aDay(() => 1),
      onDutyPerSlot: aDay((minute) => (minute < 780 ? 1 : 2)),
      soldSeats: 2,
      enoughSeats: 1,
    });
    expect(advice.slotsBelowSold).toBe(8);
  });

  it('treats an unrecorded half hour as unknown, not as empty', () => {
    const advice = adviseSeats({
      requiredPerSlot: aDay(() => 6),
      onDutyPerSlot: [],
      soldSeats: 5,
      enoughSeats: 6,
    });
    expect(advice.slotsBelowSold).toBe(0);
    expect(advice.worstSlots[0]?.onDuty).toBeNull();
  });

  it('joins several days by date and half hour', () => {
    const advice = adviseSeats({
      requiredPerSlot: [
        { on: '2026-03-01', slotMinute: 600, seats: 4 },
        { on: '2026-03-02', slotMinute: 600, seats: 4 },
      ],
      onDutyPerSlot: [{ on: '2026-03-02', slotMinute: 600, seats: 2 }],
      soldSeats: 4,
      enoughSeats: 4,
    });
    expect(advice.slotsBelowSold).toBe(1);
  });
});

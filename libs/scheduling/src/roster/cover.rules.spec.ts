import { describe, expect, test } from '@jest/globals';
import { coverOfDay, coverToFill, gapsOf, missingIn } from './cover.rules.js';

const on = '2026-11-23';
const slots = [540, 570, 600, 630].map((slotMinute) => ({ slotMinute, inquiries: 5, seats: 1 }));
const requirement = [{ on, holiday: null, slots }];
const aShift = (startMinute: number, endMinute: number, date = on) => ({
  on: date,
  startMinute,
  endMinute,
  breaks: [],
});

describe('cover of seats sold', () => {
  test('what the shop bought is filled even where its traffic needs less', () => {
    expect(coverToFill(requirement, () => 2).map(({ seats }) => seats)).toEqual([2, 2, 2, 2]);
    expect(coverToFill(requirement, () => 0).map(({ seats }) => seats)).toEqual([1, 1, 1, 1]);
  });

  test('a seat sold and left empty is a gap, though the traffic needs one', () => {
    const cover = coverOfDay(requirement, [aShift(540, 660), aShift(540, 600)], on, 2);
    expect(cover.map(missingIn)).toEqual([0, 0, 1, 1]);
    expect(gapsOf(on, cover)).toEqual([{ on, slotMinute: 600, untilMinute: 660, missing: 1 }]);
  });

  test('gaps are told apart where the number of seats changes or a half hour is full', () => {
    const cover = coverOfDay(requirement, [aShift(570, 660), aShift(600, 630)], on, 2);
    expect(gapsOf(on, cover)).toEqual([
      { on, slotMinute: 540, untilMinute: 570, missing: 2 },
      { on, slotMinute: 570, untilMinute: 600, missing: 1 },
      { on, slotMinute: 630, untilMinute: 660, missing: 1 },
    ]);
  });

  test('a night shift of the day before reaches in', () => {
    const night = [{ on, holiday: null, slots: [{ slotMinute: 0, inquiries: 1, seats: 1 }] }];
    expect(coverOfDay(night, [aShift(1200, 1560, '2026-11-22')], on, 1).map(missingIn)).toEqual([0]);
  });

  test('what a night shift of the evening before keeps is not filled again', () => {
    const night = [
      { on, holiday: null, slots: [0, 30].map((slotMinute) => ({ slotMinute, inquiries: 1, seats: 2 })) },
    ];
    const eve = [aShift(1320, 1470, '2026-11-22')];
    expect(coverToFill(night, () => 2, eve).map(({ seats }) => seats)).toEqual([1, 2]);
  });
});

import { expect, test } from '@jest/globals';
import { zoneShiftOf } from './zone-shift.rules.js';

const service = { startMinute: 540, endMinute: 1440 };
/** Every ten minutes of the service time, and a few of the night. */
const usual = [...Array.from({ length: 90 }, (_, index) => 540 + index * 10), 130, 200, 60];
const moved = (hours: number) => usual.map((minute) => (minute + hours * 60 + 1440) % 1440);

test.each([
  [-8, 8],
  [8, -8],
  [-7, 8],
])('a day exported %i hours off is to be moved back', (off, _) => {
  const shift = zoneShiftOf(moved(off), service);
  expect(shift).not.toBeNull();
  expect(Math.sign(shift as number)).toBe(-Math.sign(off));
});

test('a day as it is, also with buyers at night, of few messages, or of a shop that serves at night, is not', () => {
  expect(zoneShiftOf(usual, service)).toBeNull();
  expect(
    zoneShiftOf([...usual, ...Array.from({ length: 15 }, (_, index) => 120 + index * 20)], service),
  ).toBeNull();
  expect(zoneShiftOf(moved(-8).slice(0, 19), service)).toBeNull();
  expect(zoneShiftOf(moved(-8), { startMinute: 0, endMinute: 1440 })).toBeNull();
  expect(zoneShiftOf(moved(-8), { startMinute: 1080, endMinute: 1920 })).toBeNull();
});

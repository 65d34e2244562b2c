import { expect, test } from '@jest/globals';
import { seatsOfHour, shiftName } from './seats-of-hour';

test('an hour opens to the shifts of its half hours, with what each needed', () => {
  const day = { alias: '客服001', startMinute: 540, endMinute: 1020, slots: [540, 600] };
  const night = { alias: '客服002', startMinute: -240, endMinute: 630, slots: [540, 570, 600] };
  const report = { slots: [{ slotMinute: 600, needed: 2 }], shifts: [night, day] };
  expect(seatsOfHour(report, 10)).toEqual([
    { slotMinute: 600, needed: 2, shifts: [night, day] },
    { slotMinute: 630, needed: null, shifts: [] },
  ]);
  expect(seatsOfHour(report, 9).map(({ shifts }) => shifts.length)).toEqual([2, 1]);
  expect([night, day].map(shiftName)).toEqual(['客服002 20:00–10:30', '客服001 09:00–17:00']);
});

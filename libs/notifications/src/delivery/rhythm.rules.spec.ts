import { expect, test } from '@jest/globals';
import { awakeAt, gatheredAt, type Rhythm } from './rhythm.rules.js';

const rhythm = (over: Partial<Rhythm> = {}): Rhythm => ({
  ...{ timeZone: 'Asia/Shanghai', quietFrom: null, quietUntil: null, digest: 'at_once', digestMinute: 540 },
  ...over,
});
const night = rhythm({ quietFrom: 22 * 60, quietUntil: 8 * 60 });
const noon = rhythm({ quietFrom: 12 * 60, quietUntil: 13 * 60 + 30 });

test.each([
  [night, '2026-11-21T21:59:59+08:00', '2026-11-21T21:59:59+08:00'],
  [night, '2026-11-21T22:00:00+08:00', '2026-11-22T08:00:00+08:00'],
  [night, '2026-11-22T03:00:00+08:00', '2026-11-22T08:00:00+08:00'],
  [night, '2026-11-22T08:00:00+08:00', '2026-11-22T08:00:00+08:00'],
  [noon, '2026-11-22T12:10:00+08:00', '2026-11-22T13:30:00+08:00'],
  [noon, '2026-11-22T11:59:00+08:00', '2026-11-22T11:59:00+08:00'],
  [rhythm(), '2026-11-22T03:00:00+08:00', '2026-11-22T03:00:00+08:00'],
  // Clocks go forward at two: half past two is never shown, and three is next.
  [
    rhythm({ timeZone: 'Europe/Berlin', quietFrom: 60, quietUntil: 150 }),
    '2026-03-29T01:30:00+01:00',
    '2026-03-29T03:00:00+02:00',
  ],
])('quiet hours %#', (hours, at, awake) => {
  expect(awakeAt(hours, new Date(at))).toEqual(new Date(awake));
});

test.each([
  ['at_once', '2026-11-21T10:20:00+08:00', '2026-11-21T10:20:00+08:00'],
  ['hourly', '2026-11-21T10:20:00+08:00', '2026-11-21T11:00:00+08:00'],
  ['daily', '2026-11-21T08:59:00+08:00', '2026-11-21T09:00:00+08:00'],
  ['daily', '2026-11-21T09:00:00+08:00', '2026-11-22T09:00:00+08:00'],
] as const)('%s', (digest, at, told) => {
  expect(gatheredAt(rhythm({ digest }), new Date(at))).toEqual(new Date(told));
});

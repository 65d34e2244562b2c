import { expect, test } from '@jest/globals';
import { loadOf } from './agent-load';
import type { Roster } from './documents';

const aShift = (on: string, startMinute: number, endMinute: number) =>
  ({
    on,
    startMinute,
    endMinute,
    agent: { id: 'ann' },
    breaks: [{ startMinute: startMinute + 180, minutes: 60 }],
  }) as Roster['assignments'][number];

test('shifts, hours without meals, late ends and weekends of each agent', () => {
  // A Friday, a Saturday, a Sunday.
  const loads = loadOf([
    aShift('2026-11-27', 540, 1050),
    aShift('2026-11-28', 930, 1440),
    aShift('2026-11-29', 540, 1050),
  ]);
  expect(loads.get('ann')).toEqual({ shifts: 3, minutes: 3 * 450, nights: 1, weekends: 2 });
});

import { expect, test } from '@jest/globals';
import { cellsOf, clashesOf } from './clashes';

const aShift = (agentId: string, on: string, startMinute: number, endMinute: number) => ({
  agentId,
  on,
  startMinute,
  endMinute,
});

test('an agent planned twice on a day is marked, whichever shops the shifts are in', () => {
  const shifts = [
    aShift('ann', '2026-11-23', 540, 1020),
    aShift('ann', '2026-11-23', 1080, 1320),
    aShift('ann', '2026-11-24', 540, 1020),
    aShift('bo', '2026-11-23', 540, 1020),
  ];
  expect([...clashesOf(cellsOf(shifts))]).toEqual(['ann|2026-11-23']);
});

test('a morning that begins before the night before has ended is marked; one that follows it is not', () => {
  const shifts = [
    aShift('ann', '2026-11-23', 1080, 1800),
    aShift('ann', '2026-11-24', 300, 720),
    aShift('bo', '2026-11-23', 1080, 1560),
    aShift('bo', '2026-11-24', 300, 720),
  ];
  expect([...clashesOf(cellsOf(shifts))]).toEqual(['ann|2026-11-24']);
});

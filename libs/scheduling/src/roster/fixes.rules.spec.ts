import { expect, test } from '@jest/globals';
import { type Assignment, checkRoster, type RosterInput } from '@zuoxi/rostering';
import { fixesOf } from './fixes.rules.js';
import { defaultRules } from './roster.rules.js';

const days = ['2026-11-23', '2026-11-24', '2026-11-25'];
const aShift = (id: string, startMinute: number, endMinute: number) => ({
  id,
  startMinute,
  endMinute,
  breaks: [{ earliestMinute: startMinute + 180, latestMinute: startMinute + 240, minutes: 60 }],
});
const problem: RosterInput = {
  days,
  shifts: [aShift('early', 540, 1050), aShift('late', 930, 1440)],
  agents: ['ann', 'bo', 'chen'].map((id) => ({ id, certified: true })),
  requirement: [],
  rules: defaultRules,
};
const works = (agentId: string, on: string, shiftId: string): Assignment => ({
  agentId,
  on,
  shiftId,
  breaks: [{ startMinute: shiftId === 'early' ? 720 : 1110, minutes: 60 }],
});
const gap = (slotMinute: number) => ({
  on: '2026-11-24',
  slotMinute,
  untilMinute: slotMinute + 30,
  missing: 1,
});

test('who is free that day, and would break no rule, may take a shift that is at work then', () => {
  const assignments = [works('ann', '2026-11-24', 'early'), works('bo', '2026-11-23', 'late')];
  // Bo has worked until midnight and would rest nine hours only.
  expect(fixesOf(problem, assignments, [gap(540)])).toEqual([
    [{ agentId: 'chen', on: '2026-11-24', shiftId: 'early' }],
  ]);
  const [late = []] = fixesOf(problem, assignments, [gap(1380)]);
  expect(late.map(({ agentId }) => agentId)).toEqual(['chen', 'bo']);
  for (const { agentId, on, shiftId } of late) {
    expect(checkRoster(problem, [...assignments, works(agentId, on, shiftId)])).toEqual([]);
  }
});

test('a shift whose meal falls into the gap, or none at all, is no fix', () => {
  expect(fixesOf(problem, [], [gap(720), gap(30)])).toEqual([[], []]);
});

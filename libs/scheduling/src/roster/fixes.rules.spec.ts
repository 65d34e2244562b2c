import { describe, expect, test } from '@jest/globals';
import { type Assignment, checkRoster, type RosterInput } from '@zuoxi/rostering';
import { fixesOf } from './fixes.rules.js';
import { deliveredRules } from './labour-rules.js';

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
  rules: deliveredRules,
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
    [{ ...works('chen', '2026-11-24', 'early'), movesMeal: false }],
  ]);
  const [late = []] = fixesOf(problem, assignments, [gap(1380)]);
  expect(late.map(({ agentId }) => agentId)).toEqual(['chen', 'bo']);
  for (const { agentId, on, shiftId } of late) {
    expect(checkRoster(problem, [...assignments, works(agentId, on, shiftId)])).toEqual([]);
  }
});

test('a new shift has its meal beside the gap; where no shift is at work there is no fix', () => {
  const [atNoon = [], atNight] = fixesOf(problem, [], [gap(720), gap(30)]);
  expect(atNoon[0]).toMatchObject({ shiftId: 'early', breaks: [{ startMinute: 750, minutes: 60 }] });
  expect(atNight).toEqual([]);
});

describe("a gap that is somebody's meal", () => {
  const on = '2026-11-24';
  const needing = (seats: number): RosterInput => ({
    ...problem,
    agents: problem.agents.slice(0, 2),
    requirement: Array.from({ length: 17 }, (_, index) => ({ on, slotMinute: 540 + index * 30, seats })),
  });
  const bothAtNoon = [works('ann', on, 'early'), works('bo', on, 'early')];

  test('is closed by eating at another time, which leaves no other seat empty', () => {
    const [fixes = []] = fixesOf(needing(1), bothAtNoon, [{ ...gap(720), untilMinute: 780 }]);
    expect(fixes.map(({ agentId, movesMeal }) => [agentId, movesMeal])).toEqual([
      ['ann', true],
      ['bo', true],
    ]);
    const [moved] = fixes;
    expect(moved?.breaks).toEqual([{ startMinute: 780, minutes: 60 }]);
    expect(checkRoster(needing(1), [moved as Assignment, works('bo', on, 'early')])).toEqual([]);
  });

  test('stays where everybody is needed at any other time', () => {
    expect(fixesOf(needing(2), bothAtNoon, [gap(720)])).toEqual([[]]);
  });

  test('of a night shift it is found on the morning after', () => {
    const night = {
      id: 'night',
      startMinute: 1320,
      endMinute: 1800,
      breaks: [{ earliestMinute: 1440, latestMinute: 1560, minutes: 60 }],
    };
    const atNight: RosterInput = { ...needing(0), shifts: [night] };
    const own = {
      agentId: 'ann',
      on: '2026-11-23',
      shiftId: 'night',
      breaks: [{ startMinute: 1440, minutes: 60 }],
    };
    expect(fixesOf(atNight, [own], [gap(0)])[0]?.[0]).toMatchObject({
      agentId: 'ann',
      on: '2026-11-23',
      movesMeal: true,
      breaks: [{ startMinute: 1470, minutes: 60 }],
    });
  });
});

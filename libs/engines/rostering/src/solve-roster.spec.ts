import { describe, expect, it } from '@jest/globals';
import { anAgent, aRoster, aShift, daysFrom, flatNeed, someRules } from './builders.js';
import { RosterInputError, type RosterInput, solveRoster } from './index.js';

const fast = { iterations: 5000 };

describe('solveRoster', () => {
  it('a seat open 09–24 all week, meals relieved, takes four people and not three', () => {
    const four = solveRoster(aRoster(), { iterations: 20_000 });
    expect(four).toMatchObject({ uncovered: [], violations: [], unmet: [], lowerBoundSeatSlots: 0 });
    expect(four.fairness.agents.every((load) => load.shifts <= 6)).toBe(true);
    const three = solveRoster(aRoster({ agents: aRoster().agents.slice(1) }), { iterations: 20_000 });
    expect(three.uncoveredSeatSlots).toBeGreaterThan(0);
    expect(three.violations).toEqual([]);
  });

  it('staggers meals so that somebody stays', () => {
    const days = daysFrom(1);
    const input = aRoster({
      days,
      shifts: [aShift()],
      agents: ['ann', 'bo', 'chen'].map((id) => anAgent({ id })),
      requirement: flatNeed(days, 540, 1080, 2),
    });
    const roster = solveRoster(input, fast);
    expect(roster.uncovered).toEqual([]);
    const starts = roster.assignments.map((each) => each.breaks[0]?.startMinute ?? 0).sort((a, b) => a - b);
    // three meals of an hour between 11:00 and 14:00, one after the other
    expect(starts).toEqual([660, 720, 780]);
  });

  it('is proven best where the bound says so', () => {
    const days = daysFrom(1);
    // One agent, one shift with one meal hour: two half hours cannot be covered by anybody.
    const input = aRoster({
      days,
      shifts: [aShift()],
      agents: [anAgent()],
      requirement: flatNeed(days, 540, 1080, 1),
    });
    const roster = solveRoster(input, fast);
    expect(roster).toMatchObject({ uncoveredSeatSlots: 2, lowerBoundSeatSlots: 2 });
    expect(roster.unmet).toEqual([
      expect.objectContaining({ code: 'TOO_FEW_HOURS', have: 16, need: 18 }),
      expect.objectContaining({ code: 'ALREADY_AT_WORK', agentIds: ['ann'], missing: 1 }),
    ]);
  });

  it('rosters nobody where nobody is needed', () => {
    expect(solveRoster(aRoster({ requirement: [] }), fast)).toMatchObject({ assignments: [], cover: [] });
  });

  it('belongs past midnight to the day it starts, and rests after it', () => {
    const days = daysFrom(3);
    const input = aRoster({
      days,
      shifts: [aShift({ id: 'night', startMinute: 1320, endMinute: 1800, breaks: [] }), aShift()],
      agents: [anAgent(), anAgent({ id: 'bo' })],
      requirement: [...flatNeed([days[1] ?? ''], 0, 360, 1), ...flatNeed([days[1] ?? ''], 540, 660, 1)],
    });
    const roster = solveRoster(input, fast);
    expect(roster.uncovered).toEqual([]);
    expect(roster.assignments.map(({ on, shiftId }) => `${on} ${shiftId}`)).toEqual([
      '2026-03-02 night',
      '2026-03-03 early',
    ]);
    expect(new Set(roster.assignments.map((each) => each.agentId)).size).toBe(2);
  });

  it('shares late shifts and weekends', () => {
    const days = daysFrom(14);
    const roster = solveRoster(aRoster({ days, requirement: flatNeed(days, 1200, 1440, 2) }));
    expect(roster.uncovered).toEqual([]);
    expect(roster.fairness.lateSpread).toBeLessThanOrEqual(1);
    expect(roster.fairness.weekendSpread).toBeLessThanOrEqual(1);
  });

  it('the same seed and iterations give the same roster', () => {
    const input = aRoster({ requirement: flatNeed(daysFrom(7), 540, 1440, 3) });
    const [one, other] = [solveRoster(input, { ...fast, seed: 5 }), solveRoster(input, { ...fast, seed: 5 })];
    expect(one).toEqual(other);
  });

  it('stops when told to', () => {
    const told = solveRoster(aRoster(), { iterations: 20_000, onProgress: (share) => share < 0.2 });
    expect(told.iterations).toBeLessThan(6000);
    expect(solveRoster(aRoster(), { timeLimitMs: 0, iterations: 1e9 }).iterations).toBeLessThan(10_000);
  });

  it('30 agents, two weeks: lawful, and close to the proven bound', () => {
    const days = daysFrom(14);
    const shape = [5, 5, 6, 6, 6, 6, 5, 5, 5, 5, 6, 6, 6, 6, 6, 5, 5, 5, 5, 7, 9, 9, 9, 9, 8, 7, 5, 4, 4, 4];
    const input = aRoster({
      days,
      shifts: [
        ...aRoster().shifts,
        aShift({
          id: 'mid',
          startMinute: 720,
          endMinute: 1260,
          breaks: [{ earliestMinute: 900, latestMinute: 1020, minutes: 60 }],
        }),
        aShift({ id: 'evening', startMinute: 1110, endMinute: 1350, breaks: [] }),
      ],
      agents: Array.from({ length: 30 }, (_, index) => anAgent({ id: `agent ${index}` })),
      requirement: days.flatMap((on) =>
        shape.map((seats, index) => ({ on, slotMinute: 540 + index * 30, seats: seats * 2 })),
      ),
    });
    const roster = solveRoster(input, { iterations: 60_000 });
    expect(roster.violations).toEqual([]);
    expect(roster.uncoveredSeatSlots).toBeLessThanOrEqual(1.15 * roster.lowerBoundSeatSlots + 20);
  });
});

describe('a shortage is an answer with reasons', () => {
  const [mon = '', tue = ''] = daysFrom(7);
  const oneDay = { days: [mon], requirement: flatNeed([mon], 540, 600, 1), shifts: [aShift()] };
  const reasonsOf = (overrides: Partial<RosterInput>) =>
    solveRoster(aRoster(overrides), fast).unmet.map(({ code, agentIds, ruleLimit }) => ({
      code,
      agentIds,
      ruleLimit,
    }));

  it.each<[string, Partial<RosterInput>, { code: string; agentIds: string[]; ruleLimit?: number }]>([
    ['nobody at all', { ...oneDay, agents: [] }, { code: 'NO_AGENTS', agentIds: [] }],
    [
      'nobody passed the exam',
      { ...oneDay, agents: [anAgent({ certified: false })] },
      { code: 'NOT_CERTIFIED', agentIds: ['ann'] },
    ],
    [
      'on leave',
      { ...oneDay, agents: [anAgent({ unavailable: [mon] })] },
      { code: 'UNAVAILABLE', agentIds: ['ann'] },
    ],
    [
      'day off',
      { ...oneDay, agents: [anAgent({ fixedOff: [mon] })] },
      { code: 'FIXED_OFF', agentIds: ['ann'] },
    ],
    [
      'hours exhausted',
      { ...oneDay, agents: [anAgent({ maxMinutesPerWeek: 300 })] },
      { code: 'WEEK_HOURS_EXCEEDED', agentIds: ['ann'], ruleLimit: 300 },
    ],
    [
      'every shift is too long',
      { ...oneDay, agents: [anAgent()], rules: someRules({ maxMinutesPerDay: 240 }) },
      { code: 'DAY_HOURS_EXCEEDED', agentIds: ['ann'], ruleLimit: 240 },
    ],
    [
      'not rested',
      {
        ...oneDay,
        agents: [
          anAgent({
            previousTail: { consecutiveDaysWorked: 1, lastShiftEnd: { on: '2026-03-01', minute: 1440 } },
          }),
        ],
      },
      { code: 'REST_TOO_SHORT', agentIds: ['ann'], ruleLimit: 660 },
    ],
    [
      'sixth day behind them',
      { ...oneDay, agents: [anAgent({ previousTail: { consecutiveDaysWorked: 6, lastShiftEnd: null } })] },
      { code: 'TOO_MANY_CONSECUTIVE_DAYS', agentIds: ['ann'], ruleLimit: 6 },
    ],
    [
      'the weekly day off is due',
      {
        days: ['2026-03-08'],
        shifts: [aShift()],
        requirement: flatNeed(['2026-03-08'], 540, 600, 1),
        agents: [
          anAgent({ previousTail: { consecutiveDaysWorked: 0, lastShiftEnd: null, weekDaysWorked: 6 } }),
        ],
      },
      { code: 'WEEKLY_DAY_OFF_MISSING', agentIds: ['ann'], ruleLimit: 1 },
    ],
    [
      'no shift is open then',
      { ...oneDay, requirement: flatNeed([mon], 420, 480, 1) },
      { code: 'NO_SHIFT_COVERS', agentIds: [] },
    ],
  ])('%s', (_, overrides, reason) => {
    expect(reasonsOf(overrides)).toContainEqual(expect.objectContaining(reason));
  });

  it('tells how many certified agents the peak lacks', () => {
    const roster = solveRoster(aRoster({ ...oneDay, requirement: flatNeed([mon], 540, 600, 9) }), fast);
    expect(roster.unmet[0]).toMatchObject({ code: 'TOO_FEW_CERTIFIED', have: 4, need: 9 });
    expect(roster.uncoveredSeatSlots).toBe(roster.lowerBoundSeatSlots);
  });

  it('joins neighbouring half hours with one reason', () => {
    const { unmet } = solveRoster(aRoster({ ...oneDay, agents: [anAgent({ unavailable: [mon] })] }), fast);
    expect(unmet.filter(({ code }) => code === 'UNAVAILABLE')).toEqual([
      { code: 'UNAVAILABLE', agentIds: ['ann'], on: mon, slotMinute: 540, untilMinute: 600, missing: 1 },
    ]);
  });

  it('keeps locks and names those it cannot keep', () => {
    const lockedAssignments = [
      { on: mon, shiftId: 'late', breaks: [{ startMinute: 1035, minutes: 60 }] },
      { on: tue, shiftId: 'early' },
    ];
    const roster = solveRoster(aRoster({ agents: [anAgent({ lockedAssignments })] }), fast);
    expect(roster.assignments.find(({ on }) => on === mon)).toMatchObject({
      shiftId: 'late',
      breaks: [{ startMinute: 1035, minutes: 60 }],
    });
    expect(roster.unmet[0]).toEqual({
      code: 'LOCK_BREAKS_RULE',
      agentIds: ['ann'],
      on: tue,
      rule: 'REST_TOO_SHORT',
      ruleLimit: 660,
    });
    expect(roster.violations).toEqual([]);
  });
});

describe('a mistake is refused', () => {
  const days = daysFrom(7);
  it.each<[string, Partial<RosterInput>]>([
    ['no days', { days: [] }],
    ['a hole in the days', { days: ['2026-03-02', '2026-03-04'], requirement: [] }],
    ['a date that is none', { days: ['2026-02-30'], requirement: [] }],
    ['a requirement on another day', { requirement: flatNeed(['2027-01-01'], 540, 570, 1) }],
    ['a half hour twice', { requirement: [...flatNeed(days, 540, 570, 1), ...flatNeed(days, 540, 570, 1)] }],
    ['a slot off the half hour', { requirement: [{ on: days[0] ?? '', slotMinute: 545, seats: 1 }] }],
    ['half a seat', { requirement: [{ on: days[0] ?? '', slotMinute: 540, seats: 0.5 }] }],
    ['one id for two shifts', { shifts: [aShift(), aShift()] }],
    ['one id for two agents', { agents: [anAgent(), anAgent()] }],
    ['a shift that ends before it starts', { shifts: [aShift({ endMinute: 500, breaks: [] })] }],
    [
      'a break outside its shift',
      { shifts: [aShift({ breaks: [{ earliestMinute: 480, latestMinute: 540, minutes: 60 }] })] },
    ],
    [
      'breaks that must overlap',
      {
        shifts: [
          aShift({
            breaks: [
              { earliestMinute: 660, latestMinute: 660, minutes: 60 },
              { earliestMinute: 690, latestMinute: 690, minutes: 60 },
            ],
          }),
        ],
      },
    ],
    [
      'a lock on an unknown shift',
      { agents: [anAgent({ lockedAssignments: [{ on: days[0] ?? '', shiftId: 'x' }] })] },
    ],
  ])('%s', (_, overrides) => {
    expect(() => solveRoster(aRoster(overrides), fast)).toThrow(RosterInputError);
  });
});

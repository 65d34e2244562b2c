import { describe, expect, it } from '@jest/globals';
import { anAgent, aRoster, aShift, daysFrom, someRules } from './builders.js';
import { type Assignment, checkRoster, coverOf, type RosterInput } from './index.js';

const works = (on: string, overrides: Partial<Assignment> = {}): Assignment => ({
  agentId: 'ann',
  on,
  shiftId: 'early',
  breaks: [{ startMinute: 720, minutes: 60 }],
  ...overrides,
});
const late = (on: string): Assignment =>
  works(on, { shiftId: 'late', breaks: [{ startMinute: 1080, minutes: 60 }] });
const codes = (input: RosterInput, assignments: Assignment[]) =>
  checkRoster(input, assignments).map(({ code, on }) => `${code} ${on}`);
const withAnn = (overrides: Parameters<typeof anAgent>[0], rest: Partial<RosterInput> = {}) =>
  aRoster({ agents: [anAgent(overrides)], ...rest });

describe('checkRoster', () => {
  const [mon = '', tue = '', wed = '', thu = '', fri = '', sat = '', sun = ''] = daysFrom(7);

  it('finds nothing in a lawful week', () => {
    expect(checkRoster(aRoster(), [works(mon), works(tue), works(thu), late(fri), late(sat)])).toEqual([]);
  });

  it.each<[string, RosterInput, Assignment[], string[]]>([
    ['an agent without the exam', withAnn({ certified: false }), [works(mon)], [`NOT_CERTIFIED ${mon}`]],
    ['somebody on leave', withAnn({ unavailable: [mon] }), [works(mon)], [`UNAVAILABLE ${mon}`]],
    ['a promised day off', withAnn({ fixedOff: [tue] }), [works(tue)], [`FIXED_OFF ${tue}`]],
    [
      'late then early',
      aRoster(),
      [late(mon), works(tue)],
      [`REST_TOO_SHORT ${tue}`], // 24:00 to 09:00 is 9 of 11 hours
    ],
    [
      'early after a late shift of the last roster',
      withAnn({
        previousTail: { consecutiveDaysWorked: 1, lastShiftEnd: { on: '2026-03-01', minute: 1440 } },
      }),
      [works(mon)],
      [`REST_TOO_SHORT ${mon}`],
    ],
    [
      'seven days without a day off',
      aRoster(),
      [mon, tue, wed, thu, fri, sat, sun].map((on) => works(on)),
      [`TOO_MANY_CONSECUTIVE_DAYS ${sun}`, `WEEK_HOURS_EXCEEDED ${sun}`, `WEEKLY_DAY_OFF_MISSING ${sun}`],
    ],
    [
      'a run that began before the horizon',
      withAnn({ previousTail: { consecutiveDaysWorked: 5, lastShiftEnd: null } }),
      [works(mon), works(tue)],
      [`TOO_MANY_CONSECUTIVE_DAYS ${tue}`],
    ],
    [
      'more hours than the agent’s own contract',
      withAnn({ maxMinutesPerWeek: 900 }),
      [works(mon), works(wed)],
      [`WEEK_HOURS_EXCEEDED ${wed}`],
    ],
    [
      'hours worked before the horizon in the same week',
      withAnn(
        { previousTail: { consecutiveDaysWorked: 0, lastShiftEnd: null, weekMinutesWorked: 2500 } },
        { days: daysFrom(4, thu) },
      ),
      [works(thu)],
      [`WEEK_HOURS_EXCEEDED ${thu}`],
    ],
    [
      'too long a day',
      aRoster({ rules: someRules({ maxMinutesPerDay: 479 }) }),
      [works(mon)],
      [`DAY_HOURS_EXCEEDED ${mon}`],
    ],
    [
      'two shifts a day',
      aRoster(),
      [works(mon), late(mon)],
      [`TWO_SHIFTS_A_DAY ${mon}`, `REST_TOO_SHORT ${mon}`],
    ],
    ['no break', aRoster(), [works(mon, { breaks: [] })], [`BREAK_MISPLACED ${mon}`]],
    [
      'a break outside its window',
      aRoster(),
      [works(mon, { breaks: [{ startMinute: 600, minutes: 60 }] })],
      [`BREAK_MISPLACED ${mon}`],
    ],
    [
      'a lock that was moved',
      withAnn({ lockedAssignments: [{ on: mon, shiftId: 'early' }] }),
      [late(mon)],
      [`LOCK_NOT_KEPT ${mon}`],
    ],
    [
      'a locked break that was moved',
      withAnn({
        lockedAssignments: [{ on: mon, shiftId: 'early', breaks: [{ startMinute: 690, minutes: 60 }] }],
      }),
      [works(mon)],
      [`LOCK_NOT_KEPT ${mon}`],
    ],
    ['an unknown shift', aRoster(), [works(mon, { shiftId: 'x' })], [`UNKNOWN_REFERENCE ${mon}`]],
    ['an unknown agent', aRoster(), [works(mon, { agentId: 'x' })], [`UNKNOWN_REFERENCE ${mon}`]],
    ['a day outside', aRoster(), [works('2026-04-01')], ['UNKNOWN_REFERENCE 2026-04-01']],
  ])('finds %s', (_, input, assignments, expected) => {
    expect(codes(input, assignments)).toEqual(expected);
  });

  it('says the limit and what was reached', () => {
    expect(checkRoster(aRoster(), [late(mon), works(tue)])).toEqual([
      { code: 'REST_TOO_SHORT', agentId: 'ann', on: tue, actual: 540, limit: 660 },
    ]);
  });

  describe('with shifts that stand elsewhere', () => {
    const at = (on: string, startMinute = 540, endMinute = 1080) => ({
      on,
      startMinute,
      endMinute,
      workMinutes: endMinute - startMinute - 60,
    });
    const night = (on: string) => at(on, 960, 1440);
    const next = '2026-03-09';

    it.each<[string, ReturnType<typeof at>[], Assignment[], unknown[]]>([
      ['the same day', [at(mon)], [works(mon)], [`TWO_SHIFTS_A_DAY ${mon} with ${mon}`]],
      ['too soon after one', [night(mon)], [works(tue)], [`REST_TOO_SHORT ${tue} with ${mon}`]],
      ['too late before one', [at(tue)], [late(mon)], [`REST_TOO_SHORT ${mon} with ${tue}`]],
      [
        'a week full together',
        [mon, tue, wed].map((on) => at(on)),
        [thu, fri, sat].map((on) => works(on)),
        [],
      ],
      [
        'too many hours together',
        [mon, tue, wed].map((on) => at(on, 480, 1080)),
        [thu, fri, sat].map((on) => works(on)),
        [`WEEK_HOURS_EXCEEDED ${sat} with ${mon},${tue},${wed}`],
      ],
      [
        'no day off together',
        [at(mon, 540, 660), at(tue, 540, 660)],
        [wed, thu, fri, sat, sun].map((on) => works(on)),
        [
          `TOO_MANY_CONSECUTIVE_DAYS ${sun} with ${mon},${tue}`,
          `WEEKLY_DAY_OFF_MISSING ${sun} with ${mon},${tue}`,
        ],
      ],
      [
        'a run that goes on after the last day',
        [at(next)],
        [tue, wed, thu, fri, sat, sun].map((on) => works(on)),
        [`TOO_MANY_CONSECUTIVE_DAYS ${sun} with ${next}`],
      ],
      ['what others do wrong among themselves', [night(mon), at(tue)], [], []],
    ])('judges %s', (_, otherShifts, assignments, expected) => {
      const input = withAnn({ otherShifts });
      const found = checkRoster(input, assignments).map(
        ({ code, on, otherShiftsOn }) => `${code} ${on} with ${otherShiftsOn?.join()}`,
      );
      expect(found).toEqual(expected);
    });
  });

  it('does not ask for locks that contradict each other', () => {
    const input = withAnn({
      lockedAssignments: [
        { on: mon, shiftId: 'late' },
        { on: tue, shiftId: 'early' },
      ],
    });
    expect(checkRoster(input, [late(mon)])).toEqual([]);
  });

  it('counts weeks from Monday to Sunday', () => {
    const input = aRoster({ days: daysFrom(9, fri), rules: someRules({ maxConsecutiveDays: 9 }) });
    const run = daysFrom(9, fri).map((on) => works(on));
    // Friday to Sunday are three days of one week; the whole next week is the one without a day off.
    expect(codes(input, run.slice(0, 9))).toEqual([]);
    expect(
      codes(
        aRoster({ ...input, days: daysFrom(10, fri) }),
        daysFrom(10, fri).map((on) => works(on)),
      ),
    ).toEqual([
      'TOO_MANY_CONSECUTIVE_DAYS 2026-03-15',
      'WEEK_HOURS_EXCEEDED 2026-03-15',
      'WEEKLY_DAY_OFF_MISSING 2026-03-15',
    ]);
  });
});

describe('coverOf', () => {
  it('counts half hours worked in full, without breaks, past midnight too', () => {
    const days = daysFrom(2);
    const night = aShift({
      id: 'night',
      startMinute: 1335, // 22:15: the half hour from 22:00 is not worked in full
      endMinute: 1530,
      breaks: [{ earliestMinute: 1440, latestMinute: 1440, minutes: 30 }],
    });
    const input = aRoster({
      days,
      shifts: [night],
      requirement: [{ on: days[1] ?? '', slotMinute: 30, seats: 2 }],
    });
    const [on = ''] = days;
    const cover = coverOf(input, [
      { agentId: 'ann', on, shiftId: 'night', breaks: [{ startMinute: 1440, minutes: 30 }] },
    ]);
    expect(
      cover.map(({ on: day, slotMinute, required, planned }) => [day, slotMinute, required, planned]),
    ).toEqual([
      ['2026-03-02', 1350, 0, 1],
      ['2026-03-02', 1380, 0, 1],
      ['2026-03-02', 1410, 0, 1],
      ['2026-03-03', 30, 2, 1],
      ['2026-03-03', 60, 0, 1],
    ]);
  });
});

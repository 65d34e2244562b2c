import { describe, expect, test } from '@jest/globals';
import { everyDay, type ScheduleKind, scheduleKinds, schedulesByKind, type Timing } from '@zuoxi/vocabulary';
import fc from 'fast-check';
import { localTime } from '../calendar/business-date.js';
import { DomainError } from '../errors/index.js';
import {
  checkTiming,
  checkZone,
  firstInstantAt,
  mostCaughtUp,
  nextDue,
  planOf,
  runTransitions,
} from './schedule.rules.js';

const shanghai = 'Asia/Shanghai';
const newYork = 'America/New_York';
const timing = (over: Partial<Timing> = {}): Timing => ({
  ...{ recurrence: 'weekly', atMinute: 480, weekdays: everyDay, monthDay: 1, everyMinutes: 60 },
  ...over,
});
const at = (text: string) => new Date(text);
const next = (over: Partial<Timing>, after: string, zone = shanghai) =>
  nextDue(timing(over), zone, at(after)).toISOString();

test('a run that has ended is not begun again', () => {
  expect(runTransitions.sources('running')).toEqual(['queued', 'running']);
  expect(runTransitions.sources('done')).toEqual(['running']);
});

describe('the next time', () => {
  test.each<[string, Partial<Timing>, string, string, string]>([
    ['later today', {}, shanghai, '2026-11-29T23:59:00Z', '2026-11-30T00:00:00.000Z'],
    ['at the time itself it is tomorrow', {}, shanghai, '2026-11-30T00:00:00Z', '2026-12-01T00:00:00.000Z'],
    ['only on Mondays', { weekdays: 1 }, shanghai, '2026-11-30T01:00:00Z', '2026-12-07T00:00:00.000Z'],
    [
      'on the 31st of a month of 30 days',
      { recurrence: 'monthly', monthDay: 31 },
      shanghai,
      '2026-11-01T00:00:00Z',
      '2026-11-30T00:00:00.000Z',
    ],
    [
      'on the 31st in February',
      { recurrence: 'monthly', monthDay: 31 },
      shanghai,
      '2027-02-01T00:00:00Z',
      '2027-02-28T00:00:00.000Z',
    ],
    [
      'every half hour',
      { recurrence: 'interval', everyMinutes: 30 },
      shanghai,
      '2026-11-30T00:30:00Z',
      '2026-11-30T01:00:00.000Z',
    ],
    [
      'where clocks go forward over it, the next that there is',
      { atMinute: 150 },
      newYork,
      '2026-03-08T05:00:00Z',
      '2026-03-08T07:00:00.000Z',
    ],
    [
      'where clocks go back over it, the first of both',
      { atMinute: 90 },
      newYork,
      '2026-11-01T04:00:00Z',
      '2026-11-01T05:30:00.000Z',
    ],
    ['… and not the second', { atMinute: 90 }, newYork, '2026-11-01T05:30:00Z', '2026-11-02T06:30:00.000Z'],
    [
      'an interval goes on while clocks go back',
      { recurrence: 'interval', everyMinutes: 30 },
      newYork,
      '2026-11-01T05:30:00Z',
      '2026-11-01T06:00:00.000Z',
    ],
    [
      'where a whole day was left out, when the next begins',
      { atMinute: 480, weekdays: 1 << 4 },
      'Pacific/Apia',
      '2011-12-29T22:00:00Z',
      '2011-12-30T10:00:00.000Z',
    ],
  ])('%s', (_, over, zone, after, expected) => {
    expect(next(over, after, zone)).toBe(expected);
  });

  test('is after the instant, at its minute where there is one, and no time lies between', () => {
    const zones = fc.constantFrom(shanghai, newYork, 'Europe/London', 'Australia/Lord_Howe', 'Pacific/Apia');
    const instants = fc.date({ min: at('2011-01-01'), max: at('2030-01-01'), noInvalidDate: true });
    const timings = fc.record({
      recurrence: fc.constantFrom('weekly' as const, 'monthly' as const),
      atMinute: fc.integer({ min: 0, max: 1439 }),
      weekdays: fc.integer({ min: 1, max: everyDay }),
      monthDay: fc.integer({ min: 1, max: 31 }),
      everyMinutes: fc.constant(60),
    });
    fc.assert(
      fc.property(timings, zones, instants, (chosen, zone, after) => {
        const due = nextDue(chosen, zone, after);
        expect(due.getTime()).toBeGreaterThan(after.getTime());
        const { on, minute } = localTime(due, zone);
        if (minute !== chosen.atMinute) expect(firstInstantAt(on, minute, zone)).toEqual(due);
        // Whoever looks a moment before it finds the same.
        expect(nextDue(chosen, zone, new Date(due.getTime() - 1))).toEqual(due);
      }),
    );
  });
});

describe('what is refused', () => {
  test.each<[Partial<Timing>, string]>([
    [{ recurrence: 'interval', everyMinutes: 1 }, 'SCHEDULE_TOO_FREQUENT'],
    [{ recurrence: 'interval', everyMinutes: 1 / 60 }, 'SCHEDULE_TOO_FREQUENT'],
    [{ recurrence: 'interval', everyMinutes: 7 }, 'SCHEDULE_TOO_FREQUENT'],
    [{ weekdays: 0 }, 'SCHEDULE_WITHOUT_DAY'],
    [{ weekdays: 128 }, 'SCHEDULE_WITHOUT_DAY'],
    [{ recurrence: 'monthly', monthDay: 32 }, 'SCHEDULE_DAY_UNKNOWN'],
    [{ atMinute: 1440 }, 'SCHEDULE_TIME_UNKNOWN'],
    [{ atMinute: -1 }, 'SCHEDULE_TIME_UNKNOWN'],
  ])('%j: %s', (over, code) => {
    expect(() => checkTiming(timing(over))).toThrow(expect.objectContaining({ code }));
  });

  test('a zone that there is not', () => {
    expect(() => checkZone('Asia/Atlantis')).toThrow(DomainError);
    checkZone(newYork);
  });

  test('none of what is shipped', () => {
    for (const kind of scheduleKinds) checkTiming(schedulesByKind[kind].timing);
  });
});

describe('what there is to do by now', () => {
  const standing = (kind: ScheduleKind, nextRunAt: string, plannedAt = '2026-11-20T00:00:00Z') => ({
    ...{ kind, timing: timing(), timeZone: shanghai },
    ...{ nextRunAt: at(nextRunAt), plannedAt: at(plannedAt) },
  });
  const plan = (kind: ScheduleKind, now: string, plannedAt?: string) =>
    planOf(standing(kind, '2026-11-21T00:00:00Z', plannedAt), at(now));

  test('nothing before it is due, and one time when it is', () => {
    expect(plan('qc-sample', '2026-11-20T23:59:59Z')).toMatchObject({ due: [], skipped: 0 });
    expect(plan('qc-sample', '2026-11-21T00:00:00Z')).toEqual({
      due: [at('2026-11-21T00:00:00Z')],
      skipped: 0,
      nextRunAt: at('2026-11-22T00:00:00Z'),
    });
  });

  test('each missed time is done, a month of them at most', () => {
    expect(plan('qc-sample', '2026-11-24T08:00:00Z').due).toHaveLength(4);
    const long = plan('qc-sample', '2027-01-31T08:00:00Z');
    expect([long.due.length, long.skipped]).toEqual([mostCaughtUp, 72 - mostCaughtUp]);
    expect(long.due.at(-1)).toEqual(at('2027-01-31T00:00:00Z'));
  });

  test('or one for all of them', () => {
    expect(plan('quote-expiry', '2026-11-24T08:00:00Z')).toEqual({
      due: [at('2026-11-24T00:00:00Z')],
      skipped: 3,
      nextRunAt: at('2026-11-25T00:00:00Z'),
    });
  });

  test('a clock that was set back is planned for anew', () => {
    const ahead = standing('qc-sample', '2031-01-02T00:00:00Z', '2031-01-01T03:00:00Z');
    expect(planOf(ahead, at('2026-11-20T03:00:00Z'))).toEqual({
      due: [],
      skipped: 0,
      nextRunAt: at('2026-11-21T00:00:00Z'),
    });
    const slightlyAhead = standing('qc-sample', '2026-11-21T00:00:00Z', '2026-11-20T00:00:05Z');
    expect(planOf(slightlyAhead, at('2026-11-20T00:00:00Z')).nextRunAt).toEqual(at('2026-11-21T00:00:00Z'));
  });
});

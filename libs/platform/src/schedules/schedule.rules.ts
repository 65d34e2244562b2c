import { everyDay, type ScheduleKind, schedulesByKind, type Timing, transitions } from '@zuoxi/vocabulary';
import { addDays, type BusinessDate, localTime, weekday } from '../calendar/business-date.js';
import { DomainError } from '../errors/index.js';
import type { RunState } from './schedule-run.entity.js';

/** A run whose process was killed begins again. What runs do tells of itself; the schedules' page shows the runs. */
export const runTransitions = transitions<RunState>({
  queued: ['running', 'failed'],
  running: ['running', 'done', 'nothing', 'failed'],
  done: [],
  nothing: [],
  failed: [],
});

const minuteMs = 60_000;
const dayMinutes = 1440;
export const shortestInterval = 5;
/** As many missed times as are caught up at most: a month of days. */
export const mostCaughtUp = 31;
/** By how much clocks of several machines may differ without one of them having been set back. */
const toleranceMs = minuteMs;

/** @throws DomainError for a time that never comes, or that comes too often. */
export function checkTiming(timing: Timing): void {
  const { atMinute, weekdays, monthDay, everyMinutes } = timing;
  const isWhole = (value: number, from: number, to: number) =>
    Number.isInteger(value) && value >= from && value <= to;
  if (!isWhole(atMinute, 0, dayMinutes - 1)) throw new DomainError('SCHEDULE_TIME_UNKNOWN');
  if (!isWhole(monthDay, 1, 31)) throw new DomainError('SCHEDULE_DAY_UNKNOWN', { day: monthDay });
  if (!isWhole(weekdays, 1, everyDay)) throw new DomainError('SCHEDULE_WITHOUT_DAY');
  if (!isWhole(everyMinutes, shortestInterval, dayMinutes / 2) || dayMinutes % everyMinutes !== 0)
    throw new DomainError('SCHEDULE_TOO_FREQUENT', { least: shortestInterval, minutes: everyMinutes });
}

/** @throws DomainError ZONE_UNKNOWN */
export function checkZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new DomainError('ZONE_UNKNOWN', { zone: timeZone });
  }
}

const midnightUtc = (on: BusinessDate): number => new Date(`${on}T00:00:00Z`).getTime();

/** The instants at which a zone's clock shows a minute of a day: one; two where clocks go back, none where they go forward. */
function showing(on: BusinessDate, minute: number, timeZone: string): Date[] {
  const asUtc = midnightUtc(on) + minute * minuteMs;
  const offsets = [-1, 1].map((days) => {
    const near = new Date(asUtc + days * dayMinutes * minuteMs);
    const local = localTime(near, timeZone);
    return midnightUtc(local.on) + local.minute * minuteMs - near.getTime();
  });
  return [...new Set(offsets)]
    .map((offset) => new Date(asUtc - offset))
    .filter((at) => {
      const local = localTime(at, timeZone);
      return local.on === on && local.minute === minute;
    })
    .sort((a, b) => a.getTime() - b.getTime());
}

/** When a minute of a day begins by a zone's clock: for the first time; where it never does, what is next. */
export function firstInstantAt(on: BusinessDate, minute: number, timeZone: string): Date {
  // The longest that a zone ever left out is a day.
  for (let later = minute; later <= minute + dayMinutes; later += 1) {
    const [first] = showing(addDays(on, Math.floor(later / dayMinutes)), later % dayMinutes, timeZone);
    if (first) return first;
  }
  throw new Error(`${timeZone} has no ${on}`);
}

const lastDayOfMonth = (on: BusinessDate): number =>
  new Date(Date.UTC(Number(on.slice(0, 4)), Number(on.slice(5, 7)), 0)).getUTCDate();

function isDueOn({ recurrence, weekdays, monthDay }: Timing, on: BusinessDate): boolean {
  if (recurrence === 'weekly') return ((weekdays >> (weekday(on) - 1)) & 1) === 1;
  return Number(on.slice(8)) === Math.min(monthDay, lastDayOfMonth(on));
}

/** The first time after an instant. Intervals are of elapsed time, so that clocks put forward or back change nothing. */
export function nextDue(timing: Timing, timeZone: string, after: Date): Date {
  if (timing.recurrence === 'interval') {
    const step = timing.everyMinutes * minuteMs;
    return new Date((Math.floor(after.getTime() / step) + 1) * step);
  }
  let on = localTime(after, timeZone).on;
  for (let days = 0; days <= 62; days += 1, on = addDays(on, 1)) {
    if (!isDueOn(timing, on)) continue;
    const at = firstInstantAt(on, timing.atMinute, timeZone);
    if (at > after) return at;
  }
  throw new Error('a schedule without a day');
}

interface Standing {
  readonly kind: ScheduleKind;
  readonly timing: Timing;
  readonly timeZone: string;
  readonly nextRunAt: Date;
  /** When `nextRunAt` was found, by the clock of then. */
  readonly plannedAt: Date;
}
export interface Plan {
  /** What is to be done now, oldest first. */
  readonly due: readonly Date[];
  /** Times that are done no more, or with another. */
  readonly skipped: number;
  readonly nextRunAt: Date;
}

/** What a schedule has to do by now, and when it is looked at again. */
export function planOf({ kind, timing, timeZone, nextRunAt, plannedAt }: Standing, now: Date): Plan {
  // The clock was set back: what was done by the one that was ahead is known by its time and not done again.
  if (plannedAt.getTime() > now.getTime() + toleranceMs)
    return { due: [], skipped: 0, nextRunAt: nextDue(timing, timeZone, now) };
  const missed: Date[] = [];
  let next = nextRunAt;
  for (; next <= now; next = nextDue(timing, timeZone, next)) missed.push(next);
  const due = missed.slice(schedulesByKind[kind].missed === 'each' ? -mostCaughtUp : -1);
  return { due, skipped: missed.length - due.length, nextRunAt: next };
}

/** Monday = 1 … Sunday = 7. */
export const weekdaysOf = (mask: number): number[] =>
  [1, 2, 3, 4, 5, 6, 7].filter((day) => (mask >> (day - 1)) & 1);
export const maskOf = (weekdays: readonly number[]): number =>
  weekdays.reduce((mask, day) => mask | (1 << (day - 1)), 0);

import { localTime } from '@zuoxi/platform/calendar';
import { invalid } from '@zuoxi/platform/errors';
import { checkZone, nextDue } from '@zuoxi/platform/schedules';
import { everyDay, type Timing } from '@zuoxi/vocabulary';

export const digests = ['at_once', 'hourly', 'daily'] as const;
export type Digest = (typeof digests)[number];

/** When somebody may be spoken to, by the clock of their zone. */
export interface Rhythm {
  readonly timeZone: string;
  readonly quietFrom: number | null;
  readonly quietUntil: number | null;
  readonly digest: Digest;
  readonly digestMinute: number;
}

const daily = (atMinute: number): Timing => ({
  ...{ recurrence: 'weekly', atMinute, weekdays: everyDay, monthDay: 1, everyMinutes: 60 },
});
const hourly: Timing = { ...daily(0), recurrence: 'interval' };

/** The first moment from then on that is not in the quiet hours; these may go past midnight. */
export function awakeAt({ timeZone, quietFrom, quietUntil }: Rhythm, at: Date): Date {
  if (quietFrom === null || quietUntil === null) return at;
  const { minute } = localTime(at, timeZone);
  const isQuiet =
    quietFrom < quietUntil
      ? minute >= quietFrom && minute < quietUntil
      : minute >= quietFrom || minute < quietUntil;
  return isQuiet ? nextDue(daily(quietUntil), timeZone, at) : at;
}

/** When what happens at that moment is told. */
export function gatheredAt({ timeZone, digest, digestMinute }: Rhythm, at: Date): Date {
  if (digest === 'at_once') return at;
  return nextDue(digest === 'hourly' ? hourly : daily(digestMinute), timeZone, at);
}

export interface AskedHours {
  readonly timeZone: string;
  readonly quietFrom?: number | null;
  readonly quietUntil?: number | null;
}

/**
 * Quiet hours as they are kept.
 *
 * @throws DomainError ZONE_UNKNOWN; INVALID_INPUT where one end is missing, or they would last for ever
 */
export function quietHours({ timeZone, quietFrom = null, quietUntil = null }: AskedHours) {
  checkZone(timeZone);
  if ((quietFrom === null) !== (quietUntil === null) || (quietFrom !== null && quietFrom === quietUntil))
    throw invalid([{ field: 'quietUntil', code: 'IS_NOT_EMPTY' }]);
  return { timeZone, quietFrom, quietUntil };
}

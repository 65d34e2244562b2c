/** A calendar day of the store, `YYYY-MM-DD`. */
export type BusinessDate = string;

export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Asia/Shanghai. Constant since 1991, and nothing older than 2010 is accepted by the importers. */
const OFFSET_MS = 8 * 3_600_000;

const localMs = (at: number): number => at + OFFSET_MS;

/** Milliseconds since the store's midnight. */
export const msOfDay = (at: number): number => ((localMs(at) % DAY_MS) + DAY_MS) % DAY_MS;

/** Every message asks for its day, and there are few days. */
const knownDays = new Map<number, BusinessDate>();
const MAX_KNOWN_DAYS = 10_000;

export function businessDateOf(at: number): BusinessDate {
  const day = Math.floor(localMs(at) / DAY_MS);
  let on = knownDays.get(day);
  if (on === undefined) {
    on = new Date(day * DAY_MS).toISOString().slice(0, 10);
    if (knownDays.size < MAX_KNOWN_DAYS) knownDays.set(day, on);
  }
  return on;
}

/** The instant at which a business date begins. */
export const startOfBusinessDate = (on: BusinessDate): number => Date.parse(`${on}T00:00:00Z`) - OFFSET_MS;

export const addDays = (on: BusinessDate, days: number): BusinessDate =>
  new Date(Date.parse(`${on}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The half hour an instant lies in, as minutes since midnight: 0, 30 … 1410. */
export const slotMinuteOf = (at: number): number => Math.floor(msOfDay(at) / (30 * MINUTE_MS)) * 30;

/** A daily clock window, half open: `toMinute` itself is outside, 1440 is the end of the day, more is past midnight. */
export interface ClockWindow {
  readonly fromMinute: number;
  readonly toMinute: number;
}

export const isInWindow = (at: number, window: ClockWindow | null): boolean => {
  if (window === null) return true;
  const ms = msOfDay(at);
  const [from, to] = [window.fromMinute * MINUTE_MS, window.toMinute * MINUTE_MS];
  return (ms >= from && ms < to) || ms + DAY_MS < to;
};

/** `YYYY-MM-DD`, the day a shop counts a chat or an order to. */
export type BusinessDate = string;

export const defaultTimeZone = 'Asia/Shanghai';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  return format;
}

interface LocalTime {
  readonly on: BusinessDate;
  /** Minutes after midnight, 0…1439. */
  readonly minute: number;
}

/** Every message of an import asks for its day, and there are few days. */
const daysNamed = new Map<number, BusinessDate>();

/** @param day days since 1970 */
function nameOfDay(day: number): BusinessDate {
  let on = daysNamed.get(day);
  if (on === undefined) {
    on = new Date(day * 86_400_000).toISOString().slice(0, 10);
    if (daysNamed.size < 10_000) daysNamed.set(day, on);
  }
  return on;
}

/** The wall clock of a store at an instant. */
export function localTime(at: Date, timeZone = defaultTimeZone): LocalTime {
  if (timeZone === defaultTimeZone) {
    // China has had no daylight saving since 1991, and this is the hot path of every import.
    const minutes = Math.floor(at.getTime() / 60_000) + 480;
    const day = Math.floor(minutes / 1440);
    return { on: nameOfDay(day), minute: minutes - day * 1440 };
  }
  const parts = Object.fromEntries(
    formatFor(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  return {
    on: `${parts['year']}-${parts['month']}-${parts['day']}`,
    minute: Number(parts['hour']) * 60 + Number(parts['minute']),
  };
}

export const businessDateOf = (at: Date, timeZone = defaultTimeZone): BusinessDate =>
  localTime(at, timeZone).on;

/** The instant at which a store's day reaches a minute (may exceed 1440: the next day's early hours). */
export function instantAt(on: BusinessDate, minute = 0, timeZone = defaultTimeZone): Date {
  const asUtc = new Date(`${on}T00:00:00Z`).getTime() + minute * 60_000;
  const guess = new Date(asUtc);
  const local = localTime(guess, timeZone);
  const seen = new Date(`${local.on}T00:00:00Z`).getTime() + local.minute * 60_000;
  return new Date(asUtc - (seen - asUtc));
}

export function addDays(on: BusinessDate, days: number): BusinessDate {
  return new Date(new Date(`${on}T00:00:00Z`).getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

export function addMonths(on: BusinessDate, months: number): BusinessDate {
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** Monday = 1 … Sunday = 7. */
export function weekday(on: BusinessDate): number {
  return new Date(`${on}T00:00:00Z`).getUTCDay() || 7;
}

export function daysBetween(fromOn: BusinessDate, toOn: BusinessDate): BusinessDate[] {
  const days: BusinessDate[] = [];
  for (let on = fromOn; on <= toOn; on = addDays(on, 1)) days.push(on);
  return days;
}

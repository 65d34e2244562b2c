const DAY = 1440;
/** When next to nobody buys, wherever the shop is. */
const night = { from: 120, to: 420 };
const enoughMessages = 20;
const manyAtNight = 0.25;
const fewAtNight = 0.05;
const mostInService = 0.8;
/** Whole hours by which exports are off: what UTC is off from here first. */
const shifts = [8, -8, ...[1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12].flatMap((hours) => [hours, -hours])];

export interface ServiceWindow {
  readonly startMinute: number;
  /** May pass 24:00. */
  readonly endMinute: number;
}

/**
 * By how many hours buyers' messages would have to be moved to lie where this shop serves, when they now lie at night.
 * Null: they lie well, they are too few to say, or the shop serves at night.
 */
export function zoneShiftOf(minutes: readonly number[], service: ServiceWindow): number | null {
  if (minutes.length < enoughMessages) return null;
  const isServed = (minute: number) =>
    [minute, minute + DAY].some((each) => each >= service.startMinute && each < service.endMinute);
  const isNight = (minute: number) => minute >= night.from && minute < night.to && !isServed(minute);
  const share = (holds: (minute: number) => boolean, hours: number) =>
    minutes.filter((minute) => holds((minute + hours * 60 + DAY) % DAY)).length / minutes.length;
  if (share(isNight, 0) < manyAtNight) return null;
  const fits = (hours: number) =>
    share(isNight, hours) <= fewAtNight && share(isServed, hours) >= mostInService;
  return shifts.find(fits) ?? null;
}

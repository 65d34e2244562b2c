import { formatMinute } from './format';

interface Shift {
  readonly alias: string;
  readonly startMinute: number;
  readonly endMinute: number;
  readonly slots: readonly number[];
}
interface Seats<Each extends Shift> {
  readonly slots: readonly { readonly slotMinute: number; readonly needed?: number | null | undefined }[];
  readonly shifts?: readonly Each[] | null | undefined;
}

/** The two half hours of an hour, each with the shifts that fill its seats; the hour has as many as the lesser. */
export const seatsOfHour = <Each extends Shift>({ slots, shifts }: Seats<Each>, hour: number) =>
  [hour * 60, hour * 60 + 30].map((slotMinute) => ({
    slotMinute,
    needed: slots.find((slot) => slot.slotMinute === slotMinute)?.needed ?? null,
    shifts: (shifts ?? []).filter((shift) => shift.slots.includes(slotMinute)),
  }));

/** `客服001 20:00–04:00`, of the night before as the clock said then. */
export const shiftName = ({ alias, startMinute, endMinute }: Shift): string =>
  `${alias} ${formatMinute(startMinute < 0 ? startMinute + 1440 : startMinute)}–${formatMinute(endMinute)}`;

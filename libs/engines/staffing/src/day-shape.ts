import { requireRange } from './staffing.errors.js';

export const SLOT_MINUTES = 30;
export const SLOTS_PER_DAY = 48;

/** Inquiries that arrive in the half hour from `slotMinute` (minutes from midnight, a multiple of 30). */
export interface HalfHourDemand {
  slotMinute: number;
  inquiries: number;
}

/** Where the demand comes from: the store's own half hours, the client's daily figure, or our guess. */
export type DemandConfidence = 'measured' | 'declared' | 'estimated';

/**
 * Parts per 2,000 of a day's inquiries by half hour, 00:00 first: an e-commerce day with a morning rise, a
 * flat afternoon and its peak between 20:00 and 22:00. A planning assumption, not a measurement: replace it
 * by the store's own half hours as soon as there are some.
 */
const DEFAULT_SHAPE = [
  [18, 14, 9, 7, 6, 4, 3, 3, 3, 3, 3, 5],
  [6, 10, 13, 19, 26, 34, 42, 50, 57, 59, 58, 56],
  [51, 49, 50, 54, 59, 61, 61, 59, 58, 56, 50, 46],
  [46, 50, 58, 70, 88, 96, 97, 93, 84, 72, 50, 34],
].flat();

/** Shapes by store category; a category without one takes the default. */
const SHAPES: ReadonlyMap<string, readonly number[]> = new Map([['default', DEFAULT_SHAPE]]);

/** The share of a day's inquiries in each half hour: 48 rows whose shares sum to 1. */
export function shapeOfDay(category = 'default'): { slotMinute: number; share: number }[] {
  const parts = SHAPES.get(category) ?? DEFAULT_SHAPE;
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part, index) => ({ slotMinute: index * SLOT_MINUTES, share: part / whole }));
}

/** Spreads a day's inquiries over its half hours; figures stay fractional, so that they sum to the day's. */
export function spreadOverDay(dailyInquiries: number, category?: string): HalfHourDemand[] {
  requireRange('dailyInquiries', dailyInquiries, 0, 10_000_000);
  return shapeOfDay(category).map(({ slotMinute, share }) => ({
    slotMinute,
    inquiries: dailyInquiries * share,
  }));
}

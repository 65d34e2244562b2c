/**
 * Keys that pick an item of a scorecard, in its order: digits, then letters that the desk does not use itself
 * (a e j k n p u x) nor the console (g).
 */
const letters = '1234567890qwrtyiosdfhlzcvbm';

export const itemKeyAt = (index: number): string | undefined => letters[index];

/** As a list of keys says it. */
export const itemKeysShown = (items: number): string => {
  const last = itemKeyAt(items - 1) ?? 'm';
  return items <= 9 ? `1–${last}` : items === 10 ? '1–9, 0' : `1–9, 0, q–${last}`;
};

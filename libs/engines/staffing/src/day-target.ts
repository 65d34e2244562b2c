/** Smallest whole number from `least` to `most` that holds; what holds once holds for every larger one, and for `most`. */
export function fewest(least: number, most: number, holds: (count: number) => boolean): number {
  let [tooFew, enough] = [least - 1, most];
  while (enough - tooFew > 1) {
    const middle = Math.floor((enough + tooFew) / 2);
    if (holds(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

interface AnsweredSlot {
  readonly inquiries: number;
  /** 0..1. */
  readonly replyRate: number;
}

/** A day's reply rate: that of its half hours, weighted by what was asked in them; null on a day without inquiries. */
export function weightedReplyRate(slots: readonly AnsweredSlot[]): number | null {
  const inquiries = slots.reduce((sum, slot) => sum + slot.inquiries, 0);
  if (inquiries === 0) return null;
  return slots.reduce((sum, slot) => sum + slot.inquiries * slot.replyRate, 0) / inquiries;
}

/** Whether a day keeps its promise, which is made of the day and not of each half hour. */
export const reaches = (slots: readonly AnsweredSlot[], share: number): boolean =>
  (weightedReplyRate(slots) ?? 1) >= share;

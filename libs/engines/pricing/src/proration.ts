import { exact, type Fen, halfEvenFen } from './money.js';
import { requireWhole } from './pricing.errors.js';

/**
 * The part of a period's amount that falls on `partDays` of its `wholeDays`, half to even.
 *
 * `wholeDays` is the length of the very period `fullFen` pays for (the 92 days of that quarter for a
 * quarter's fee), never a usual 30: denominators that do not belong to the amount are how months get billed
 * twice. When a period is split, take the last part as the remainder, so that the parts sum to the whole.
 * Throws PRICING_INPUT_INVALID.
 */
export function proratedFen(fullFen: Fen, partDays: number, wholeDays: number): Fen {
  requireWhole('fullFen', fullFen, -Number.MAX_SAFE_INTEGER);
  requireWhole('wholeDays', wholeDays, 1, 100_000);
  requireWhole('partDays', partDays, 0, wholeDays);
  return halfEvenFen(exact(fullFen).mul(partDays).div(wholeDays));
}

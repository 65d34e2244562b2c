/** What a scorecard item is worth; points come in halves. */
export interface ScoredItem {
  readonly key: string;
  readonly points: number;
  readonly fatal: boolean;
}

export interface Deducted {
  readonly itemKey: string;
  readonly deduction: number;
}

export interface Outcome {
  /** Points left of those that applied. */
  readonly earned: number;
  readonly applicable: number;
  /** 100 · earned / applicable, to the hundredth; null when nothing applied; 0 for a fatal item. */
  readonly score: number | null;
  readonly fatal: boolean;
}

/** The most that a conversation can score; what does not apply moves its weight to the rest, so it is always this. */
export const maximumScore = 100;

/**
 * The score of a conversation, for the server that keeps it and the screen that shows it while it is being made.
 *
 * Counted in half points, which are whole numbers: 92.86 is the same 92.86 everywhere.
 */
export function outcomeOf(
  items: readonly ScoredItem[],
  findings: readonly Deducted[],
  notApplicable: readonly string[] = [],
): Outcome {
  const weighed = items.filter((item) => !item.fatal && !notApplicable.includes(item.key));
  const halves = (points: number) => Math.round(points * 2);
  const applicable = weighed.reduce((sum, { points }) => sum + halves(points), 0);
  const lost = weighed.reduce((sum, { key, points }) => {
    const taken = findings.find(({ itemKey }) => itemKey === key)?.deduction ?? 0;
    return sum + Math.min(halves(points), halves(taken));
  }, 0);
  const fatal = findings.some(({ itemKey }) => items.some((item) => item.fatal && item.key === itemKey));
  const earned = fatal ? 0 : applicable - lost;
  const ofHundred = applicable === 0 ? null : Math.round((earned * 100 * maximumScore) / applicable) / 100;
  return { earned: earned / 2, applicable: applicable / 2, score: fatal ? 0 : ofHundred, fatal };
}

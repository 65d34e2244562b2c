/** Upper bounds of the response-time buckets in seconds, inclusive. A round ends at midnight, so a day bounds the last. */
export const RESPONSE_BOUNDS_SECONDS: readonly number[] = [
  1, 2, 3, 5, 8, 10, 15, 20, 25, 30, 40, 50, 60, 75, 90, 120, 150, 180, 240, 300, 420, 600, 900, 1_200, 1_800,
  2_700, 3_600, 7_200, 14_400, 28_800, 86_400,
];

export const emptyHistogram = (): number[] => RESPONSE_BOUNDS_SECONDS.map(() => 0);

export function bucketOf(waitMs: number): number {
  let low = 0;
  let high = RESPONSE_BOUNDS_SECONDS.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (waitMs <= RESPONSE_BOUNDS_SECONDS[middle]! * 1000) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The q-quantile in seconds, 0 < q ≤ 1, interpolated inside its bucket: the true quantile (nearest rank) lies in the
 * same bucket. Null when nothing was counted.
 */
export function quantileFromHistogram(counts: readonly number[], q: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const rank = Math.max(1, Math.ceil(q * total));
  let before = 0;
  for (const [index, count] of counts.entries()) {
    if (before + count >= rank) {
      const low = index === 0 ? 0 : RESPONSE_BOUNDS_SECONDS[index - 1]!;
      const high = RESPONSE_BOUNDS_SECONDS[index]!;
      return low + ((high - low) * (rank - before)) / count;
    }
    before += count;
  }
  return null;
}

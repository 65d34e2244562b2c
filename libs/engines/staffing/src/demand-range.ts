import { requireRange } from './staffing.errors.js';

/**
 * How much a store's days differ from their average, as a coefficient of variation. A planning assumption until the
 * store's own days are measured.
 */
export const DAY_VARIATION = 0.2;

/**
 * The number of inquiries that is not exceeded with this probability: arrivals by chance around an average that itself
 * differs from day to day (negative binomial: Poisson, its mean gamma-distributed with the given variation).
 *
 * @param mean inquiries on average; @param share 0 < share < 1, e.g. 0.9 for P90.
 */
export function demandQuantile(mean: number, share: number, variation = DAY_VARIATION): number {
  requireRange('mean', mean, 0, 10_000_000);
  requireRange('share', share, 0.001, 0.999);
  requireRange('variation', variation, 0.05, 2);
  const shape = 1 / variation ** 2;
  const step = mean / (shape + mean);
  let probability = Math.exp(shape * Math.log(shape / (shape + mean)));
  let below = probability;
  let inquiries = 0;
  while (below < share) {
    probability *= ((shape + inquiries) / (inquiries + 1)) * step;
    inquiries += 1;
    below += probability;
  }
  return inquiries;
}

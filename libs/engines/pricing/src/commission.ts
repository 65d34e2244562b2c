import { exact, type Fen, halfEvenFen, type Rate, rateOf, sumFen } from './money.js';
import { PricingError, requireWhole } from './pricing.errors.js';

/** Sales from `fromFen` upwards, as far as the next tier, earn `rate`. */
export interface CommissionTier {
  fromFen: Fen;
  rate: Rate;
}

/** Graduated commission on a month's net sales; the tiers start at 0 and rise. No tier = no commission. */
export interface CommissionTerms {
  tiers: CommissionTier[];
  /** Paid at least, whatever the sales. */
  minimumFen?: Fen;
  /** Paid at most. */
  maximumFen?: Fen;
}

export interface CommissionLine {
  fromFen: Fen;
  /** Null for the tier without an end. */
  toFen: Fen | null;
  rate: Rate;
  salesFen: Fen;
  commissionFen: Fen;
}

export interface Commission {
  netSalesFen: Fen;
  /** One line a tier that was reached; their sum is `earnedFen`. */
  lines: CommissionLine[];
  earnedFen: Fen;
  /** `earnedFen` after minimum and maximum. */
  commissionFen: Fen;
}

/**
 * Commission on net sales (paid orders less refunds), each slice at the rate of its own tier, each line
 * rounded half to even.
 *
 * Negative net sales (more refunds than orders) earn nothing here; whether the shortfall is carried into the
 * next month is the contract's matter. Throws PRICING_INPUT_INVALID.
 */
export function commissionOf(terms: CommissionTerms, netSalesFen: Fen): Commission {
  checkCommissionTerms(terms);
  requireWhole('netSalesFen', netSalesFen, -Number.MAX_SAFE_INTEGER);
  const lines = terms.tiers.flatMap(({ fromFen, rate }, index): CommissionLine[] => {
    if (netSalesFen <= fromFen) return [];
    const toFen = terms.tiers[index + 1]?.fromFen ?? null;
    const salesFen = Math.min(netSalesFen, toFen ?? netSalesFen) - fromFen;
    return [{ fromFen, toFen, rate, salesFen, commissionFen: halfEvenFen(exact(salesFen).mul(rate)) }];
  });
  const earnedFen = sumFen(lines.map((line) => line.commissionFen));
  const commissionFen = Math.min(Math.max(earnedFen, terms.minimumFen ?? 0), terms.maximumFen ?? Infinity);
  return { netSalesFen, lines, earnedFen, commissionFen };
}

/** Throws PRICING_INPUT_INVALID naming the first field that is wrong. */
export function checkCommissionTerms(terms: CommissionTerms): void {
  terms.tiers.forEach((tier, index) => {
    requireWhole(`tiers.${index}.fromFen`, tier.fromFen, 0);
    rateOf(`tiers.${index}.rate`, tier.rate, 0, 1);
    const previous = terms.tiers[index - 1];
    const isInOrder = previous === undefined ? tier.fromFen === 0 : tier.fromFen > previous.fromFen;
    if (!isInOrder) {
      throw new PricingError('PRICING_INPUT_INVALID', {
        field: `tiers.${index}.fromFen`,
        value: tier.fromFen,
        mustBe: previous === undefined ? 0 : `more than ${previous.fromFen}`,
      });
    }
  });
  requireWhole('minimumFen', terms.minimumFen ?? 0, 0);
  requireWhole('maximumFen', terms.maximumFen ?? Number.MAX_SAFE_INTEGER, terms.minimumFen ?? 0);
}

import { Decimal } from 'decimal.js';
import { PricingError } from './pricing.errors.js';

/** Money is a whole number of fen (分), never a fraction of one. */
export type Fen = number;

/** A rate or share as a decimal string, `'0.06'`, so that no binary fraction creeps in. */
export type Rate = string;

/** 60 digits hold every product and quotient of safe integers and rates of this library exactly enough to round once. */
const Exact = Decimal.clone({ precision: 60 });

export function exact(value: number | string): Decimal {
  return new Exact(value);
}

/** Reads a rate and refuses one outside [least, most]. */
export function rateOf(field: string, rate: Rate, least: number, most: number): Decimal {
  if (typeof rate !== 'string' || !/^-?\d+(\.\d+)?$/.test(rate)) {
    throw new PricingError('PRICING_INPUT_INVALID', { field, value: String(rate) });
  }
  const value = exact(rate);
  if (value.lt(least) || value.gt(most)) {
    throw new PricingError('PRICING_INPUT_INVALID', { field, value: rate, least, most });
  }
  return value;
}

/** Half to even, the rule for costs, discounts, proration and commission: errors do not add up in one direction. */
export function halfEvenFen(value: Decimal): Fen {
  return toFen(value, Decimal.ROUND_HALF_EVEN);
}

/** Half up (四舍五入), the rule for tax. */
export function halfUpFen(value: Decimal): Fen {
  return toFen(value, Decimal.ROUND_HALF_UP);
}

/** Up to the next fen, the rule for a fee per seat: rounding must not eat the margin. */
export function upFen(value: Decimal): Fen {
  return toFen(value, Decimal.ROUND_CEIL);
}

function toFen(value: Decimal, rounding: Decimal.Rounding): Fen {
  return safeFen(value.toDecimalPlaces(0, rounding).toNumber());
}

/** Beyond 2^53 a number no longer holds every fen, so larger results are refused instead of being wrong. */
export function safeFen(fen: number): Fen {
  if (!Number.isSafeInteger(fen)) throw new PricingError('PRICING_AMOUNT_TOO_LARGE', { fen: String(fen) });
  return fen === 0 ? 0 : fen;
}

export function sumFen(amounts: readonly Fen[]): Fen {
  return amounts.reduce((sum, fen) => safeFen(sum + fen), 0);
}

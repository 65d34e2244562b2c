export type PricingErrorCode = 'PRICING_INPUT_INVALID' | 'PRICING_AMOUNT_TOO_LARGE';

/** Thrown for figures no price can be made from; `details` is JSON-safe. */
export class PricingError extends Error {
  readonly kind = 'invalid';

  constructor(
    readonly code: PricingErrorCode,
    readonly details: Record<string, unknown>,
  ) {
    super(`${code} ${JSON.stringify(details)}`);
    this.name = 'PricingError';
  }
}

/** Refuses anything but a whole number in [least, most]. */
export function requireWhole(
  field: string,
  value: number,
  least: number,
  most: number = Number.MAX_SAFE_INTEGER,
): void {
  if (!(Number.isSafeInteger(value) && value >= least && value <= most)) {
    throw new PricingError('PRICING_INPUT_INVALID', { field, value: String(value), least, most });
  }
}

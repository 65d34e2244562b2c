/** Thrown for an input no roster can be made from (a mistake, not a shortage); `details` is JSON-safe. */
export class RosterInputError extends Error {
  readonly code = 'ROSTER_INPUT_INVALID';
  readonly kind = 'invalid';

  constructor(readonly details: Record<string, unknown>) {
    super(`ROSTER_INPUT_INVALID ${JSON.stringify(details)}`);
    this.name = 'RosterInputError';
  }
}

export function requireWhole(field: string, value: number, least: number, most: number): void {
  if (!(Number.isInteger(value) && value >= least && value <= most)) {
    throw new RosterInputError({ field, value: String(value), least, most });
  }
}

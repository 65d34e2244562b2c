export type StaffingErrorCode = 'STAFFING_INPUT_INVALID' | 'STAFFING_TARGET_UNREACHABLE';

/** Thrown for figures no calculation can start from; `details` is JSON-safe. */
export class StaffingError extends Error {
  readonly kind = 'invalid';

  constructor(
    readonly code: StaffingErrorCode,
    readonly details: Record<string, unknown>,
  ) {
    super(`${code} ${JSON.stringify(details)}`);
    this.name = 'StaffingError';
  }
}

/** Refuses a figure outside [least, most]; NaN and infinities are refused as well. */
export function requireRange(field: string, value: number, least: number, most: number): void {
  if (!(Number.isFinite(value) && value >= least && value <= most)) {
    throw new StaffingError('STAFFING_INPUT_INVALID', { field, value: String(value), least, most });
  }
}

export function requireWhole(field: string, value: number, least: number, most: number): void {
  requireRange(field, value, least, most);
  if (!Number.isInteger(value)) {
    throw new StaffingError('STAFFING_INPUT_INVALID', { field, value, whole: true });
  }
}

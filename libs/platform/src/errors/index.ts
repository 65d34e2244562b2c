import { errorMessage, type ErrorCode, type ErrorKind, errorKinds } from '@zuoxi/vocabulary';

export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly message?: string;
}

/**
 * A refusal. Thrown, never returned, so that the transaction it happens in rolls back. Its code names the
 * message in both languages; `details` are what the message and the screen need (field, limit, date …).
 */
export class DomainError extends Error {
  readonly kind: ErrorKind;
  constructor(
    readonly code: ErrorCode,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(errorMessage(code, 'en-US', details));
    this.name = code;
    this.kind = errorKinds[code];
  }
}

export const notFound = (what: string): DomainError => new DomainError('NOT_FOUND', { what });

export const invalid = (problems: readonly FieldProblem[]): DomainError =>
  new DomainError('INVALID_INPUT', { problems });

/** The row, or the refusal that a foreign row and an unknown one share. */
export function found<T>(row: T | null | undefined, what: string): T {
  if (row == null) throw notFound(what);
  return row;
}

/**
 * The database is not there, or no longer: refused, cut, ending, starting, or with no connection to spare. Whether a
 * write that lost its answer took place is known to its idempotency key, so to try again is right.
 */
export function isConnectionLoss(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (
    typeof code === 'string' &&
    /^(08...|57P0[1-4]|53[03]00|ECONN(REFUSED|RESET|ABORTED)|EPIPE|ENOTFOUND|ETIMEDOUT)$/.test(code)
  )
    return true;
  return /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed and is not queryable)/.test(
    String(message),
  );
}

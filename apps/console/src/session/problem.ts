export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  /** What could not be read, or a sentence; the code alone is often enough. */
  readonly message?: string;
}

interface ProblemBody {
  readonly code?: string;
  readonly kind?: string;
  readonly message?: string;
  readonly details?: { readonly problems?: readonly FieldProblem[]; readonly [key: string]: unknown };
  readonly requestId?: string;
}

/** A refusal of the server, or the lack of one: what happened, in the caller's language, and what to quote. */
export class Problem extends Error {
  readonly code: string;
  readonly kind: string;
  readonly requestId: string | null;
  readonly fields: readonly FieldProblem[];
  readonly details: Readonly<Record<string, unknown>>;

  constructor(body: ProblemBody) {
    super(body.message ?? '');
    this.name = 'Problem';
    this.code = body.code ?? 'INTERNAL';
    this.kind = body.kind ?? 'unavailable';
    this.requestId = body.requestId ?? null;
    this.details = body.details ?? {};
    this.fields = body.details?.problems ?? [];
  }

  /** Nobody answered: the same request may be sent again, with the same idempotency key. */
  get mayRetry(): boolean {
    return this.kind === 'unavailable';
  }
}

export const unreachable = () => new Problem({ code: 'UNREACHABLE', kind: 'unavailable' });

interface GraphqlErrorLike {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

export function problemOfGraphql(error: GraphqlErrorLike): Problem {
  return new Problem({ ...(error.extensions as ProblemBody | undefined), message: error.message });
}

/** Reads `{ error: … }` of a plain HTTP answer. */
export async function problemOfResponse(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  const error = (body as { error?: ProblemBody } | null)?.error;
  return error ? new Problem(error) : new Problem({ code: 'UNREACHABLE', kind: 'unavailable' });
}

import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { Problem, problemOfGraphql, unreachable } from '../session/problem';

function problemOfServerError(error: ServerError): Problem {
  try {
    const body = JSON.parse(error.bodyText) as {
      error?: ConstructorParameters<typeof Problem>[0];
      errors?: { message: string; extensions?: Record<string, unknown> }[];
    };
    if (body.errors?.[0]) return problemOfGraphql(body.errors[0]);
    if (body.error) return new Problem(body.error);
  } catch {
    // Not JSON: some proxy answered instead of the server.
  }
  return unreachable();
}

/** Whatever a request ended in, as one kind of thing. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (CombinedGraphQLErrors.is(error)) {
    const first = error.errors[0];
    return first ? problemOfGraphql(first) : unreachable();
  }
  if (ServerError.is(error)) return problemOfServerError(error);
  return unreachable();
}

import { DomainError } from '@zuoxi/platform/errors';

/** The parameters of a GraphQL request; what is left out is null. */
export interface RequestParams {
  readonly query: string | null;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>> | null;
  /** The hash that stands for a registered document. */
  readonly hash: string | null;
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** @throws DomainError REQUEST_REFUSED for what is no request: a list of them, or a parameter of a wrong type. */
export function readParams(body: unknown): RequestParams {
  if (!isMap(body)) throw new DomainError('REQUEST_REFUSED');
  const optional = <T>(name: string, is: (value: unknown) => value is T): T | null => {
    const value = body[name] ?? null;
    if (value !== null && !is(value)) throw new DomainError('REQUEST_REFUSED');
    return value;
  };
  const isText = (value: unknown): value is string => typeof value === 'string';
  const extensions = optional('extensions', isMap);
  const { sha256Hash } = (extensions?.['persistedQuery'] ?? {}) as { sha256Hash?: unknown };
  const named = optional('documentId', isText) ?? (isText(sha256Hash) ? sha256Hash : null);
  return {
    query: optional('query', isText),
    operationName: optional('operationName', isText),
    variables: optional('variables', isMap),
    hash: named?.replace('sha256:', '') ?? null,
  };
}

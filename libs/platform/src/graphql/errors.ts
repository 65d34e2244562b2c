import { GraphQLError } from 'graphql';
import { errorMessage, isErrorCode, type Locale } from '@zuoxi/vocabulary';
import { DomainError, isConnectionLoss } from '../errors/index.js';

export interface PublicError {
  readonly code: string;
  readonly kind: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string;
}

/**
 * The one place where a refusal becomes an answer. Anything that is not a refusal becomes INTERNAL with the request
 * id; its text goes to the log and never leaves the process.
 */
export function publicError(
  error: unknown,
  locale: Locale,
  requestId: string,
  log: (error: unknown) => void,
): PublicError {
  if (error instanceof DomainError) {
    return {
      code: error.code,
      kind: error.kind,
      message: errorMessage(error.code, locale, error.details),
      details: error.details,
      requestId,
    };
  }
  log(error);
  if (isConnectionLoss(error)) return publicError(new DomainError('UNAVAILABLE'), locale, requestId, log);
  return {
    code: 'INTERNAL',
    kind: 'unavailable',
    message: errorMessage('INTERNAL', locale, { requestId }),
    details: {},
    requestId,
  };
}

/** Whether another process of ours has already said what a caller may know. */
export const isPublicError = ({ extensions }: GraphQLError): boolean =>
  typeof extensions?.['requestId'] === 'string' && isErrorCode(extensions['code']);

const longestMessage = 300;

/** As publicError, keeping where in the answer it happened; a fault of the request itself keeps its words. */
export function publicGraphqlError(
  error: unknown,
  locale: Locale,
  requestId: string,
  log: (error: unknown) => void,
): GraphQLError {
  if (!(error instanceof GraphQLError)) {
    const { message, ...extensions } = publicError(error, locale, requestId, log);
    return new GraphQLError(message, { extensions });
  }
  const original = error.originalError;
  // What ran and failed is no fault of the request, but for an argument that its variables left without a value.
  const ran = error.path !== undefined && !error.message.startsWith('Argument "');
  if (!ran && (!original || original instanceof GraphQLError)) {
    // The words say what is wrong by quoting it, and what is quoted may be of any length.
    return new GraphQLError(error.message.slice(0, longestMessage), {
      nodes: error.path ? undefined : error.nodes,
      path: error.path,
      extensions: {
        code: 'REQUEST_REFUSED',
        kind: 'invalid',
        details: {},
        requestId,
      },
    });
  }
  const { message, ...extensions } = publicError(original ?? error, locale, requestId, log);
  return new GraphQLError(message, { path: error.path, extensions: { ...extensions } });
}

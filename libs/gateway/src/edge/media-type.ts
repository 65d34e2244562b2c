import { DomainError } from '@zuoxi/platform/errors';
import Negotiator from 'negotiator';

export const plainJson = 'application/json';
export const responseJson = 'application/graphql-response+json';

/** A client that accepts nothing that can be sent. */
export class NotAcceptable extends DomainError {
  constructor() {
    super('REQUEST_REFUSED');
  }
}

/**
 * In which of its two forms an answer is wanted; plain JSON, unless the client prefers the other.
 *
 * @throws NotAcceptable before anything is done
 */
export function mediaTypeFor(accept: string | undefined): typeof plainJson | typeof responseJson {
  if (!accept || accept === '*/*' || accept === plainJson) return plainJson;
  const wanted = new Negotiator({ headers: { accept } }).mediaType([plainJson, responseJson]);
  if (!wanted) throw new NotAcceptable();
  return wanted as typeof plainJson | typeof responseJson;
}

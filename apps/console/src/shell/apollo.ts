import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { from, switchMap, throwError } from 'rxjs';
import { onLocaleChange } from '../i18n/locale';
import { authorizedFetch, onSessionChange, getSession, refresh } from '../session/session';
import { cache } from './cache';
import { problemOf } from '../ui/problem-of';

interface Hashed {
  readonly __meta__?: { readonly hash?: string };
}

/** Names the registered document and, for writes, the attempt, so that a repeat has one effect. */
const namesRequest = new ApolloLink((operation, forward) => {
  const hash = (operation.query as Hashed).__meta__?.hash;
  if (hash) Object.assign(operation.extensions, { persistedQuery: { version: 1, sha256Hash: hash } });
  operation.setContext((context) => ({
    http: { includeExtensions: true, includeQuery: true },
    headers: {
      ...(context['headers'] as Record<string, string> | undefined),
      ...(context['idempotencyKey'] ? { 'Idempotency-Key': String(context['idempotencyKey']) } : {}),
    },
  }));
  return forward(operation);
});

/** A token can end between two requests; the answer may be a 200 that says so. */
const renewsSession = new ErrorLink(({ error, operation, forward }) => {
  const { code } = problemOf(error);
  if (code !== 'UNAUTHENTICATED' || operation.getContext()['renewed']) return;
  operation.setContext({ renewed: true });
  return from(refresh()).pipe(
    switchMap((renewed) => (renewed ? forward(operation) : throwError(() => error))),
  );
});

export const apollo = new ApolloClient({
  link: ApolloLink.from([
    renewsSession,
    namesRequest,
    new HttpLink({ uri: '/graphql', fetch: authorizedFetch, credentials: 'same-origin' }),
  ]),
  cache,
  // What is asked for again after a change must not be answered by what was asked before it and is still under way.
  queryDeduplication: false,
  defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network' } },
});

// Sentences come from the server in the caller's language.
onLocaleChange(() => void apollo.refetchQueries({ include: 'active' }));
onSessionChange(() => {
  if (getSession().state === 'signed-out') void apollo.clearStore();
});

import { useCallback, useEffect, useState } from 'react';
import type { TypedDocumentString } from '../gql/store/graphql';
import { useLocale } from '../i18n/locale';
import { Problem, problemOfGraphql, problemOfResponse, unreachable } from '../session/problem';
import { authorizedFetch } from '../session/session';

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
}

/** One operation at a shop's own endpoint; the address names the shop, never an argument. */
export async function ask<Data, Variables>(
  slug: string,
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  idempotencyKey?: string,
): Promise<Data> {
  const response = await authorizedFetch(`/stores/${encodeURIComponent(slug)}/graphql`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      ...(idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {}),
    },
    body: JSON.stringify({
      query: document.toString(),
      variables,
      extensions: { persistedQuery: { version: 1, sha256Hash: document.__meta__?.['hash'] } },
    }),
  }).catch((): never => {
    throw unreachable();
  });
  const answer = (await response
    .clone()
    .json()
    .catch(() => null)) as Answer<Data> | null;
  const error = answer?.errors?.[0];
  if (error) throw problemOfGraphql(error);
  if (!answer?.data) throw await problemOfResponse(response);
  return answer.data;
}

interface Asked<Data> {
  readonly data: Data | null;
  readonly problem: Problem | null;
  readonly again: () => void;
}

/** Asks when the variables or the language change; what is shown stays until the next answer is there. */
export function useAsk<Data, Variables>(
  slug: string,
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Asked<Data> {
  const locale = useLocale();
  const [state, setState] = useState<{ data: Data | null; problem: Problem | null }>({
    data: null,
    problem: null,
  });
  const [round, setRound] = useState(0);
  const key = JSON.stringify(variables);
  useEffect(() => {
    let current = true;
    const asked = JSON.parse(key) as Variables;
    ask(slug, document, asked).then(
      (data) => current && setState({ data, problem: null }),
      (reason: unknown) => {
        const problem = reason instanceof Problem ? reason : unreachable();
        if (current) setState((before) => ({ ...before, problem }));
      },
    );
    return () => {
      current = false;
    };
  }, [slug, document, key, locale, round]);
  const again = useCallback(() => {
    setState((before) => ({ ...before, problem: null }));
    setRound((before) => before + 1);
  }, []);
  return { ...state, again };
}

/** A file of the shop; the token goes in a header, so it is fetched and then shown from memory. */
async function fetchFile(slug: string, url: string): Promise<File> {
  const response = await authorizedFetch(url, { headers: { 'X-Store': slug } }).catch((): never => {
    throw unreachable();
  });
  if (!response.ok) throw await problemOfResponse(response);
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  const content = await response.blob();
  return new File([content], named ? decodeURIComponent(named) : 'file', { type: content.type });
}

/** Opens a file in a tab of its own. */
export async function openFile(slug: string, url: string): Promise<void> {
  const target = window.open('', '_blank');
  const file = await fetchFile(slug, url).catch((problem: unknown): never => {
    target?.close();
    throw problem;
  });
  const address = URL.createObjectURL(file);
  if (target) target.location.href = address;
  else window.location.href = address;
}

/** Hands a file to the phone's own sharing, or saves it where there is none. */
export async function forwardFile(slug: string, url: string): Promise<void> {
  const file = await fetchFile(slug, url);
  const phone = window.matchMedia('(pointer: coarse)').matches;
  if (phone && navigator.canShare?.({ files: [file] })) {
    const shared = await navigator.share({ files: [file] }).then(
      () => true,
      // Closing the share sheet is no failure; a browser that wants a fresher tap saves the file instead.
      (refusal: unknown) => refusal instanceof DOMException && refusal.name === 'AbortError',
    );
    if (shared) return;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

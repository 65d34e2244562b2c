import type { Permission } from '@zuoxi/vocabulary';
import { getLocale } from '../i18n/locale';
import { type Problem, problemOfResponse, unreachable } from './problem';

export interface SignedInPerson {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly permissions: readonly Permission[];
  readonly storeSlugs: readonly string[];
  /** Of people of shops: theirs, by name. */
  readonly stores?: readonly { readonly slug: string; readonly name: string }[];
  /** The agent that this person is, if any. */
  readonly agentId?: string | null;
  /** A second step must be set up before anything else. */
  readonly mustEnrol?: boolean;
}

export interface SignInAnswer {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  readonly me: SignedInPerson;
}

export type SessionState =
  | { readonly state: 'unknown' }
  | { readonly state: 'signed-out' }
  | { readonly state: 'signed-in'; readonly me: SignedInPerson };

// The token lives here only: never in storage, where a foreign script would find it.
let accessToken: string | null = null;
let refreshTimer: number | undefined;
let refreshing: Promise<boolean> | null = null;
let session: SessionState = { state: 'unknown' };
const listeners = new Set<() => void>();

function change(next: SessionState): void {
  session = next;
  listeners.forEach((listener) => listener());
}

export const getSession = () => session;

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Takes on what a sign-in of any kind answered. */
export function begin(answer: SignInAnswer): void {
  accessToken = answer.accessToken;
  window.clearTimeout(refreshTimer);
  const seconds = Math.max(10, answer.expiresInSeconds - 60);
  refreshTimer = window.setTimeout(() => void refresh(), seconds * 1000);
  const known = session.state === 'signed-in' ? JSON.stringify(session.me) : null;
  if (known !== JSON.stringify(answer.me)) change({ state: 'signed-in', me: answer.me });
}

function end(): void {
  accessToken = null;
  window.clearTimeout(refreshTimer);
  change({ state: 'signed-out' });
}

export async function post(path: string, body: unknown): Promise<Response> {
  const request: RequestInit = {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': getLocale() },
    body: JSON.stringify(body),
  };
  return fetch(path, request).catch((): never => {
    throw unreachable();
  });
}

/** Throws a `Problem`; `TOTP_REQUIRED` asks for the second step. */
export async function signIn(email: string, password: string, totp?: string): Promise<void> {
  const response = await post('/auth/sign-in', { email, password, ...(totp ? { totp } : {}) });
  if (!response.ok) throw await problemOfResponse(response);
  begin((await response.json()) as SignInAnswer);
}

async function requestRefresh(): Promise<boolean> {
  const response = await post('/auth/refresh', {}).catch((problem: Problem) => problem);
  if (!(response instanceof Response) || !response.ok) {
    // No network is no reason to throw away a session that may still be good.
    const refused = response instanceof Response && response.status === 401;
    if (refused || session.state === 'unknown') end();
    return false;
  }
  begin((await response.json()) as SignInAnswer);
  return true;
}

/** One refresh at a time: each rotates the cookie. */
export function refresh(): Promise<boolean> {
  refreshing ??= requestRefresh().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

export async function signOut(): Promise<void> {
  await post('/auth/sign-out', {}).catch(() => undefined);
  end();
}

function withToken(init: RequestInit): RequestInit {
  const headers = new Headers(init.headers);
  headers.set('Accept-Language', getLocale());
  if (accessToken) headers.set('Authorization', `Bearer ${accessToken}`);
  return { ...init, headers };
}

/** `fetch` with the token, renewed once when the server no longer takes it. */
export async function authorizedFetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(input, withToken(init));
  if (response.status !== 401 || !(await refresh())) return response;
  return fetch(input, withToken(init));
}

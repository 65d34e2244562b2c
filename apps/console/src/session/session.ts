import type { Permission } from '@zuoxi/vocabulary';
import { getLocale } from '../i18n/locale';
import { type Problem, problemOfResponse, unreachable } from './problem';

export interface SignedInPerson {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly permissions: readonly Permission[];
  readonly storeSlugs: readonly string[];
  /** The agent that this person is, if any. */
  readonly agentId?: string | null;
}

interface SignInAnswer {
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

function begin(answer: SignInAnswer): void {
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

async function post(path: string, body: unknown): Promise<Response> {
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

export interface OpenInvitation {
  readonly email: string;
  readonly role: string;
  readonly company: string;
  /** Of the agent that is invited, if any. */
  readonly name: string | null;
  readonly hasAccount: boolean;
}

export async function lookAtInvitation(token: string): Promise<OpenInvitation> {
  const response = await post('/auth/invitations/look', { token });
  if (!response.ok) throw await problemOfResponse(response);
  return (await response.json()) as OpenInvitation;
}

/** For whoever is signed in with the e-mail that is invited. Throws a `Problem`. */
export async function acceptSignedIn(token: string): Promise<void> {
  const response = await authorizedFetch('/auth/invitations/accept-signed-in', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  if (!response.ok) throw await problemOfResponse(response);
  await refresh();
}

/** Makes the account and signs it in. Throws a `Problem`; `TOTP_REQUIRED` asks an account that exists for its code. */
export async function acceptInvitation(
  token: string,
  { name, password, totp }: { name: string; password: string; totp?: string | undefined },
): Promise<void> {
  const body = { token, name, password, ...(totp ? { totp } : {}) };
  const response = await post('/auth/invitations/accept', body);
  if (!response.ok) throw await problemOfResponse(response);
  begin((await response.json()) as SignInAnswer);
}

/** Makes the company and its owner, who is signed in then. Throws a `Problem`. */
export async function setUp(answers: {
  token: string;
  company: string;
  name: string;
  email: string;
  password: string;
}): Promise<void> {
  const response = await post('/auth/setup', answers);
  if (!response.ok) throw await problemOfResponse(response);
  begin((await response.json()) as SignInAnswer);
}

/** Whether nobody has an account here yet. */
export async function waitsForSetUp(): Promise<boolean> {
  const response = await fetch('/auth/setup').catch(() => null);
  const body = response?.ok
    ? ((await response.json().catch(() => null)) as { empty?: boolean } | null)
    : null;
  return body?.empty === true;
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

/** One refresh at a time: the cookie is rotated, so two at once would end the session. */
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

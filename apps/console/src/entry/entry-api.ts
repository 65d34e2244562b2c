import { problemOfResponse } from '../session/problem';
import { authorizedFetch, begin, post, refresh, type SignInAnswer } from '../session/session';

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

export interface SignOnOffer {
  readonly providerId: string;
  readonly company: string;
}

/** Companies whose people with an address of this domain sign in elsewhere. Throws a `Problem`. */
export async function signOnOffers(email: string): Promise<readonly SignOnOffer[]> {
  const response = await post('/auth/sign-on/offers', { email });
  if (!response.ok) throw await problemOfResponse(response);
  return ((await response.json()) as { offers: SignOnOffer[] }).offers;
}

/** Where the person goes to say who they are. Throws a `Problem`. */
export async function beginSignOn(providerId: string, email: string): Promise<string> {
  const response = await post('/auth/sign-on/begin', { providerId, email });
  if (!response.ok) throw await problemOfResponse(response);
  return ((await response.json()) as { url: string }).url;
}

import { problemOfResponse } from './problem';
import { authorizedFetch } from './session';
import { withStepUp } from './step-up';

export interface SignInRow {
  readonly id: string;
  readonly createdAt: string;
  readonly lastUsedAt: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly isCurrent: boolean;
}
export interface Proof {
  readonly password: string;
  readonly totp?: string;
}

/** Throws a `Problem`. */
async function ask<Answer>(path: string, body?: object): Promise<Answer> {
  const response = await authorizedFetch(`/auth/account/${path}`, {
    credentials: 'same-origin',
    ...(body
      ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
      : {}),
  });
  if (!response.ok) throw await problemOfResponse(response);
  return (response.status === 204 ? null : await response.json()) as Answer;
}

export const listSignIns = () => ask<SignInRow[]>('sessions');
/** One sign-in, or without a name every one, this one too. */
export const endSignIns = (sessionId?: string) => ask<null>('sessions/end', sessionId ? { sessionId } : {});
export const changePassword = (proof: Proof, next: string) => ask<null>('password', { ...proof, next });
export const makeRecoveryCodes = (proof: Proof) => ask<{ codes: string[] }>('recovery-codes', proof);
export const removeTotp = (proof: Proof) => ask<null>('totp/remove', proof);
export const beginTotp = () => ask<{ secret: string; uri: string }>('totp/begin', {});
export const confirmTotp = (code: string) => ask<null>('totp/confirm', { code });
export const stepUp = (code: string) => ask<null>('step-up', { code });
export const makeResetLink = (memberId: string) =>
  withStepUp(() => ask<{ path: string; expiresAt: string }>('reset-link', { memberId }));
export const resetPassword = (token: string, password: string) => ask<null>('reset', { token, password });

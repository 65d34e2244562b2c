import type { Permission } from '@zuoxi/vocabulary';
import { useSyncExternalStore } from 'react';
import { getSession, onSessionChange, type SessionState, type SignedInPerson } from './session';

export function useSession(): SessionState {
  return useSyncExternalStore(onSessionChange, getSession);
}

/** The signed-in person, on pages that are only shown to one. */
export function useMe(): SignedInPerson {
  const session = useSession();
  if (session.state !== 'signed-in') throw new Error('This page needs a signed-in person.');
  return session.me;
}

export function useMay(): (permission: Permission) => boolean {
  const session = useSession();
  return (permission) => session.state === 'signed-in' && session.me.permissions.includes(permission);
}

import { useEffect, useRef } from 'react';

const listeners = new Set<() => void>();

/** Somebody was told something, or has read it on another page. */
export const ringBell = (): void => listeners.forEach((listener) => listener());

/** Calls back when the bell rings. */
export function useBell(callback: () => void): void {
  const latest = useRef(callback);
  useEffect(() => {
    latest.current = callback;
  });
  useEffect(() => {
    const listener = () => latest.current();
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
}

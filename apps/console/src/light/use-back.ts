import { useEffect, useRef } from 'react';

const depthOf = (state: unknown): number => Number((state as { depth?: number } | null)?.depth ?? 0);

/** Entries to take back, all at once: going back is not immediate, and two things may close together. */
let leaving = 0;
function leave(): void {
  leaving += 1;
  queueMicrotask(() => {
    if (leaving) history.go(-leaving);
    leaving = 0;
  });
}

/**
 * What lies over a page has an entry in the history: Back closes it, as people expect of a phone, instead of leaving the
 * page. Closed by other means, its entry goes too.
 */
export function useBack(isOpen: boolean, onBack: () => void): void {
  const latest = useRef(onBack);
  useEffect(() => {
    latest.current = onBack;
  });
  useEffect(() => {
    if (!isOpen) return undefined;
    const own = depthOf(history.state) + 1;
    history.pushState({ ...(history.state as object | null), depth: own }, '');
    let wasPopped = false;
    const listen = () => {
      if (depthOf(history.state) >= own) return;
      wasPopped = true;
      latest.current();
    };
    window.addEventListener('popstate', listen);
    return () => {
      window.removeEventListener('popstate', listen);
      if (!wasPopped && depthOf(history.state) - leaving === own) leave();
    };
  }, [isOpen]);
}

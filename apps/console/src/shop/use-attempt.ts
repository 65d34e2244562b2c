import { useCallback, useRef } from 'react';

/** The key of an attempt: pressing again with the same words repeats it, with others it is another one. */
export function useAttempt(): (input: unknown) => string {
  const last = useRef({ text: '', key: '' });
  return useCallback((input: unknown) => {
    const text = JSON.stringify(input);
    if (last.current.text !== text) last.current = { text, key: crypto.randomUUID() };
    return last.current.key;
  }, []);
}

import { useEffect, useState } from 'react';

const debounceMilliseconds = 250;

/** A value once it has rested for a moment; one that is an object has to be the same object while it rests. */
export function useDebounced<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), debounceMilliseconds);
    return () => window.clearTimeout(timer);
  }, [value]);
  return settled;
}

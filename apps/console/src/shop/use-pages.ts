import { useCallback, useEffect, useState } from 'react';

interface Page<Row, Head> {
  readonly rows: readonly Row[];
  readonly total: number;
  /** What all rows add up to, where they are those of a number. */
  readonly numerator?: number;
  readonly denominator?: number | null | undefined;
  readonly next: string | null;
  /** What stands above the list. */
  readonly head?: Head;
}

/** A list that grows by a page at a time; what is shown stays when the next page fails. */
export function usePages<Row, Head = never>(load: (after: string | null) => Promise<Page<Row, Head>>) {
  const [shown, setShown] = useState<Page<Row, Head> | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const read = useCallback(
    (after: string | null) => {
      setProblem(null);
      load(after).then(
        (page) =>
          setShown((before) => ({ ...page, rows: [...(after && before ? before.rows : []), ...page.rows] })),
        setProblem,
      );
    },
    [load],
  );
  useEffect(() => read(null), [read]);
  const more = () => read(shown?.next ?? null);
  return { shown, problem, more };
}

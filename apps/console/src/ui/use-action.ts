import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useRef, useState } from 'react';
import { Problem } from '../session/problem';
import { withStepUp } from '../session/step-up';
import { problemOf } from './problem-of';

interface Options {
  /** Left out, what the page shows is asked for again after the write. */
  readonly keepQueries?: boolean;
}

interface Action<Data, Variables> {
  /** Null when it was refused; the reason is in `problem`. */
  readonly run: (variables: Variables) => Promise<Data | null>;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly clear: () => void;
}

/** One business verb. Pressing again after an unanswered attempt repeats the same attempt, not another one. */
export function useAction<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  { keepQueries = false }: Options = {},
): Action<Data, Variables> {
  const client = useApolloClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const attempt = useRef<{ readonly text: string; readonly key: string } | null>(null);

  const run = useCallback(
    async (variables: Variables): Promise<Data | null> => {
      const text = JSON.stringify(variables);
      if (attempt.current?.text !== text) attempt.current = { text, key: crypto.randomUUID() };
      setBusy(true);
      setProblem(null);
      try {
        const { key } = attempt.current;
        const once = () =>
          client.mutate<Data, OperationVariables>({
            mutation: document,
            variables,
            context: { idempotencyKey: key },
            ...(keepQueries ? {} : { refetchQueries: 'active' as const }),
          });
        const { data } = await withStepUp(once, problemOf);
        attempt.current = null;
        return data ?? null;
      } catch (error) {
        const refused = problemOf(error);
        if (!refused.mayRetry) attempt.current = null;
        setProblem(refused);
        return null;
      } finally {
        setBusy(false);
      }
    },
    [client, document, keepQueries],
  );
  const clear = useCallback(() => setProblem(null), []);
  return { run, busy, problem, clear };
}

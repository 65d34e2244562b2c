import { useApolloClient } from '@apollo/client/react';
import { useCallback, useRef, useState } from 'react';
import type { Problem } from '../../session/problem';
import { problemOf } from '../../ui/problem-of';
import { publishReportDocument } from '../reports/documents';
import { keptComment } from '../reports/kept-words';
import { morningDocument } from './documents';
import { type Published, publishEach } from './publish-each';
import type { MorningRow } from './urgency';

/** Publishes what the rows show, with the words typed to them. */
export function useBulkPublish() {
  const client = useApolloClient();
  const [results, setResults] = useState<readonly Published<Problem>[]>([]);
  const [busy, setBusy] = useState(false);
  // Pressed again after an answer that did not arrive, a report is the same attempt.
  const attempts = useRef(new Map<string, string>());

  const publish = useCallback(
    async ({ store, on, report }: MorningRow): Promise<Problem | null> => {
      if (!report) return null;
      const typed = keptComment(report.id);
      const said = typed === null ? {} : { comment: typed.trim() || null };
      const input = { storeId: store.id, on, contentHash: report.contentHash, ...said };
      const text = JSON.stringify(input);
      const idempotencyKey = attempts.current.get(text) ?? crypto.randomUUID();
      attempts.current.set(text, idempotencyKey);
      try {
        const variables = { input };
        await client.mutate({
          mutation: publishReportDocument,
          variables,
          context: { idempotencyKey },
        });
        return null;
      } catch (error) {
        const problem = problemOf(error);
        if (!problem.mayRetry) attempts.current.delete(text);
        return problem;
      }
    },
    [client],
  );
  const run = useCallback(
    async (rows: readonly MorningRow[]) => {
      setBusy(true);
      setResults([]);
      await publishEach(rows, publish, (result) => setResults((before) => [...before, result]));
      setBusy(false);
      await client.refetchQueries({ include: [morningDocument] });
    },
    [client, publish],
  );
  const clear = useCallback(() => setResults([]), []);
  return { run, results, busy, clear };
}

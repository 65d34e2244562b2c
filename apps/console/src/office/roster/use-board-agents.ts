import { skipToken, useQuery } from '@apollo/client/react';
import { useCallback, useEffect, useState } from 'react';
import { boardAgentsDocument } from './documents';

/** All agents of a shop: nothing until the last page is there, since a board that lacks agents says that nobody is free. */
export function useBoardAgents(storeId: string | undefined) {
  const result = useQuery(boardAgentsDocument, storeId ? { variables: { storeId } } : skipToken);
  const [failure, setFailure] = useState<unknown>();
  const { data, error, fetchMore, refetch: again } = result;
  const page = data?.agents.pageInfo;
  const next = page?.hasNextPage ? page.endCursor : null;
  const more = useCallback(
    (after: string) => fetchMore({ variables: { after } }).then(() => undefined, setFailure),
    [fetchMore],
  );
  useEffect(() => {
    if (next) void more(next);
  }, [next, more]);
  const refetch = async () => {
    setFailure(undefined);
    await (next ? more(next) : again());
  };
  return {
    data: data && !next ? data.agents.edges.map(({ node }) => node) : undefined,
    error: error ?? failure,
    refetch,
  };
}

import type { OperationVariables } from '@apollo/client';
import { useEffect, useState } from 'react';

interface Paged {
  readonly fetchMore: (options: { variables: { after: string } & OperationVariables }) => Promise<unknown>;
}
interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor?: string | null;
}

/** Reads a list to its end, for choices among all of it. @returns what a page failed with, if one did */
export function useEveryPage({ fetchMore }: Paged, page: PageInfo | undefined): unknown {
  const [failure, setFailure] = useState<unknown>(null);
  const next = page?.hasNextPage ? page.endCursor : null;
  useEffect(() => {
    if (next) fetchMore({ variables: { after: next } }).catch(setFailure);
  }, [next, fetchMore]);
  return failure;
}

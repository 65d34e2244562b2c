import type { Connection } from '../graphql/connections.js';

/** Everything on a list, read one by one: each page goes on where the one before ended. */
export async function everyPage<T>(
  list: (page: { first: number; after: string | null }) => Promise<Connection<T>>,
): Promise<T[]> {
  const nodes: T[] = [];
  let after: string | null = null;
  do {
    const { edges, pageInfo }: Connection<T> = await list({ first: 1, after });
    nodes.push(...edges.map(({ node }) => node));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return nodes;
}

import type { GraphQLSchema } from 'graphql';
import { apolloHandler } from '../edge/apollo.js';
import { executionOf } from '../edge/co-located.js';
import type { GraphqlHandler } from '../edge/edge-context.js';

/** One service's part of the graph, for the edge's planner alone: limits were applied to the caller's own document. */
export const subgraphHandler = (schema: GraphQLSchema): Promise<GraphqlHandler> =>
  apolloHandler(executionOf(schema), {
    admit: ({ query }) => ({ text: query ?? '', reviewed: 'by-us' }),
    mode: 'registered',
    hasData: true,
    observed: false,
  });

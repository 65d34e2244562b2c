import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import type { Context } from '@zuoxi/platform/context';
import { DomainError } from '@zuoxi/platform/errors';
import { buildSchema, type DocumentNode, type ExecutionResult, GraphQLError, print } from 'graphql';
import type { Execution } from '../edge/apollo.js';
import type { OperationContext } from '../edge/edge-context.js';
import { fetchAgain } from './fetch-again.js';
import type { Neighbours } from './ports.js';
import { post } from './post.js';
import { contextHeader } from './signed-context.js';

type Handled = Awaited<ReturnType<typeof unifiedGraphHandler>>;
type Plan = NonNullable<Handled['executor']>;

/** What the planner wants to know of a service. */
interface Part {
  readonly document: DocumentNode;
  readonly variables?: unknown;
  readonly operationType?: string;
  readonly context: OperationContext & { readonly mutates: boolean };
}

const printed = new WeakMap<DocumentNode, string>();

/** The planner keeps the documents of a plan with it, so each is written once. */
function textOf(document: DocumentNode): string {
  const text = printed.get(document) ?? print(document);
  printed.set(document, text);
  return text;
}

/** Operations planned over the services, each part of a plan signed for exactly one of them. */
export async function plannedExecution(supergraph: string, neighbours: Neighbours): Promise<Execution> {
  const handled = await unifiedGraphHandler({
    unifiedGraph: buildSchema(supergraph, { assumeValid: true, assumeValidSDL: true }),
    getUnifiedGraphSDL: () => supergraph,
    onSubgraphExecute: (service, part) => askService(neighbours, service.toLowerCase(), part as Part),
  });
  const plan = handled.executor as Plan;
  return {
    schema: handled.unifiedGraph,
    async execute({ document, operation, operationName, variables, context }) {
      const mutates = operation.operation === 'mutation';
      try {
        return (await plan({
          document,
          variables: { ...variables },
          ...(operationName === null ? {} : { operationName }),
          operationType: operation.operation,
          context: { ...context, mutates },
        })) as ExecutionResult;
      } catch (error) {
        // Variables that do not fit; several are told by the first, as everything that is refused before it runs.
        const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
        if (first instanceof GraphQLError) return { errors: [first] };
        throw error;
      }
    },
  };
}

/** A service that was not reached takes only its own fields with it. */
async function askService(
  { keys, urlOf }: Neighbours,
  service: string,
  { document, variables, operationType, context }: Part,
): Promise<ExecutionResult> {
  const writes = operationType === 'mutation';
  const body = JSON.stringify({ query: textOf(document), variables: variables ?? null });
  const call = { audience: service, method: 'POST', path: '/subgraph', body };
  const ask = (ctx: Context) =>
    post(
      `${urlOf(service)}/subgraph`,
      { [contextHeader]: keys.sign(ctx, call, context.deadlineAt) },
      body,
      Math.max(0, context.deadlineAt - Date.now()),
    );
  try {
    // What a mutation made is within its maker's reach for the rest of the answer.
    const renewed = context.mutates && !writes ? await context.renew?.() : null;
    const ctx = renewed ?? context.ctx;
    const { text } = await (writes ? ask(ctx) : fetchAgain(() => ask(ctx)));
    const answer = JSON.parse(text) as ExecutionResult;
    if (!answer.errors) return answer;
    // Only real errors keep their place in the answer on their way through the server.
    const errors = answer.errors.map(
      ({ message, path, extensions }) => new GraphQLError(message, { path, extensions }),
    );
    return { ...answer, errors };
  } catch (error) {
    const cause = new GraphQLError(`${service}: ${(error as Error).message}`, {
      originalError: new DomainError('UNAVAILABLE'),
    });
    return { errors: [cause] };
  }
}

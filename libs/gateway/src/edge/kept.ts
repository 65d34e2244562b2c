import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '@zuoxi/platform/context';
import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  OperationTypeNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Execution, Operation } from './apollo.js';
import { keepText } from './kept-text.js';

/** How often what a store's endpoint shows of published versions has changed; null where there is none for the caller. */
export abstract class PublishedVersions {
  /** As it is now, in one go: nothing else is read. */
  abstract now(ctx: Context): Promise<string | null>;
  /** In the snapshot of the operation, from which the rows are read. */
  abstract of(ctx: Context): Promise<string | null>;
}

/** Fields that are of published versions alone, by coordinate, as the features declare them. */
export const publishedFields = (root: string): ReadonlySet<string> =>
  new Set(JSON.parse(readFileSync(join(root, 'schema/published.json'), 'utf8')) as string[]);

interface Kept {
  readonly version: string;
  readonly result: ExecutionResult;
  readonly characters: number;
}

/** For all stores together, and the longest of one answer. */
const mostCharacters = 16 * 1_048_576;
const longestAnswer = 131_072;

/** Whether every field of a document is of published versions alone. */
function isOfPublished(
  schema: GraphQLSchema,
  document: DocumentNode,
  published: ReadonlySet<string>,
): boolean {
  let only = true;
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      OperationDefinition: ({ operation }) => {
        if (operation !== OperationTypeNode.QUERY) only = false;
      },
      Field: ({ name: { value } }) => {
        if (value !== '__typename' && !published.has(`${types.getParentType()?.name}.${value}`)) only = false;
      },
    }),
  );
  return only;
}

/**
 * Everything that an answer depends on beside the store's version. Of the caller that is all but who and from where:
 * guards judge by the rest, and are not asked for what is kept.
 */
function keyOf(document: number, { operationName, variables, context: { ctx } }: Operation): string {
  const { requestId: _1, actor: _2, userId: _3, ip: _4, userAgent: _5, idempotencyKey: _6, ...caller } = ctx;
  return JSON.stringify([document, operationName, variables, caller]);
}

/**
 * Answers of a store's endpoint that are of published versions alone, kept until the store's version is another. The
 * version is read under the caller's scope by each operation: who may not see the store is answered nothing that was
 * kept. An answer that is computed gets the version of the snapshot that its rows are read from, read before any row: an
 * old answer never gets a new version. Only documents that somebody reviewed: they are few.
 */
export function keptExecution(
  plain: Execution,
  published: ReadonlySet<string>,
  versions: PublishedVersions,
): Execution {
  const documents = new WeakMap<DocumentNode, number | null>();
  const kept = new LRUCache<string, Kept>({
    maxSize: mostCharacters,
    sizeCalculation: ({ characters }, key) => characters + key.length,
  });
  let known = 0;

  /** A number for a document whose answers may be kept. */
  const numberOf = (document: DocumentNode): number | null => {
    let number = documents.get(document);
    if (number === undefined) {
      number = isOfPublished(plain.schema, document, published) ? (known += 1) : null;
      documents.set(document, number);
    }
    return number;
  };

  return {
    schema: plain.schema,
    async execute(operation) {
      const { reviewed, ctx } = operation.context;
      const document = reviewed && ctx.storeId ? numberOf(operation.document) : null;
      if (document === null) return plain.execute(operation);
      const key = keyOf(document, operation);
      const before = kept.get(key);
      if (before && before.version === (await versions.now(ctx))) return before.result;
      const version = await versions.of(ctx);
      if (version === null) return plain.execute(operation);
      const result = await plain.execute(operation);
      if (result.data && !result.errors?.length) {
        const text = JSON.stringify(result.data);
        if (text.length <= longestAnswer) {
          keepText(result.data, text);
          kept.set(key, { version, result, characters: text.length });
        }
      }
      return result;
    },
  };
}

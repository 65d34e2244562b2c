import { DomainError } from '@zuoxi/platform/errors';
import {
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  getOperationAST,
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { DocumentMode } from './documents.js';
import { type EdgeContext, refusal } from './edge-context.js';

/** What a document may be that nobody reviewed. `cost` is the number of objects that its pages can hold together. */
export const maxima = {
  tokens: 1000,
  depth: 8,
  aliases: 15,
  directives: 5,
  rootFields: 5,
  pageSize: 100,
  cost: 1000,
};

/** Counts once over the document as written; a fragment counts where it is spread. */
function withinLimits(context: ValidationContext): ASTVisitor {
  const refuse = (what: string) =>
    context.reportError(new GraphQLError(`The document exceeds the limit of ${what}.`));
  return {
    OperationDefinition(operation) {
      const counts = { depth: 0, aliases: 0, directives: operation.directives?.length ?? 0 };
      const exceeded = () =>
        counts.depth > maxima.depth
          ? 'depth'
          : counts.aliases > maxima.aliases
            ? 'aliases'
            : counts.directives > maxima.directives
              ? 'directives'
              : null;
      const visiting = new Set<string>();
      const walk = (set: SelectionSetNode, depth: number): void => {
        counts.depth = Math.max(counts.depth, depth);
        for (const selection of set.selections) {
          if (exceeded()) return;
          counts.directives += selection.directives?.length ?? 0;
          if (selection.kind === Kind.FIELD) {
            // Introspection is a matter of all or nothing, below.
            if (selection.name.value.startsWith('__')) continue;
            if (selection.alias) counts.aliases += 1;
            if (selection.selectionSet) walk(selection.selectionSet, depth + 1);
          } else if (selection.kind === Kind.INLINE_FRAGMENT) {
            walk(selection.selectionSet, depth);
          } else {
            const { value: name } = selection.name;
            const fragment = context.getFragment(name);
            if (!fragment || visiting.has(name)) continue;
            visiting.add(name);
            walk(fragment.selectionSet, depth);
            visiting.delete(name);
          }
        }
      };
      if (operation.selectionSet.selections.length > maxima.rootFields) return refuse('root fields');
      walk(operation.selectionSet, 1);
      const limit = exceeded();
      return limit ? refuse(limit) : undefined;
    },
  };
}

/** How many objects an operation can bring: page sizes, multiplied along the way down. */
export function costOf(
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Record<string, unknown>,
): number {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  let cost = 0;
  const walk = (set: SelectionSetNode, times: number): void => {
    for (const selection of set.selections) {
      if (cost > maxima.cost) return;
      if (selection.kind === Kind.FIELD) {
        const page = pageSize(selection, variables);
        if (page !== null) cost += times * page;
        if (selection.selectionSet) walk(selection.selectionSet, times * (page ?? 1));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet, times);
      else {
        const fragment = fragments.get(selection.name.value);
        if (fragment) walk(fragment.selectionSet, times);
      }
    }
  };
  const operation = getOperationAST(document, operationName);
  if (operation) walk(operation.selectionSet, 1);
  return cost;
}

function pageSize(field: FieldNode, variables: Record<string, unknown>): number | null {
  const value = field.arguments?.find(({ name }) => ['first', 'last'].includes(name.value))?.value;
  if (!value) return null;
  if (value.kind === Kind.INT) return Math.max(0, Number(value.value));
  const given = value.kind === Kind.VARIABLE ? variables[value.name.value] : null;
  return typeof given === 'number' ? Math.max(0, given) : maxima.pageSize;
}

/** Limits of ad-hoc documents. */
export const limits = (mode: DocumentMode): Plugin<EdgeContext, EdgeContext> => ({
  onValidate({ addValidationRule, context }) {
    if (context.registered) return;
    addValidationRule(withinLimits);
    if (mode === 'registered') addValidationRule(NoSchemaIntrospectionCustomRule);
  },
  onExecute({ args, setResultAndStopExecution }) {
    const { ctx, registered } = args.contextValue;
    if (registered) return;
    if (costOf(args.document, args.operationName, args.variableValues ?? {}) > maxima.cost) {
      setResultAndStopExecution(refusal(ctx, new DomainError('DOCUMENT_TOO_LARGE', { limit: 'cost' })));
    }
  },
});

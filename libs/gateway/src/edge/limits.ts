import { DomainError } from '@zuoxi/platform/errors';
import {
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  getOperationAST,
  getNamedType,
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isObjectType,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { DocumentMode } from './documents.js';
import { type EdgeContext, refusalError } from './edge-context.js';

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

/** How many objects an operation can bring: page sizes, given or by default, multiplied along the way down. */
export function costOf(
  schema: GraphQLSchema,
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
  const walk = (set: SelectionSetNode, type: GraphQLNamedType | undefined, times: number): void => {
    for (const selection of set.selections) {
      if (cost > maxima.cost) return;
      if (selection.kind === Kind.FIELD) {
        const field = isObjectType(type) ? type.getFields()[selection.name.value] : undefined;
        const page = pageSize(selection, field, variables);
        if (page !== null) cost += times * page;
        if (selection.selectionSet) {
          walk(selection.selectionSet, field && getNamedType(field.type), times * (page ?? 1));
        }
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : type;
        walk(selection.selectionSet, on, times);
      } else {
        const fragment = fragments.get(selection.name.value);
        if (fragment) walk(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value), times);
      }
    }
  };
  const operation = getOperationAST(document, operationName);
  if (operation) walk(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, 1);
  return cost;
}

function pageSize(
  field: FieldNode,
  definition: GraphQLField<unknown, unknown> | undefined,
  variables: Record<string, unknown>,
): number | null {
  const argument = definition?.args.find(({ name }) => name === 'first');
  if (!argument) return null;
  const value = field.arguments?.find(({ name }) => name.value === 'first')?.value;
  if (value?.kind === Kind.INT) return Math.max(0, Number(value.value));
  const given = value?.kind === Kind.VARIABLE ? variables[value.name.value] : argument.defaultValue;
  return typeof given === 'number' ? Math.max(0, given) : maxima.pageSize;
}

/** Limits of ad-hoc documents. */
export const limits = (mode: DocumentMode): Plugin<EdgeContext, EdgeContext> => ({
  onValidate({ addValidationRule, context }) {
    if (context.registered) return undefined;
    addValidationRule(withinLimits);
    if (mode === 'open') return undefined;
    addValidationRule(NoSchemaIntrospectionCustomRule);
    // In production a refused document learns one reason, and no name that it did not know.
    return ({ valid, result, setResult }) => {
      const [first] = result as readonly GraphQLError[];
      if (!valid && first)
        setResult([
          new GraphQLError(first.message.replace(/ Did you mean .*$/s, ''), { nodes: first.nodes }),
        ]);
    };
  },
  onExecute({ args, setResultAndStopExecution }) {
    const { ctx, registered } = args.contextValue;
    if (registered) return;
    if (costOf(args.schema, args.document, args.operationName, args.variableValues ?? {}) > maxima.cost) {
      setResultAndStopExecution({
        errors: [refusalError(ctx, new DomainError('DOCUMENT_TOO_LARGE', { limit: 'cost' }))],
      });
    }
  },
});

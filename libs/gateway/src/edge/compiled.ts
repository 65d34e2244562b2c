import {
  type ASTNode,
  BREAK,
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  GraphQLScalarType,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Execution, Operation } from './apollo.js';

type Run = (operation: Operation) => Promise<ExecutionResult> | ExecutionResult;

/** A value that has been coerced already. */
const coerced = new GraphQLScalarType({ name: 'Coerced' });

function names(node: ASTNode, kind: Kind): boolean {
  let found = false;
  visit(node, {
    enter: (each) => {
      if (each.kind !== kind) return undefined;
      found = true;
      return BREAK;
    },
  });
  return found;
}

/**
 * Whether the compiler and graphql-js do the same with a document. Two things they treat unlike: a variable inside a
 * literal (one that is left out is null for the compiler, and nothing for graphql-js), and conditions on a field that
 * is asked for more than once.
 */
function isCompilable(document: DocumentNode): boolean {
  let compilable = true;
  const refuse = () => {
    compilable = false;
    return BREAK;
  };
  const literal = (node: ASTNode) => (names(node, Kind.VARIABLE) ? refuse() : undefined);
  visit(document, { Directive: refuse, ObjectValue: literal, ListValue: literal });
  return compilable;
}

/**
 * The document with every variable declared as coerced. The compiler's own reading of variables has other words for
 * what is wrong, and does not end for an input type that contains itself.
 */
function withoutCoercion(document: DocumentNode): DocumentNode {
  return visit(document, {
    VariableDefinition: ({ defaultValue: _, ...definition }) => ({
      ...definition,
      type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: coerced.name } },
    }),
  });
}

/** As graphql-js has them: with the fault that they come from, which decides what a caller may know of it. */
function located({ message, path, originalError }: GraphQLError): GraphQLError {
  const ofTheRequest = message.startsWith('Argument "');
  return new GraphQLError(message, {
    path,
    originalError: originalError ?? (ofTheRequest ? null : new Error(message)),
  });
}

function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  { variableDefinitions = [], operation }: OperationDefinitionNode,
  operationName: string | null,
): Run | null {
  if (operation === 'subscription' || !isCompilable(document)) return null;
  const knowing = Object.create(schema, {
    getType: { value: (name: string) => (name === coerced.name ? coerced : schema.getType(name)) },
  }) as GraphQLSchema;
  const compiled = compileQuery(knowing, withoutCoercion(document), operationName ?? undefined, {
    disablingCapturingStackErrors: true,
  });
  if (!isCompiledQuery(compiled)) return null;
  return async ({ variables, context }) => {
    const values = getVariableValues(schema, variableDefinitions, variables, { maxErrors: 50 });
    if (values.errors) return { errors: values.errors };
    const result = await compiled.query(undefined, context, values.coerced);
    return result.errors ? { ...result, errors: result.errors.map(located) } : result;
  };
}

/**
 * Documents that somebody reviewed run compiled: they are few, and stay. What nobody knows is executed as it is read,
 * since compiling is dear and what is compiled is kept.
 */
export function compiledExecution(plain: Execution): Execution {
  const { schema } = plain;
  const runs = new WeakMap<DocumentNode, Map<string | null, Run | null>>();
  const runOf = (document: DocumentNode, operation: OperationDefinitionNode, name: string | null) => {
    let named = runs.get(document);
    if (!named) runs.set(document, (named = new Map<string | null, Run | null>()));
    let run = named.get(name);
    if (run === undefined) named.set(name, (run = compile(schema, document, operation, name)));
    return run;
  };
  return {
    schema,
    execute(operation) {
      const run =
        operation.context.reviewed && runOf(operation.document, operation.operation, operation.operationName);
      return run ? run(operation) : plain.execute(operation);
    },
  };
}

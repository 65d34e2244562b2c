import {
  type ASTVisitor,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  type ValidationContext,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';

const maxima = { depth: 10, aliases: 30, rootFields: 8 };

/** Depth, aliases and root fields of an ad-hoc document; the registered ones come with the closed edge. */
function withinLimits(context: ValidationContext): ASTVisitor {
  let depth = 0;
  let aliases = 0;
  const refuse = (what: string) =>
    context.reportError(new GraphQLError(`The document exceeds the limit of ${what}.`));
  return {
    OperationDefinition(node) {
      if (node.selectionSet.selections.length > maxima.rootFields) refuse('root fields');
    },
    Field: {
      enter(node) {
        depth += 1;
        if (node.alias) aliases += 1;
        if (depth === maxima.depth + 1) refuse('depth');
        if (aliases === maxima.aliases + 1) refuse('aliases');
      },
      leave() {
        depth -= 1;
      },
    },
  };
}

export const limits = (): Plugin => ({
  onValidate({ addValidationRule }) {
    addValidationRule(withinLimits);
    if (process.env['NODE_ENV'] === 'production') addValidationRule(NoSchemaIntrospectionCustomRule);
  },
});

import {
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  getNamedType,
  getOperationAST,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** What a document is when every fragment stands where it is spread; for several operations, the largest of each. */
export interface DocumentSize {
  /** Levels of fields; what lies below `__schema` and `__type` is not counted, graphql-js bounds it. */
  readonly depth: number;
  /** Renamed fields. */
  readonly aliases: number;
  readonly directives: number;
  /** Fields of the operation itself, through its fragments. */
  readonly rootFields: number;
  /** All fields. */
  readonly fields: number;
}

type Part = Omit<DocumentSize, 'rootFields'> & { readonly ownFields: number };

const nothing: Part = { depth: 0, aliases: 0, directives: 0, fields: 0, ownFields: 0 };

const fragmentsOf = (definitions: readonly DefinitionNode[]) =>
  new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );

/**
 * The size of a document. Each fragment is walked once, however often it is spread, so the work is linear in the
 * document as written while the numbers are those of the document as executed: fifty fragments that each spread the
 * next twice are 2⁵⁰ fields, counted in fifty steps. A fragment within itself counts as nothing; validation refuses it.
 *
 * @param onStep called for each selection looked at
 */
export function sizeOf({ definitions }: DocumentNode, onStep: () => void = () => undefined): DocumentSize {
  const fragments = fragmentsOf(definitions);
  const known = new Map<string, Part>();

  const ofFragment = (name: string): Part => {
    const before = known.get(name);
    if (before) return before;
    const fragment = fragments.get(name);
    known.set(name, nothing); // until it is known: a circle ends here
    const part = fragment
      ? plus(ofSelections(fragment.selectionSet), {
          ...nothing,
          directives: fragment.directives?.length ?? 0,
        })
      : nothing;
    known.set(name, part);
    return part;
  };

  const ofField = (field: FieldNode): Part => {
    const below = field.selectionSet ? ofSelections(field.selectionSet) : nothing;
    return {
      depth: field.name.value.startsWith('__') ? 0 : below.depth + 1,
      aliases: below.aliases + (field.alias ? 1 : 0),
      directives: below.directives + (field.directives?.length ?? 0),
      fields: below.fields + 1,
      ownFields: 1,
    };
  };

  const ofSelections = ({ selections }: SelectionSetNode): Part => {
    let sum = nothing;
    for (const selection of selections) {
      onStep();
      if (selection.kind === Kind.FIELD) {
        sum = plus(sum, ofField(selection));
        continue;
      }
      const inside =
        selection.kind === Kind.INLINE_FRAGMENT
          ? ofSelections(selection.selectionSet)
          : ofFragment(selection.name.value);
      sum = plus(sum, { ...inside, directives: inside.directives + (selection.directives?.length ?? 0) });
    }
    return sum;
  };

  const size = { depth: 0, aliases: 0, directives: 0, rootFields: 0, fields: 0 };
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      // Validation walks it even if no operation spreads it.
      size.fields = Math.max(size.fields, ofFragment(definition.name.value).fields);
    }
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const part = ofSelections(definition.selectionSet);
    size.depth = Math.max(size.depth, part.depth);
    size.aliases = Math.max(size.aliases, part.aliases);
    size.directives = Math.max(size.directives, part.directives + (definition.directives?.length ?? 0));
    size.rootFields = Math.max(size.rootFields, part.ownFields);
    size.fields = Math.max(size.fields, part.fields);
  }
  return size;
}

const plus = (a: Part, b: Part): Part => ({
  depth: Math.max(a.depth, b.depth),
  aliases: a.aliases + b.aliases,
  directives: a.directives + b.directives,
  fields: a.fields + b.fields,
  ownFields: a.ownFields + b.ownFields,
});

/** The first of the limits that a document exceeds. */
export function exceededLimit<Limit extends keyof DocumentSize>(
  size: DocumentSize,
  limits: Readonly<Record<Limit, number>>,
): Limit | null {
  const names = Object.keys(limits) as Limit[];
  return names.find((name) => size[name] > limits[name]) ?? null;
}

/**
 * How many objects an operation can bring: page sizes, given or by default, multiplied along the way down. Linear in
 * the document as written, as `sizeOf`.
 *
 * @param defaultPage what a list without a size counts as
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>>,
  defaultPage: number,
): number {
  const fragments = fragmentsOf(document.definitions);
  const known = new Map<string, number>();

  const ofFragment = (name: string): number => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const fragment = fragments.get(name);
    known.set(name, 0);
    const cost = fragment
      ? ofSelections(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value))
      : 0;
    known.set(name, cost);
    return cost;
  };

  const ofSelections = ({ selections }: SelectionSetNode, type: GraphQLNamedType | undefined): number => {
    let cost = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) cost += ofFragment(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const { typeCondition: on, selectionSet } = selection;
        cost += ofSelections(selectionSet, on ? schema.getType(on.name.value) : type);
      } else {
        const field =
          isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value] : undefined;
        const page = pageSize(selection, field, variables, defaultPage);
        const below = selection.selectionSet
          ? ofSelections(selection.selectionSet, field && getNamedType(field.type))
          : 0;
        cost += page === null ? below : page * (1 + below);
      }
    }
    return cost;
  };

  const operation = getOperationAST(document, operationName);
  if (!operation) return 0;
  return ofSelections(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined);
}

function pageSize(
  field: FieldNode,
  definition: GraphQLField<unknown, unknown> | undefined,
  variables: Readonly<Record<string, unknown>>,
  defaultPage: number,
): number | null {
  const argument = definition?.args.find(({ name }) => name === 'first');
  if (!argument) return null;
  const value = field.arguments?.find(({ name }) => name.value === 'first')?.value;
  if (value?.kind === Kind.INT) return Math.max(0, Number(value.value));
  const given = value?.kind === Kind.VARIABLE ? variables[value.name.value] : argument.defaultValue;
  return typeof given === 'number' ? Math.max(0, given) : defaultPage;
}

import {
  getNamedType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

export interface AnyOperation {
  readonly kind: 'Query' | 'Mutation';
  readonly field: GraphQLField<unknown, unknown>;
}

/** Every operation of a schema; a new one is among them without anybody remembering to add it. */
export const operationsOf = (schema: GraphQLSchema): AnyOperation[] =>
  (['Query', 'Mutation'] as const).flatMap((kind) =>
    Object.values((schema.getType(kind) as GraphQLObjectType | undefined)?.getFields() ?? {}).map(
      (field) => ({
        kind,
        field,
      }),
    ),
  );

const leaves: Record<string, unknown> = {
  BusinessDate: '2026-11-20',
  Boolean: true,
  DateTime: '2026-11-20T00:00:00Z',
  Decimal: '0.1',
  Fen: 100,
  Float: 1,
  Int: 1,
  Seconds: 1,
};
/** Texts that must look like something. */
const texts: Record<string, string> = {
  email: 'x@x.cn',
  role: 'auditor',
  contentHash: '0'.repeat(64),
  documentSha256: '0'.repeat(64),
  metric: 'resp3m@1',
  slug: 'x-1',
  decision: 'keep',
  endpoint: 'store',
  state: 'approved',
  party: 'client',
  comparator: '>=',
};

/** The id that an argument of an operation gets. */
export type IdOf = (operation: string, argument: string) => string;

/** A value that validation accepts, with every id from `idOf`. Optional ids are given too, other options left out. */
function valueFor(operation: string, name: string, type: GraphQLInputType, idOf: IdOf): unknown {
  const named = getNamedType(type);
  if (named.name === 'ID' && name !== 'messageIds' && name !== 'taskId') {
    return idOf(operation, name);
  }
  if (!isNonNullType(type) && !hasId(named)) return undefined;
  if (isListType(isNonNullType(type) ? type.ofType : type)) return [];
  if (isInputObjectType(named)) {
    return Object.fromEntries(
      Object.values(named.getFields()).map((field) => [
        field.name,
        valueFor(operation, field.name, field.type, idOf),
      ]),
    );
  }
  if (isEnumType(named)) return named.getValues()[0]?.name;
  if (named.name === 'String') return texts[name] ?? 'x';
  if (!(named.name in leaves)) throw new Error(`no value for ${operation}.${name}: ${named.name}`);
  return leaves[named.name];
}

export const hasId = (type: unknown): boolean =>
  isInputObjectType(type) &&
  Object.values(type.getFields()).some(
    (field) => getNamedType(field.type).name === 'ID' || hasId(getNamedType(field.type)),
  );

/** Every plain field of a type; of a connection those of its rows too. */
function selectionOf(type: unknown): string {
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).filter(({ args }) => !args.length);
  const plain = fields.filter((each) => isLeafType(getNamedType(each.type))).map(({ name }) => name);
  const rows = fields
    .filter(({ name }) => name === 'edges' || name === 'node')
    .map((each) => `${each.name} ${selectionOf(getNamedType(each.type))}`);
  return `{ __typename ${[...plain, ...rows].join(' ')} }`;
}

/** A valid request for an operation: it asks for every plain field of what comes back, rows and counts of lists too. */
export function requestFor({ kind, field }: AnyOperation, idOf: IdOf) {
  const values = field.args.flatMap((arg) => {
    const value = valueFor(field.name, arg.name, arg.type, idOf);
    return value === undefined ? [] : [{ arg, value }];
  });
  const inBrackets = (texts: readonly string[]) => (texts.length ? `(${texts.join(', ')})` : '');
  const declared = inBrackets(values.map(({ arg }) => `$${arg.name}: ${arg.type}`));
  const passed = inBrackets(values.map(({ arg }) => `${arg.name}: $${arg.name}`));
  const selection = selectionOf(getNamedType(field.type));
  return {
    query: `${kind.toLowerCase()} ${declared} { ${field.name}${passed} ${selection} }`,
    variables: Object.fromEntries(values.map(({ arg, value }) => [arg.name, value])),
  };
}

import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const refuse = (scalar: string, value: unknown) =>
  new GraphQLError(`${scalar} cannot represent ${JSON.stringify(value)}`, {
    extensions: { code: 'INVALID_INPUT' },
  });

function literal(node: ValueNode): unknown {
  if (node.kind === Kind.STRING) return node.value;
  if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return Number(node.value);
  return undefined;
}

function scalar<In, Out>(
  name: string,
  parse: (value: unknown) => In | null,
  serialize: (value: unknown) => Out | null,
) {
  const orRefuse =
    <T>(convert: (value: unknown) => T | null) =>
    (value: unknown): T => {
      const converted = convert(value);
      if (converted === null) throw refuse(name, value);
      return converted;
    };
  return new GraphQLScalarType({
    name,
    parseValue: orRefuse(parse),
    parseLiteral: (node) => orRefuse(parse)(literal(node)),
    serialize: orRefuse(serialize),
  });
}

const integer = (value: unknown): number | null => (Number.isSafeInteger(value) ? (value as number) : null);
const finite = (value: unknown): number | null =>
  value !== null && value !== '' && Number.isFinite(Number(value)) ? Number(value) : null;

export function isBusinessDate(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

const businessDate = (value: unknown): string | null => (isBusinessDate(value) ? value : null);

/** Columns and documents hold dates that were read strictly once: what goes out is looked at, not read again. */
const isDateLike = (value: unknown): string | null =>
  typeof value === 'string' && value.length === 10 ? value : null;

/** As `toISOString` writes it. */
const isUtcText = (value: unknown): value is string =>
  typeof value === 'string' && value.length === 24 && value.endsWith('Z');

function instant(value: unknown): Date | null {
  const date = value instanceof Date ? value : typeof value === 'string' ? new Date(value) : null;
  return date && !Number.isNaN(date.getTime()) ? date : null;
}

const decimal = (value: unknown): string | null =>
  /^-?\d{1,15}(\.\d{1,10})?$/.test(String(value)) ? String(value) : null;

export const scalars = {
  Fen: scalar('Fen', integer, integer),
  BusinessDate: scalar('BusinessDate', businessDate, isDateLike),
  DateTime: scalar('DateTime', instant, (value) =>
    isUtcText(value) ? value : (instant(value)?.toISOString() ?? null),
  ),
  Decimal: scalar('Decimal', decimal, decimal),
  Seconds: scalar('Seconds', finite, finite),
};

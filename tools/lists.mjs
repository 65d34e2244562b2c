// A list is declared on its field, `@list`; its pages, their arguments and the types they come in are written from that.
import { Kind, parseType, visit } from 'graphql';

export const listDirective = `
"A list in pages: its field is given \`first\`, \`after\`, and \`sort\` where it can be sorted, and becomes a connection."
directive @list(
  "Rows of a page, where none are asked for."
  first: Int = 50
  "Names that it can be sorted by; \`-name\` turns it round."
  sort: [String!]
  "Whether its rows are counted."
  count: Boolean = true
) on FIELD_DEFINITION
`;

const name = (value) => ({ kind: Kind.NAME, value });
const text = (value) => ({ kind: Kind.STRING, value });
const field = (fieldName, type, directives, description) => ({
  kind: Kind.FIELD_DEFINITION,
  name: name(fieldName),
  type: parseType(type),
  directives,
  ...(description ? { description: text(description) } : {}),
});
const argument = (argumentName, type, directives, { defaultValue, description } = {}) => ({
  kind: Kind.INPUT_VALUE_DEFINITION,
  name: name(argumentName),
  type: parseType(type),
  directives,
  ...(defaultValue === undefined ? {} : { defaultValue: { kind: Kind.INT, value: defaultValue } }),
  ...(description ? { description: text(description) } : {}),
});

/** @returns what the field's `@list` says, or null */
export function declaredList(fieldNode) {
  const directive = fieldNode?.directives?.find((each) => each.name.value === 'list');
  if (!directive) return null;
  const given = Object.fromEntries(
    directive.arguments.map(({ name: { value: key }, value }) => [key, value]),
  );
  return {
    first: given.first?.value ?? '50',
    sort: given.sort?.values.map(({ value }) => value) ?? [],
    count: given.count?.value ?? true,
  };
}

/**
 * @param document one service's SDL
 * @returns the same with every declared list as a connection; the declarations stay, for who writes types from them
 * @throws Error for `@list` on a field that gives no `[Node!]!`
 */
export function expandLists(document) {
  const made = new Map();
  const expanded = visit(document, {
    FieldDefinition(node) {
      const list = declaredList(node);
      if (!list) return undefined;
      const of = node.type.type?.type?.type?.name?.value;
      if (!of) throw new Error(`@list on ${node.name.value}, which gives no [Node!]!`);
      const tags = node.directives.filter((each) => each.name.value === 'tag');
      const before = made.get(of);
      if (before && (before.count !== list.count || before.tags.length !== tags.length))
        throw new Error(`lists of ${of} differ in what they count or in their tags`);
      made.set(of, { count: list.count, tags });
      const sort = list.sort.length
        ? [
            argument('sort', 'String', tags, {
              description: `One of ${list.sort.join(', ')}; \`-\` before it turns it round.`,
            }),
          ]
        : [];
      return {
        ...node,
        type: parseType(`${of}Connection!`),
        arguments: [
          ...node.arguments,
          ...sort,
          argument('first', 'Int', tags, { defaultValue: list.first }),
          argument('after', 'String', tags),
        ],
      };
    },
  });
  const types = [...made].flatMap(([of, { count, tags }]) => [
    {
      kind: Kind.OBJECT_TYPE_DEFINITION,
      name: name(`${of}Connection`),
      directives: tags,
      fields: [
        field('edges', `[${of}Edge!]!`, []),
        field('pageInfo', 'PageInfo!', []),
        ...(count ? [field('totalCount', 'Int!', [], 'Over all pages.')] : []),
      ],
    },
    {
      kind: Kind.OBJECT_TYPE_DEFINITION,
      name: name(`${of}Edge`),
      directives: tags,
      fields: [field('cursor', 'String!', []), field('node', `${of}!`, [])],
    },
  ]);
  return { ...expanded, definitions: [...expanded.definitions, ...types] };
}

/** Without the declarations: what a schema of others reads. */
export const withoutDeclarations = (document) =>
  visit(document, { Directive: (node) => (node.name.value === 'list' ? null : undefined) });

// What features declare in their SDL and no schema shows: lists, from which pages, their arguments and the types they
// come in are written; and what is of published versions alone, so that its answers may be kept.
import { Kind, parseType, visit } from 'graphql';

export const declarations = `
"Only of what is published: the same until the shop's version is raised. On a type: all of its fields."
directive @published on FIELD_DEFINITION | OBJECT

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
      const published = node.directives.filter((each) => each.name.value === 'published');
      const before = made.get(of);
      const own = { count: list.count, tags, published };
      const alike = ({ count, ...rest }) => `${count} ${rest.tags.length} ${rest.published.length}`;
      if (before && alike(before) !== alike(own))
        throw new Error(`lists of ${of} differ in what they count or in their directives`);
      made.set(of, own);
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
  const types = [...made].flatMap(([of, { count, tags, published }]) => [
    {
      kind: Kind.OBJECT_TYPE_DEFINITION,
      name: name(`${of}Connection`),
      directives: [...tags, ...published],
      fields: [
        field('edges', `[${of}Edge!]!`, []),
        field('pageInfo', 'PageInfo!', []),
        ...(count ? [field('totalCount', 'Int!', [], 'Over all pages.')] : []),
      ],
    },
    {
      kind: Kind.OBJECT_TYPE_DEFINITION,
      name: name(`${of}Edge`),
      directives: [...tags, ...published],
      fields: [field('cursor', 'String!', []), field('node', `${of}!`, [])],
    },
  ]);
  return { ...expanded, definitions: [...expanded.definitions, ...types] };
}

/** Without the declarations: what a schema of others reads. */
export const withoutDeclarations = (document) =>
  visit(document, {
    Directive: (node) => (['list', 'published'].includes(node.name.value) ? null : undefined),
  });

const isPublished = ({ directives = [] }) => directives.some(({ name: { value } }) => value === 'published');

/** @returns the coordinates of fields that are of published versions alone, in order */
export const publishedFields = (documents) =>
  [
    ...new Set(
      documents
        .flatMap(({ definitions }) => definitions)
        .flatMap((type) =>
          (type.fields ?? [])
            .filter((each) => isPublished(type) || isPublished(each))
            .map((each) => `${type.name.value}.${each.name.value}`),
        ),
    ),
  ].sort();

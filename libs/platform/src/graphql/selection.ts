import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';
import type { SelectQueryBuilder } from 'typeorm';

/** By field and path: what a registered document selects is worked out once, not once a request. */
const remembered = new WeakMap<FieldNode, Map<string, ReadonlySet<string>>>();

/**
 * Names of the fields that are selected of what a field gives, so that nothing else is read. Conditions (`@skip`) are
 * not asked: what they may select is selected.
 *
 * @param path fields on the way to it: `edges`, `node` of a list
 */
export function selectedFields(info: GraphQLResolveInfo, ...path: readonly string[]): ReadonlySet<string> {
  const [only, ...others] = info.fieldNodes;
  // Selected in several places it has several nodes, and one of them may stand beside others elsewhere.
  if (!only || others.length) return namesAt(info, path);
  let known = remembered.get(only);
  if (!known) remembered.set(only, (known = new Map<string, ReadonlySet<string>>()));
  const key = path.join('.');
  let names = known.get(key);
  if (!names) known.set(key, (names = namesAt(info, path)));
  return names;
}

function namesAt(
  { fieldNodes, fragments }: GraphQLResolveInfo,
  path: readonly string[],
): ReadonlySet<string> {
  const below = (fields: readonly FieldNode[]) =>
    fields.flatMap(({ selectionSet }) => (selectionSet ? fieldsOf(selectionSet, fragments) : []));
  const at = path.reduce<readonly FieldNode[]>(
    (fields, step) => below(fields).filter(({ name }) => name.value === step),
    fieldNodes,
  );
  return new Set(below(at).map(({ name }) => name.value));
}

const fieldsOf = (set: SelectionSetNode, fragments: GraphQLResolveInfo['fragments']): FieldNode[] =>
  set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
    return fragment ? fieldsOf(fragment.selectionSet, fragments) : [];
  });

/** Columns that none of the selected fields is made of: documents, which a list would read for nothing. */
export const unreadColumns = <Column extends string>(
  selected: ReadonlySet<string>,
  madeOf: Readonly<Record<Column, readonly string[]>>,
): Column[] =>
  (Object.keys(madeOf) as Column[]).filter((column) => !madeOf[column].some((field) => selected.has(field)));

/** The same rows without some of their columns, which are undefined then. */
export function withoutColumns<Row extends object>(
  rows: SelectQueryBuilder<Row>,
  unread: readonly (keyof Row & string)[],
): SelectQueryBuilder<Row> {
  const columns = rows.expressionMap.mainAlias?.metadata.columns ?? [];
  return rows.select(
    columns
      .filter(({ propertyPath }) => !(unread as readonly string[]).includes(propertyPath))
      .map(({ propertyPath }) => `${rows.alias}.${propertyPath}`),
  );
}

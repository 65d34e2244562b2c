// Variables for a registered document: real ids of the demo where an id is asked for, the smallest value that the
// schema allows elsewhere.
import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  parse,
  typeFromAST,
  getNamedType,
} from 'graphql';

/** What each operation's own `id` names. */
const idsByOperation = [
  [/Contract|Payment|StartService/, 'contract'],
  [/Import|Batch/, 'importBatch'],
  [/Roster/, 'roster'],
  [/Quote|ShareLink/, 'quote'],
  [/Conversation/, 'conversation'],
  [/Review|Appeal/, 'review'],
];

/**
 * @param facts { on, text, ids: { store, contract, … } } of a provider with data
 * @returns variables for the document's operation
 */
export function variablesFor(schema, text, facts) {
  const operation = parse(text).definitions.find(({ kind }) => kind === 'OperationDefinition');
  const name = operation.name.value;
  const valueOf = (key, type, depth) => {
    if (isNonNullType(type)) return valueOf(key, type.ofType, depth);
    if (isListType(type)) return [valueOf(key, type.ofType, depth)];
    const named = getNamedType(type);
    if (isInputObjectType(named)) {
      if (depth > 3) return {};
      return Object.fromEntries(
        Object.values(named.getFields())
          .filter((field) => isNonNullType(field.type))
          .map((field) => [field.name, valueOf(field.name, field.type, depth + 1)]),
      );
    }
    if (isEnumType(named)) return named.getValues()[0].value;
    if (key === 'storeId') return facts.ids.store;
    const owner = /^(\w+)Id$/.exec(key)?.[1];
    if (owner) return facts.ids[owner] ?? facts.ids.store;
    if (named.name === 'ID') {
      const kind = idsByOperation.find(([pattern]) => pattern.test(name))?.[1];
      return facts.ids[kind] ?? facts.ids.store;
    }
    if (named.name === 'BusinessDate') return facts.on;
    if (named.name === 'Boolean') return true;
    if (['Int', 'Float', 'Fen', 'Seconds'].includes(named.name)) return 1;
    if (key === 'metric') return 'threeMinuteRate';
    return named.name === 'Decimal' ? '0.2' : facts.text;
  };
  return Object.fromEntries(
    (operation.variableDefinitions ?? [])
      .filter(({ type }) => type.kind === 'NonNullType' || ['storeId', 'on'].includes(type.name?.value))
      .map(({ variable, type }) => [
        variable.name.value,
        valueOf(variable.name.value, typeFromAST(schema, type), 0),
      ]),
  );
}

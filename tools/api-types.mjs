// Writes what each service's resolvers give and take, from its SDL: values and arguments to libs/<service>/src/
// api.types.ts, which everything there may read, and what resolvers are checked by to api.ts.
import {
  buildASTSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { declaredList } from './declarations.mjs';

/** How a value of a scalar stands in code: as a caller's arrives, and as a resolver may give it. */
const scalars = {
  ID: ['string', 'string'],
  String: ['string', 'string'],
  Int: ['number', 'number'],
  Float: ['number', 'number'],
  Boolean: ['boolean', 'boolean'],
  Fen: ['number', 'number'],
  Seconds: ['number', 'number | string'],
  Decimal: ['string', 'string | number'],
  BusinessDate: ['string', 'string'],
  DateTime: ['Date', 'Date | string'],
};
const builtIn = (name) => name.startsWith('__') || name.startsWith('_') || name === 'link__Import';
const upper = (text) => text[0].toUpperCase() + text.slice(1);
const list = (element) => (/[ |]/.test(element) ? `(${element})[]` : `${element}[]`);

/** @returns the TypeScript of what arrives for an argument or a field of an input */
const arriving = (type) => {
  if (isNonNullType(type)) return arrivingValue(type.ofType);
  return `${arrivingValue(type)} | null`;
};
const arrivingValue = (type) =>
  isListType(type) ? list(arriving(type.ofType)) : (scalars[type.name]?.[0] ?? type.name);

/** @returns the TypeScript of what a resolver gives for a field */
const given = (type) =>
  isNonNullType(type) ? givenValue(type.ofType) : `${givenValue(type)} | null | undefined`;
const givenValue = (type) => {
  if (isListType(type)) return `readonly ${list(given(type.ofType))}`;
  if (isEnumType(type)) return type.name;
  return scalars[type.name]?.[1] ?? `Of<'${type.name}'>`;
};

const member = (name, type, isOptional) => `  readonly ${name}${isOptional ? '?' : ''}: ${type};`;
const mayBeAbsent = ({ type }) => !isNonNullType(type);
/** Lint takes no interface for a type that is empty. */
const takesOf = (withArguments) =>
  withArguments.length
    ? `interface Takes {\n${withArguments.map(({ name, coordinate }) => `  '${coordinate}': ${name};`).join('\n')}\n}`
    : 'type Takes = object;';

/**
 * @param own name, DocumentNode and text of the service's own SDL; the text says what it only extends
 * @returns the texts of its api.types.ts and api.ts
 */
export function apiTypes({ name: service, typeDefs, sdl }) {
  const schema = buildASTSchema(typeDefs, { assumeValidSDL: true });
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !builtIn(name));
  const objects = types.filter((type) => isObjectType(type));
  const roots = [schema.getQueryType(), schema.getMutationType()].filter(Boolean);
  const outputs = objects.filter((type) => !roots.includes(type));
  const foreign = new Set(
    [...sdl.matchAll(/^(?:extend type (\w+) @key|type (\w+) @key\(fields: "id", resolvable: false\))/gm)].map(
      ([, extended, named]) => extended ?? named,
    ),
  );
  const resolved = new Set(
    globSync(`libs/${service}/src/**/*.ts`).flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/^ *@Resolve\('(\w+\.\w+)'\)/gm)].map(([, field]) => field),
    ),
  );
  const fieldsOf = (type) => Object.values(type.getFields());
  const read = (type) => fieldsOf(type).filter(({ name }) => !resolved.has(`${type.name}.${name}`));
  const isEntity = (type) =>
    [type.astNode, ...type.extensionASTNodes].some((node) =>
      node?.directives?.some(({ name }) => name.value === 'key'),
    );
  const hasSources = existsSync(`libs/${service}/src/sources.ts`);
  const sources = hasSources
    ? [...readFileSync(`libs/${service}/src/sources.ts`, 'utf8').matchAll(/^ {2}(\w+): /gm)].map(
        ([, name]) => name,
      )
    : [];
  const argumentsOf = (type, field) => `${type.name}${upper(field.name)}Args`;
  const withArguments = objects.flatMap((type) =>
    fieldsOf(type)
      .filter(({ args }) => args.length)
      .map((field) => ({
        name: argumentsOf(type, field),
        coordinate: `${type.name}.${field.name}`,
        fields: field.args,
      })),
  );
  const sorted = objects.flatMap((type) =>
    fieldsOf(type)
      .map((field) => ({
        name: `${type.name}${upper(field.name)}Sort`,
        by: declaredList(field.astNode)?.sort ?? [],
      }))
      .filter(({ by }) => by.length),
  );
  const shape = (name, fields) =>
    `export interface ${name} {\n${fields.map((field) => member(field.name, arriving(field.type), mayBeAbsent(field))).join('\n')}\n}`;
  const written = outputs.filter((type) => !foreign.has(type.name));
  const fitting = written.filter(({ name }) => sources.includes(name));
  const quoted = (names) => names.map((name) => `'${name}'`).join(' | ') || 'never';

  const note = "// Written by `npm run compose` from this service's SDL.\n";
  const values = `${note}${types
    .filter((type) => isEnumType(type))
    .map((type) => `export type ${type.name} = ${quoted(type.getValues().map(({ name }) => name))};`)
    .join('\n')}
${sorted.map(({ name, by }) => `export type ${name} = ${quoted(by)};`).join('\n')}

${[
  ...types.filter((type) => isInputObjectType(type)).map((type) => shape(type.name, fieldsOf(type))),
  ...withArguments.map(({ name, fields }) => shape(name, fields)),
].join('\n\n')}
`;
  const text = `${note}import { $platform } from '@zuoxi/platform/graphql';
$values${hasSources ? `import type { Sources } from './sources.js';\n` : ''}
/** What a field of each type gives. */
export interface Types {
${written
  .map(
    (type) =>
      `  ${type.name}: {\n${fieldsOf(type)
        .map(({ name, type: gives }) => `  ${member(name, given(gives), false)}`)
        .join('\n')}\n  };`,
  )
  .join('\n')}
}

/** What each type is made of: its source, or what its fields without a resolver give. */
interface Made {
${outputs
  .map((type) => {
    const { name } = type;
    if (foreign.has(name)) return `  ${name}: Reference;`;
    const made = sources.includes(name)
      ? `Sources['${name}']`
      : read(type).length === fieldsOf(type).length
        ? `Types['${name}']`
        : `Pick<Types['${name}'], ${quoted(read(type).map((field) => field.name))}>`;
    return `  ${name}: ${isEntity(type) ? `Entity<${made}>` : made};`;
  })
  .join('\n')}
}
export type Of<Name extends keyof Made> = Made[Name];

/** A source does not compile without every field that no resolver answers. */
export type Sound = [
${fitting.map((type) => `  Fits<Sources['${type.name}'], Pick<Types['${type.name}'], ${quoted(read(type).map(({ name }) => name))}>>,`).join('\n')}
];

interface Gives {
${roots
  .flatMap((type) => fieldsOf(type).map((field) => `  '${type.name}.${field.name}': ${given(field.type)};`))
  .join('\n')}
${outputs
  .flatMap((type) =>
    fieldsOf(type)
      .filter(({ name }) => resolved.has(`${type.name}.${name}`))
      .map((field) => `  '${type.name}.${field.name}': ${given(field.type)};`),
  )
  .join('\n')}
}
${takesOf(withArguments)}

/** Marks the method that answers a field, by its coordinate in the schema. */
export const Resolve = resolversOf<Made, Gives, Takes>({
${outputs
  .map(
    (type) =>
      `  ${type.name}: [${read(type)
        .map(({ name }) => `'${name}'`)
        .join(', ')}],`,
  )
  .join('\n')}
});
`;
  const used = (names) => names.filter((name) => new RegExp(`\\b${name}\\b`).test(text));
  const platform = used(['Entity', 'Fits', 'Reference']).map((name) => `type ${name}`);
  const own = used([...values.matchAll(/^export (?:type|interface) (\w+)/gm)].map(([, name]) => name));
  return {
    'api.types.ts': values,
    'api.ts': text
      .replace('$platform', [...platform, 'resolversOf'].join(', '))
      .replace('$values', own.length ? `import type { ${own.join(', ')} } from './api.types.js';\n` : ''),
  };
}

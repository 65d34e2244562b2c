import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeTestDatabase, type TestDatabase } from '@zuoxi/platform/testing';
import ts from 'typescript';
import { snakeCase } from 'typeorm/util/StringUtils.js';

/** `quality.review.status` → the words that it may hold. */
type Lists = ReadonlyMap<string, string>;

/** Of every column whose check lists words, whether it holds one of them or several. */
async function listsIn({ admin }: TestDatabase): Promise<Lists> {
  const { rows } = await admin.query<{ column: string; definition: string }>(
    `select format('%s.%s', k.conrelid::regclass, a.attname) as column, pg_get_constraintdef(k.oid) as definition
       from pg_constraint k join pg_class c on c.oid = k.conrelid
            join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      where k.contype = 'c' and cardinality(k.conkey) = 1 and not c.relispartition`,
  );
  return new Map(
    rows.flatMap(({ column, definition }) => {
      const words = / (= ANY|<@) \(?ARRAY| = '/.test(definition)
        ? definition.match(/(?<=')[^',]+(?=')/g)
        : null;
      return words ? [[column, words.sort().join(' ')]] : [];
    }),
  );
}

/** The words of a type as the compiler understands it; null where it is no list of words. */
function wordsOf(type: ts.Type, checker: ts.TypeChecker): string[] | null {
  const words = (type.isUnion() ? type.types : [type]).flatMap((each) => {
    if (each.flags & ts.TypeFlags.Null) return [];
    // `Defaulted<…>` is an intersection.
    const parts = each.isIntersection() ? each.types : [each];
    const many = parts.find((part) => checker.isArrayType(part)) as ts.TypeReference | undefined;
    const [item] = many ? checker.getTypeArguments(many) : [];
    return item ? wordsOf(item, checker) : (parts.find((part) => part.isStringLiteral())?.value ?? null);
  });
  return words.includes(null) ? null : (words as string[]).sort();
}

/** Where an entity says other words than the checks of its table, or of the table that its view is of. */
function problemsOf(entity: ts.ClassDeclaration, checker: ts.TypeChecker, lists: Lists): string[] {
  const [, schema, name] = /schema: '(\w+?)(?:_pub)?', name: '(\w+)'/.exec(entity.getText()) ?? [];
  if (!name) return [`${entity.name?.text} states no table`];
  return entity.members.filter(ts.isPropertyDeclaration).flatMap((property) => {
    const column = `${schema}.${name}.${snakeCase(property.name.getText())}`;
    const listed = lists.get(column);
    const stated = wordsOf(checker.getTypeAtLocation(property), checker)?.join(' ') ?? 'any text';
    return listed === undefined || listed === stated ? [] : [`${column}: ${stated}, not ${listed}`];
  });
}

/** Entities that say something else than their tables, and what they are understood to say. */
const wrong = [
  ['any text', "schema: 'quality', name: 'review'", 'status!: string', 'any text'],
  ['a word fewer', "schema: 'scheduling', name: 'agent'", "status!: Defaulted<'active'>", 'active'],
  [
    'a word more',
    "schema: 'scheduling_pub', name: 'agent'",
    "status!: 'left' | 'active' | 'on'",
    'active left on',
  ],
  ['another word', "schema: 'identity', name: 'store'", "statusBefore!: 'lead' | 'lost' | null", 'lead lost'],
  [
    'another word, of several',
    "schema: 'onboarding', name: 'store_profile'",
    "servedHolidays!: Defaulted<('new_year' | 'lost')[]>",
    'lost new_year',
  ],
] as const;
const wrongPath = resolve('tools/boundaries/wrong.entity.ts');
const wrongText = `import type { Defaulted } from '@zuoxi/platform/database';
${wrong.map(([, of, column], at) => `@Entity({ ${of} }) export class Wrong${at} { @Column('text') ${column}; }`).join('\n')}`;

const paths = globSync('libs/*/src/**/*.entity.ts');
let db: TestDatabase;
let lists: Lists;
let problemsIn: (path: string, of?: Lists) => string[][];

beforeAll(async () => {
  db = await makeTestDatabase();
  lists = await listsIn(db);
  const { config } = ts.readConfigFile('tsconfig.base.json', ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, '.');
  const host = ts.createCompilerHost(options);
  const { readFile } = host;
  host.readFile = (path) => (path === wrongPath ? wrongText : readFile(path));
  const program = ts.createProgram([...paths, wrongPath], options, host);
  const checker = program.getTypeChecker();
  problemsIn = (path, of = lists) =>
    program
      .getSourceFile(path)
      ?.statements.filter(ts.isClassDeclaration)
      .map((entity) => problemsOf(entity, checker, of)) ?? [['there is no such file']];
});
afterAll(() => db.drop());

test.each(paths)('%s names the words that its table lets in', (path) => {
  expect(problemsIn(path).flat()).toEqual([]);
});

test.each(wrong.map(([what, , , stated], at) => [what, stated, at] as const))(
  '%s where a list stands is noticed',
  (_, stated, at) => {
    expect(problemsIn(wrongPath)[at]).toEqual([expect.stringContaining(`: ${stated}, not `)]);
  },
);

describe('a list that changes is noticed', () => {
  const status = (column: string, check: string) =>
    `alter table quality.review drop constraint review_status_check, add check (${column} ${check})`;
  test.each([
    ['by a word more', status('status', `in ('open', 'submitted', 'appealed', 'upheld', 'changed', 'lost')`)],
    ['by a word fewer', status('status', `in ('open', 'submitted')`)],
    ['to one word', status('status', `= 'open'`)],
    ['by a word more, or none', status('status', `is null or status in ('open', 'lost')`)],
    ['where there was none', status('reason', `in ('unanswered', 'lost')`)],
  ])('%s', async (_, change) => {
    const scratch = await makeTestDatabase();
    try {
      await scratch.admin.query(change);
      const changed = await listsIn(scratch);
      expect(problemsIn('libs/quality/src/review/review.entity.ts', changed).flat()).toHaveLength(1);
    } finally {
      await scratch.drop();
    }
  });
});

import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

/**
 * Whatever has states has one table of transitions and one way to move. That a table has the states of its type, and
 * that nothing but a move writes one over, the compiler sees (`moveAll`, `Changed`); that type and column have the same
 * words, `closed-lists`. Here is what they cannot see.
 */
const own = (path: string) => !/spec\.ts$|\/testing\/|\.d\.ts$/.test(path);
const sources = globSync(['libs/*/src/**/*.ts', 'apps/{cli,standalone,service}/src/**/*.ts']).filter(own);
const texts = new Map(sources.map((path) => [path, readFileSync(path, 'utf8')]));
const architecture = readFileSync('docs/architecture.md', 'utf8');

/** Entities with a column of states: their table, and the type of the column. */
const machines = sources.flatMap((path) => {
  const text = texts.get(path) as string;
  const [, type = 'string'] = / (?:status|state)!: (?:Defaulted<)?(\w+)/.exec(text) ?? [];
  const [, schema, name] = /schema: '(\w+)', name: '(\w+)'/.exec(text) ?? [];
  const [, entity = ''] = /export class (\w+)/.exec(text) ?? [];
  // Of views the owner has the machine; any text is what somebody else calls it.
  return path.endsWith('.entity.ts') && !path.startsWith('libs/published') && type !== 'string'
    ? [{ table: `${schema}.${name}`, entity, type, of: path.split('/src/')[0] as string }]
    : [];
});

/** The texts of a library. */
const within = (library: string) => [...texts].filter(([path]) => path.startsWith(`${library}/src/`));

test('there are machines', () => {
  expect(machines.length).toBeGreaterThan(10);
});

describe.each(machines)('$table', ({ table, entity, type, of }) => {
  test('has one table of transitions, in rules', () => {
    const tables = within(of).filter(([, text]) => text.includes(`transitions<${type}>(`));
    expect(tables.map(([path]) => path)).toEqual([expect.stringMatching(/\.rules\.ts$/)]);
  });

  test('is moved by it', () => {
    const [, machine] = within(of)
      .map(([, text]) => new RegExp(`(\\w+) = transitions<${type}>\\(`).exec(text))
      .find(Boolean) as RegExpExecArray;
    const moves = new RegExp(`\\bmove(All)?\\(\\s*tx,\\s*${entity},\\s*${machine},`);
    expect(within(of).some(([, text]) => moves.test(text))).toBe(true);
  });

  test('is in the list of machines', () => {
    expect(architecture).toContain(`\`${table}\``);
  });
});

/** Statements that write a state over without a table. */
const otherMoves = (text: string) => [
  ...text.matchAll(
    /\bupdate\s+\w+\.\w+(?:\s+\w+)?\s+set\b(?:(?!\bwhere\b)[^`])*?\b(?:status|state)\s*=[^=]/gi,
  ),
  ...text.matchAll(/\.set\(\{[^}]*\b(?:status|state)\b/g),
];

test.each(sources)('%s moves nothing by a statement of its own', (path) => {
  expect(otherMoves(texts.get(path) as string).map(([text]) => text)).toEqual([]);
});

test.each([
  "sql(`update sales.quote set status = 'sent' where id = $1`)",
  "sql(`update conversations.import_batch b\n set rows = 1, state = 'undone'\n from x`)",
  "builder.update(Quote).set({ lostReason: '', status: 'lost' })",
])('%s is noticed', (text) => {
  expect(otherMoves(text)).toHaveLength(1);
});

test.each([
  "sql(`update sales.quote set number = $2 where status = 'sent'`)",
  "manager.createQueryBuilder(Quote, 'q').where('q.status = :status', { status })",
])('%s is not', (text) => {
  expect(otherMoves(text)).toEqual([]);
});

import { readFileSync, globSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';

/**
 * What the comparison with the database cannot see: that a column which may be null says so in its type too, and one
 * that the database fills may be left out of a new row.
 */
function problemsOf(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const problems: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyDeclaration(node)) {
      const column = ts
        .getDecorators(node)
        ?.map(({ expression }) => expression.getText())
        .find((each) => /^(Primary)?Column\(/.test(each));
      const name = node.name.getText();
      const type = node.type?.getText() ?? '';
      if (!column) problems.push(`${name} is no column`);
      else {
        if (/nullable: true/.test(column) !== /\| null$/.test(type))
          problems.push(`${name}: nullable, or | null`);
        if (/default: /.test(column) !== /^Defaulted</.test(type))
          problems.push(`${name}: default, or Defaulted<>`);
        // Columns of a class of their own say theirs there.
        if (!/Column\(('|\(\) =>)/.test(column)) problems.push(`${name} states no type`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return problems;
}

const entities = globSync('libs/*/src/**/*.{entity,columns}.ts');

test.each(entities)('%s says of each column what its decorator says', (path) => {
  expect(problemsOf(path, readFileSync(path, 'utf8'))).toEqual([]);
});

describe('an entity is refused', () => {
  test.each([
    ["@Column('int', { nullable: true }) seats!: number;", 'seats: nullable, or | null'],
    ["@Column('int') seats!: number | null;", 'seats: nullable, or | null'],
    ["@Column('int', { default: 1 }) seats!: number;", 'seats: default, or Defaulted<>'],
    ["@Column('int') seats!: Defaulted<number>;", 'seats: default, or Defaulted<>'],
    ['@Column() seats!: number;', 'seats states no type'],
    ['seats!: number;', 'seats is no column'],
  ])('%s', (line, problem) => {
    expect(problemsOf('a.entity.ts', `class A { ${line} }`)).toEqual([problem]);
  });
});

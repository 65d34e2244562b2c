import { globSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { statementsOf } from './sql-file.js';

test.each([
  ['two statements', 'select 1;\nselect 2;', ['select 1;', '\nselect 2;', '']],
  ['a text', `select 'a;''b;';select 2`, [`select 'a;''b;';`, 'select 2']],
  ['a name', 'select 1 as "a;b";', ['select 1 as "a;b";', '']],
  ['comments', '-- it’s; so\nselect /* a; */ 1;', ['-- it’s; so\nselect /* a; */ 1;', '']],
  [
    'a body within a body',
    'create function f() as $$ begin; execute $x$a;$x$; end $$;select 1',
    ['create function f() as $$ begin; execute $x$a;$x$; end $$;', 'select 1'],
  ],
])('%s', (_, sql, statements) => {
  expect(statementsOf(sql)).toEqual(statements);
});

test.each(globSync('libs/*/src/**/migrations/*.sql'))('%s: nothing is lost', (path) => {
  const sql = readFileSync(path, 'utf8');
  expect(statementsOf(sql).join('')).toBe(sql);
  expect(statementsOf(sql).length).toBeGreaterThan(1);
});

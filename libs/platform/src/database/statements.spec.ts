import { expect, test } from '@jest/globals';
import { prepared } from './statements.js';

const nameOf = (query: object) => (query as { name?: string }).name;
const thirdOf = (text: string) => [1, 2, 3].map(() => nameOf(prepared('sales', text, [])))[2];

test('what is asked a third time has a name, one a service', () => {
  const text = 'select 1 as a';
  expect([1, 2].map(() => nameOf(prepared('sales', text, [])))).toEqual([undefined, undefined]);
  const name = nameOf(prepared('sales', text, ['x']));
  expect(prepared('sales', text, ['y'])).toEqual({ name, text, values: ['y'] });
  expect(name).toMatch(/^sales /);
  expect(nameOf(prepared('identity', text, []))).toBeUndefined();
});

test.each(['select * from a', 'select "a".* from a', 'insert into a values (1) returning *'])(
  'every column has none, since a column more would change what it is: %s',
  (text) => expect(thirdOf(text)).toBeUndefined(),
);

test('what names a partial index has none, since a plan for any values would not find it', () => {
  const text = (where: string) => `insert into a (b) values ($1)\non conflict (b) ${where}do nothing`;
  expect(thirdOf(text('where c not in ($2, $3) '))).toBeUndefined();
  expect(thirdOf(text(''))).toBeDefined();
});

test('a count has one, a very long text none', () => {
  expect(thirdOf('select count(*) from a')).toBeDefined();
  expect(thirdOf(`select '${'x'.repeat(5000)}'`)).toBeUndefined();
});

test('no more than a connection should keep', () => {
  const named = Array.from({ length: 600 }, (_, index) => thirdOf(`select ${index}`)).filter(Boolean);
  expect(named.length).toBeLessThan(400);
});

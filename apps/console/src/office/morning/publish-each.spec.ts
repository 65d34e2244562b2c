import { expect, test } from '@jest/globals';
import { type Published, publishEach } from './publish-each';

test('a report that is refused does not stop the others, and each has its line', async () => {
  const rows = ['一店', '二店', '三店'].map((name) => ({ store: { id: name, name } }));
  const told: Published<string>[] = [];
  await publishEach(
    rows,
    ({ store }) => Promise.resolve(store.name === '二店' ? 'DRAFT_CHANGED' : null),
    (result) => told.push(result),
  );
  expect(told.map(({ store, problem }) => [store, problem])).toEqual([
    ['一店', null],
    ['二店', 'DRAFT_CHANGED'],
    ['三店', null],
  ]);
});

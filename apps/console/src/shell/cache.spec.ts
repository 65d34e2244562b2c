import { expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';

/** Fields of the root that a page of the office asks for page by page. */
const paged = globSync('apps/console/src/{office,shell,ui}/**/*.ts')
  .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/graphql\(`\s*query[^]*?`\)/g)])
  .flatMap(([text]) => [...text.matchAll(/^ {4}(\w+)\(([^)]*)\)/gm)])
  .filter(([, , asked]) => asked?.includes('after: $after'))
  .map(([, field]) => field as string);

test('a list that grows page by page is kept as one list', () => {
  const cache = readFileSync('apps/console/src/shell/cache.ts', 'utf8');
  expect(paged).toContain('matters');
  expect([...new Set(paged)].filter((field) => !cache.includes(`'${field}'`))).toEqual([]);
});

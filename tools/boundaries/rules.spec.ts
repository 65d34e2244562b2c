import { existsSync, globSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const rules = globSync(['libs/*/src/**/*.rules.ts', 'apps/*/src/**/*.rules.ts']).sort();

it.each(rules)('%s has its spec beside it', (path) => {
  expect(existsSync(path.replace(/\.ts$/, '.spec.ts'))).toBe(true);
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const list = 'libs/platform/src/database/services.ts';
let root = '';
const run = (...args: string[]) => execFileSync(process.execPath, args, { cwd: root, stdio: 'pipe' });
const text = (path: string) => readFileSync(join(root, path), 'utf8');

/** What composition reads, and the generator, by themselves. */
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'zuoxi-service-'));
  const read = ['tools/*.mjs', 'docker/templates/*', 'libs/*/src/*/*.graphql', 'libs/*/src/**/*.resolver.ts'];
  for (const path of [
    list,
    'libs/quality/package.json',
    ...globSync(read),
    ...globSync('libs/*/src/sources.ts'),
  ])
    cpSync(path, join(root, path), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'));
  for (const folder of ['docker/kubernetes', 'libs/services/src', 'schema'])
    cpSync(folder, join(root, folder), { recursive: true });
  run('tools/new-service.mjs', 'training', 'Lesson');
  run('tools/compose.mjs');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('a new service is its folder and one line', () => {
  expect(text(list).replace("  'training',\n", '')).toBe(readFileSync(list, 'utf8'));
});

test('the line alone puts it into every process, schema and deployment', () => {
  expect(text('libs/services/src/definitions.ts')).toContain(
    "import { service as training } from '@zuoxi/training'",
  );
  expect(text('schema/supergraph.graphql')).toContain('type Lesson');
  expect(text('schema/back-office.graphql')).toMatch(/lessons: \[Lesson!\]!/);
  expect(text('docker/compose.yaml')).toContain('training:');
  expect(text('docker/kubernetes/zuoxi.yaml')).toContain('name: training');
  expect(text('libs/training/src/api.ts')).toContain("'Store.lessons'");
});

test('nothing is written over what is there', () => {
  expect(() => run('tools/new-service.mjs', 'training', 'Lesson')).toThrow('is there already');
});

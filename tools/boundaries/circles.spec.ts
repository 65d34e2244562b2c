import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from '@jest/globals';

type Imports = ReadonlyMap<string, readonly string[]>;

/** Files and what they import from their own project, types too; what is loaded only when needed is no import. */
function importsOf(files: readonly string[]): Imports {
  const from = /^(?:import|export)\b(?:[^;'"]*?\bfrom)?\s*['"](\.[^'"]+)['"]/gm;
  return new Map(
    files.map((file) => [
      file,
      [...readFileSync(file, 'utf8').matchAll(from)].flatMap(([, path]) => {
        const stem = normalize(join(dirname(file), path as string)).replace(/\.js$/, '');
        return [`${stem}.ts`, `${stem}.tsx`, `${stem}/index.ts`].find((each) => existsSync(each)) ?? [];
      }),
    ]),
  );
}

/** Sets of files that reach each other (Tarjan). */
function circles(imports: Imports): string[][] {
  const [index, low] = [new Map<string, number>(), new Map<string, number>()];
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): void => {
    index.set(file, index.size);
    low.set(file, index.get(file) as number);
    stack.push(file);
    for (const next of imports.get(file) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(file, Math.min(low.get(file) as number, low.get(next) as number));
    }
    if (low.get(file) !== index.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1 || imports.get(file)?.includes(file)) found.push(circle.sort());
  };
  for (const file of imports.keys()) if (!index.has(file)) visit(file);
  return found;
}

/**
 * Folders and those whose files theirs import. A folder within a folder is part of it; what lies in the root (the
 * module, its tables) puts features together and is none; specs look wherever they must.
 */
function foldersOf(imports: Imports): Imports {
  const folderOf = (file: string) => /^(.*?\/src\/(?:office\/)?[^/]+)\//.exec(file)?.[1];
  const folders = new Map<string, string[]>();
  for (const [file, targets] of imports) {
    const folder = folderOf(file);
    if (!folder || /spec\.tsx?$/.test(file)) continue;
    const others = targets.flatMap((target) => folderOf(target) ?? []).filter((target) => target !== folder);
    folders.set(folder, [...new Set([...(folders.get(folder) ?? []), ...others])]);
  }
  return folders;
}

const parts = [
  ['libs', ['libs/*/src/**/*.ts', 'libs/engines/*/src/**/*.ts']],
  ['apps', ['apps/{cli,standalone,service,edge}/src/**/*.ts']],
  ['the console', ['apps/console/src/**/*.{ts,tsx}']],
] as const;

describe('no file imports itself in a circle, types included', () => {
  it.each(parts)('%s', (_, patterns) => {
    const files = globSync([...patterns]);
    expect(files.length).toBeGreaterThan(5);
    expect(circles(importsOf(files))).toEqual([]);
  });

  it('would find one', () => {
    const known = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['a']],
      ['d', []],
    ]);
    expect(circles(known)).toEqual([['a', 'b', 'c']]);
  });
});

describe('no two folders of features import each other, by whatever way', () => {
  it.each(parts)('%s', (_, patterns) => {
    expect(circles(foldersOf(importsOf(globSync([...patterns]))))).toEqual([]);
  });

  it('would find one', () => {
    const known = new Map([
      ['libs/a/src/one/x.ts', ['libs/a/src/two/y.ts', 'libs/a/src/tables.ts']],
      ['libs/a/src/two/y.ts', []],
      ['libs/a/src/two/z.ts', ['libs/a/src/one/w.ts']],
      ['libs/a/src/a.module.ts', ['libs/a/src/one/x.ts']],
      ['libs/a/src/three/v.db-spec.ts', ['libs/a/src/one/x.ts']],
    ]);
    expect(circles(foldersOf(known))).toEqual([['libs/a/src/one', 'libs/a/src/two']]);
  });
});

import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';

/** Lints a text as if it were a file of the workspace. */
function lint(path: string, text: string): string {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/.bin/eslint', '--stdin', '--stdin-filename', path],
    {
      input: text,
      encoding: 'utf8',
      env: { ...process.env, NX_DAEMON: 'false' },
    },
  );
  return stdout + stderr;
}

describe('boundaries', () => {
  const cases = [
    ['an engine may not know a service', 'libs/engines/pricing/src/forbidden.ts', "import '@zuoxi/sales';\n"],
    [
      'an engine may not know the platform',
      'libs/engines/metrics/src/forbidden.ts',
      "import '@zuoxi/platform/errors';\n",
    ],
    ['a service may not know another service', 'libs/sales/src/forbidden.ts', "import '@zuoxi/identity';\n"],
    ['the platform may not know a service', 'libs/platform/src/forbidden.ts', "import '@zuoxi/quality';\n"],
  ] as const;
  it.each(cases)(
    '%s',
    (_, path, text) => {
      expect(lint(path, text)).toContain('@nx/enforce-module-boundaries');
    },
    60_000,
  );

  it('nobody opens a connection of their own', () => {
    const text = "import pg from 'pg';\nexport const pool = new pg.Pool();\n";
    expect(lint('libs/sales/src/forbidden.ts', text)).toContain('Use db.read / db.write');
  }, 60_000);

  it('lets a service use an engine', () => {
    const text = "import { sumFen } from '@zuoxi/pricing';\nexport const total = sumFen([1]);\n";
    expect(lint('libs/sales/src/allowed.ts', text)).not.toContain('error');
  }, 60_000);
});

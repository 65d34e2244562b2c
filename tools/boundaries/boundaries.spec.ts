import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from '@jest/globals';

const engine = 'libs/engines/metrics/src/tried.ts';
const service = 'libs/sales/src/tried.ts';
const inConsole = 'apps/console/src/office/tried.ts';

/** What may not be written, where, and what says so. */
const forbidden: readonly (readonly [name: string, path: string, text: string, said: string])[] = [
  ...(
    [
      ['an engine may not know a service', engine, '@zuoxi/sales'],
      ['an engine may not know the platform', engine, '@zuoxi/platform/errors'],
      ['a service may not know another service', service, '@zuoxi/identity'],
      ['the platform may not know a service', 'libs/platform/src/tried.ts', '@zuoxi/quality'],
      ['the gateway may not know a service', 'libs/gateway/src/tried.ts', '@zuoxi/identity'],
      ['the vocabulary may not know the platform', 'libs/vocabulary/src/tried.ts', '@zuoxi/platform/errors'],
      ['what is published may not know a service', 'libs/published/src/tried.ts', '@zuoxi/sales'],
      [
        'what is published may not know the platform',
        'libs/published/src/tried.ts',
        '@zuoxi/platform/errors',
      ],
      ['the platform may not know what is published', 'libs/platform/src/tried.ts', '@zuoxi/published'],
      ['the console may not know a service', inConsole, '@zuoxi/sales'],
      ['the console may not know the platform', inConsole, '@zuoxi/platform/errors'],
      ['the console may not know an engine', inConsole, '@zuoxi/pricing'],
    ] as const
  ).map(
    ([name, path, module]) => [name, path, `import '${module}';\n`, '@nx/enforce-module-boundaries'] as const,
  ),
  ...['@nestjs/common', 'typeorm', 'pg', 'graphql', 'class-validator', 'node:fs'].map(
    (module) =>
      [
        `an engine imports no ${module}`,
        engine,
        `import '${module}';\n`,
        'An engine imports no framework',
      ] as const,
  ),
  ...['Date.now()', 'Math.random()', 'process.pid', "fetch('http://localhost')"].map(
    (asked) =>
      [
        `an engine does not ask ${asked}`,
        engine,
        `export const told = ${asked};\n`,
        'no-restricted-',
      ] as const,
  ),
  ...(
    [
      ['a connection', "import pg from 'pg';\nexport const pool = new pg.Pool();\n"],
      [
        'a source of entities',
        "import { DataSource } from 'typeorm';\nexport const of = (o: never) => new DataSource(o);\n",
      ],
      ['a relation', "import { ManyToOne } from 'typeorm';\nexport const one = ManyToOne;\n"],
      ['a driver loaded later', "export const pg = () => import('pg');\n"],
      ['a pool', "import { makePool } from '@zuoxi/platform/database';\nexport const pool = makePool('');\n"],
      [
        'a door',
        "import { Database } from '@zuoxi/platform/database';\nexport const db = (options: never) => new Database(options);\n",
      ],
    ] as const
  ).map(
    ([what, text]) => [`no service has ${what} of its own`, service, text, 'Use db.read / db.write'] as const,
  ),
  ...[
    ...['app.provider_id', 'app.store_ids', 'app.provider_wide', 'app.store_directory'],
    ...['set local role', 'session_replication_role'],
  ].flatMap((setting) =>
    [
      `import type { ReadTx } from '@zuoxi/platform/database';\nexport const take = ({ sql }: ReadTx) => sql(\`select set_config('${setting}', '', true)\`);\n`,
      `export const setting = '${setting}';\n`,
    ].map(
      (text, at) =>
        [
          `a service does not set ${setting} ${at ? 'by name' : 'in SQL'}`,
          service,
          text,
          'say whose a transaction is',
        ] as const,
    ),
  ),
];
const allowed: readonly (readonly [name: string, text: string])[] = [
  [
    'a service uses an engine',
    "import { sumFen } from '@zuoxi/pricing';\nexport const total = sumFen([1]);\n",
  ],
  [
    'a service asks what others publish',
    "import { Contract } from '@zuoxi/published';\nexport const entities = [Contract];\n",
  ],
  [
    'a service states its entities and asks by them',
    "import { Column, Entity, In, PrimaryColumn } from 'typeorm';\n@Entity()\nexport class Row {\n  @PrimaryColumn('uuid') id!: string;\n  @Column('int') seats!: number;\n}\nexport const some = In(['a']);\n",
  ],
  [
    'a service names types of queries and doors',
    "import type { Database, ReadTx } from '@zuoxi/platform/database';\nimport type { SelectQueryBuilder } from 'typeorm';\nexport type Rows = SelectQueryBuilder<{ of: Database }>;\nexport const one = ({ sql }: ReadTx) => sql('select 1');\n",
  ],
];

let said: string[][];
beforeAll(() => {
  const files = [
    ...forbidden.map(([, path, text]) => ({ path, text })),
    ...allowed.map(([, text]) => ({ path: service, text })),
  ];
  const { stdout, stderr, status } = spawnSync(process.execPath, ['tools/boundaries/lint.mjs'], {
    input: JSON.stringify(files),
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  if (status !== 0) throw new Error(stderr);
  said = JSON.parse(stdout.slice(stdout.lastIndexOf('\n')));
});

describe('boundaries', () => {
  it.each(forbidden.map(([name, , , because], at) => [name, at, because] as const))(
    '%s',
    (_, at, because) => {
      expect(said[at]?.join('\n')).toContain(because);
    },
  );

  it.each(allowed.map(([name], at) => [name, at] as const))('%s', (_, at) => {
    expect(said[forbidden.length + at]).toEqual([]);
  });
});

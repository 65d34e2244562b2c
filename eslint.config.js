import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { serviceNames } from './tools/services.mjs';

/** Who may import whom. Two dimensions, no `*`: what kind of thing it is, and whose it is. */
const depConstraints = [
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: [
      'type:composition',
      'type:service',
      'type:engine',
      'type:platform',
      'type:vocabulary',
    ],
  },
  {
    sourceTag: 'type:composition',
    onlyDependOnLibsWithTags: ['type:service', 'type:published', 'type:platform'],
  },
  {
    sourceTag: 'type:service',
    onlyDependOnLibsWithTags: ['type:published', 'type:engine', 'type:platform', 'type:vocabulary'],
  },
  { sourceTag: 'type:published', onlyDependOnLibsWithTags: ['type:engine', 'type:vocabulary'] },
  { sourceTag: 'type:engine', onlyDependOnLibsWithTags: ['type:engine'] },
  { sourceTag: 'type:platform', onlyDependOnLibsWithTags: ['type:platform', 'type:vocabulary'] },
  { sourceTag: 'type:vocabulary', onlyDependOnLibsWithTags: ['type:vocabulary'] },
  { sourceTag: 'type:ui', onlyDependOnLibsWithTags: ['type:vocabulary'] },
  { sourceTag: 'scope:console', onlyDependOnLibsWithTags: ['scope:console', 'scope:shared'] },
  {
    sourceTag: 'scope:gateway',
    onlyDependOnLibsWithTags: ['scope:gateway', 'scope:shared'],
  },
  ...serviceNames.map((name) => ({
    sourceTag: `scope:${name}`,
    onlyDependOnLibsWithTags: [`scope:${name}`, 'scope:shared'],
  })),
];

const doors = 'Use db.read / db.write of @zuoxi/platform/database.';
// What says a table's columns, and what a predicate or an order is made of.
const entityWords =
  'Column Entity PrimaryColumn ValueTransformer And Any Between Equal ILike In IsNull LessThan LessThanOrEqual Like MoreThan MoreThanOrEqual Not Or Raw Brackets FindOptionsWhere SelectQueryBuilder'.split(
    ' ',
  );
// The last two are not handed on to the machines of a cluster, or hide what they would refuse.
const tenantSettings =
  'app\\.(provider_id|store_ids|provider_wide|user_id|store_directory)|set local role|session_replication_role';
const tenant = 'The doors of @zuoxi/platform/database say whose a transaction is.';

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      'data/**',
      '.nx/**',
      '**/generated/**',
      'apps/console/src/gql/**',
    ],
  },
  ...tseslint.configs.recommended,
  {
    plugins: { '@nx': nx },
    files: ['**/*.ts', '**/*.tsx', '**/*.js', '**/*.mjs'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: false, allow: [], depConstraints },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'off',
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    // The database has two doors, `read` and `write`; a connection of one's own would have no tenant.
    files: ['libs/**/*.ts', 'apps/standalone/**/*.ts'],
    ignores: ['libs/platform/src/database/**', 'libs/platform/src/jobs/**', 'libs/platform/src/testing/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'pg', message: doors },
            {
              name: 'typeorm',
              allowImportNames: entityWords,
              message: `${doors} An entity states its columns: no relations, no subscribers, no source of its own.`,
            },
          ],
        },
      ],
    },
  },
  {
    // Doors are made by the platform's module, and only they say whose a transaction is.
    files: ['libs/**/*.ts', 'apps/{standalone,service,edge}/**/*.ts'],
    ignores: ['libs/platform/src/**', '**/*spec.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Database']", message: doors },
        { selector: "ImportSpecifier[imported.name='makePool']", message: doors },
        { selector: 'ImportExpression[source.value=/^(pg|typeorm)$/]', message: doors },
        { selector: `Literal[value=/${tenantSettings}/]`, message: tenant },
        { selector: `TemplateElement[value.raw=/${tenantSettings}/]`, message: tenant },
      ],
    },
  },
  {
    // An engine is arithmetic: usable alone, the same result for the same input.
    files: ['libs/engines/*/src/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/testing.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!\\.{1,2}/|decimal\\.js$|@zuoxi/)',
              message: 'An engine imports no framework, no driver and nothing of the machine.',
            },
          ],
        },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'An engine is told the time.' },
        { object: 'Math', property: 'random', message: 'An engine is told its seed.' },
      ],
      'no-restricted-globals': ['error', 'process', 'fetch'],
    },
  },
  {
    // Scripts of the workspace, not code of a project: they may start each other.
    files: ['tools/**/*.mjs', 'bench/**/*.mjs', 'apps/journeys/*.mjs', 'apps/cli/bin/*.mjs'],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  {
    files: ['tools/**', 'docker/**', 'bench/**', 'apps/cli/**', 'apps/journeys/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['apps/console/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  prettier,
);

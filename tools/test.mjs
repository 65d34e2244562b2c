// `npm test`: every check, on a machine that has nothing but Node and npm. Ends with `N passed, N failed`, counted
// from the test runners; a failed check (types, lint …) makes the exit code non-zero as well.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';

const results = 'data/test-results';
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const node = process.execPath;
const bin = (name) => `node_modules/.bin/${name}`;
const began = Date.now();
const failures = [];

/** Runs one check; its output goes straight to the terminal. */
function check(title, command, args, env = {}, cwd = '.') {
  const started = Date.now();
  console.log(`\n── ${title}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', cwd, env: { ...process.env, ...env } });
  console.log(
    `── ${title}: ${status === 0 ? 'ok' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
  if (status !== 0) failures.push(title);
}

check('build', bin('nx'), ['run-many', '-t', 'build', '--outputStyle=static']);
check('types', bin('tsc'), ['-p', 'tsconfig.json', '--noEmit']);
check('types of the console', bin('tsc'), ['-p', 'apps/console/tsconfig.json', '--noEmit']);
check('lint', bin('eslint'), ['.', '--max-warnings', '0']);
check('format', bin('prettier'), ['--check', '--log-level', 'warn', '.']);
check('schemas are what the features compose to', node, ['tools/compose.mjs', '--check']);
check(
  'the console asks by what the schemas say',
  `../../${bin('graphql-codegen')}`,
  ['--config', 'codegen.ts', '--check'],
  {},
  'apps/console',
);
check('the metric dictionary is what the definitions say', node, ['tools/dictionary.mjs', '--check']);
check('landed migrations are as they landed', node, ['tools/upgrade/check.mjs']);
/** @returns where the run puts its counts */
function jestRun(title, name, paths = [], env = {}) {
  const file = `${results}/${name}.json`;
  const options = ['--json', `--outputFile=${file}`, '--silent', ...paths];
  const runner = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
  check(title, node, [...runner, ...options], env);
  return file;
}
const jestFiles = [
  jestRun('rules, service and API tests', 'jest'),
  jestRun(
    'doors, isolation and catalog on the oldest PostgreSQL that is promised',
    'jest-15',
    [
      'isolation.db-spec',
      'migrate.db-spec',
      'door.db-spec',
      'pages.db-spec',
      'drift.db-spec',
      'spread.db-spec',
    ],
    { ZUOXI_TEST_POSTGRES: '15' },
  ),
];
const journeysFile = `${results}/journeys.json`;
if (existsSync('apps/journeys/playwright.config.ts')) {
  check('journeys in a browser', node, ['apps/journeys/run.mjs'], { JOURNEYS_RESULT: journeysFile });
}
const conformanceFile = `${results}/conformance.json`;
check('one process and the split deployment answer alike', node, [
  'tools/conformance/run.mjs',
  '--result',
  conformanceFile,
]);
if (existsSync('tools/faults/kill-cycles.mjs')) {
  check('kill -9 cycles', node, [
    'tools/faults/kill-cycles.mjs',
    '--cycles',
    process.env.ZUOXI_KILL_CYCLES ?? '10',
  ]);
}
check('deliveries under kill -9', node, [
  'tools/faults/deliveries.mjs',
  ...['--deliveries', '200', '--kills', '3'],
]);

const jest = jestFiles.filter(existsSync).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const sum = (count) => jest.reduce((total, run) => total + run[count], 0);
const journeys = existsSync(journeysFile) ? JSON.parse(readFileSync(journeysFile, 'utf8')).stats : null;
const conformance = existsSync(conformanceFile) ? JSON.parse(readFileSync(conformanceFile, 'utf8')) : null;
const passed = sum('numPassedTests') + (journeys?.expected ?? 0) + (conformance?.passed ?? 0);
// A suite that could not even be loaded has no tests to count, and still is a failure.
const failed =
  sum('numFailedTests') +
  sum('numRuntimeErrorTestSuites') +
  (journeys ? journeys.unexpected + journeys.flaky : 0) +
  (conformance?.failed ?? 0);
console.log(`\n${((Date.now() - began) / 1000).toFixed(0)} s`);
if (failures.length) console.log(`failed: ${failures.join('; ')}`);
if (!passed) console.log('no test ran');
console.log(`${passed} passed, ${failed} failed`);
process.exit(failures.length || failed || !passed ? 1 : 0);

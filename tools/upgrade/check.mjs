// Migrations that landed are never edited, renamed or deleted: an installation that applied them could not come up.
//
//   node tools/upgrade/check.mjs
//
// Compares with every recorded release, and with each commit since the first one, as far as this clone's history reaches.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const sha256 = (path) =>
  createHash('sha256')
    .update(readFileSync(join(root, path)))
    .digest('hex');
const problems = [];

const releases = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
for (const { name: version } of releases) {
  const migrations = JSON.parse(readFileSync(join(here, version, 'migrations.json'), 'utf8'));
  for (const [path, hash] of Object.entries(migrations)) {
    if (!existsSync(join(root, path))) problems.push(`${path} of ${version} is gone`);
    else if (sha256(path) !== hash) problems.push(`${path} is not what ${version} applied`);
  }
}

const git = (...args) => {
  try {
    return execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return null;
  }
};
/** The commit that recorded 0.1.0's migrations as they are; earlier ones were still edited. */
const since = git('log', '--format=%H', '--diff-filter=A', '-1', '--', 'tools/upgrade/0.1.0/migrations.json');
const touched = (filter) => {
  const paths = since
    ? git(
        'log',
        '--format=',
        '--name-only',
        `--diff-filter=${filter}`,
        '--no-renames',
        `${since}..HEAD`,
        '--',
        ':(glob)libs/**/migrations/*.sql',
      )
    : '';
  return new Set(paths?.split('\n').filter(Boolean));
};
/** What was lost and put back is what an installation applied, if it is what it first was. */
const isBack = (path) => {
  const first = git('log', '--format=%H', '--diff-filter=A', '--reverse', '--', path)?.split('\n')[0];
  return (
    existsSync(join(root, path)) && git('rev-parse', `${first}:${path}`) === git('hash-object', '--', path)
  );
};
for (const path of new Set([...touched('MR'), ...[...touched('D')].filter((each) => !isBack(each))])) {
  problems.push(`${path} was edited after it had landed; write a new migration instead`);
}
for (const path of git(
  'diff',
  '--name-only',
  '--diff-filter=MDR',
  '--no-renames',
  'HEAD',
  '--',
  ':(glob)libs/**/migrations/*.sql',
)
  ?.split('\n')
  .filter(Boolean) ?? []) {
  problems.push(`${path} differs from what is committed; write a new migration instead`);
}

for (const problem of problems) console.error(problem);
console.log(
  `compared with ${releases.map(({ name }) => name).join(', ')}${since ? ` and the history since ${since.slice(0, 7)}` : '; no history here'}`,
);
process.exit(problems.length ? 1 : 0);

// `npm start`, `npm test`, `npm run reset-demo`: everything a fresh machine with Node and npm needs, done once.
// This file runs on whatever Node the machine has; what it starts runs on the Node that the repository brings.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const bin = join(root, 'node_modules', '.bin');
const env = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH}`,
  NX_DAEMON: 'false',
  NX_NO_CLOUD: 'true',
  DO_NOT_TRACK: '1',
};
const say = (text) => console.log(text);

/** Installs exactly what the lockfile names; skipped while the lockfile has not changed. */
function install() {
  const stamp = join(root, 'node_modules', '.zuoxi-installed');
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('安装依赖 · installing dependencies …');
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []];
  execFileSync(command, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: 'inherit' });
  writeFileSync(stamp, wanted);
}

function build() {
  const result = spawnSync(join(bin, 'nx'), ['run-many', '-t', 'build', '--outputStyle=static'], {
    env,
    encoding: 'utf8',
  });
  if (result.status !== 0) {
    console.error(result.stdout, result.stderr);
    process.exit(1);
  }
}

function runUnderOwnNode(script, args = []) {
  const child = spawn(join(bin, 'node'), [script, ...args], { env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)));
}

const [command] = process.argv.slice(2);
install();
if (command === 'test') runUnderOwnNode('tools/test.mjs');
else {
  say('构建 · building …');
  build();
  mkdirSync('data', { recursive: true });
  if (command === 'start:split') runUnderOwnNode('tools/start-split.mjs');
  else runUnderOwnNode('tools/start.mjs', command === 'reset-demo' ? ['--reset-demo'] : []);
}

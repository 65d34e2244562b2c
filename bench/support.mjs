// What every benchmark needs: an empty installation of its own, thrown away afterwards.
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { openInstallation } from '../tools/installation.mjs';

export const round = (value, digits = 1) => Number(value.toFixed(digits));

export async function inFreshInstallation(work) {
  const directory = mkdtempSync(join(tmpdir(), 'zuoxi-bench-'));
  chmodSync(directory, 0o755); // PostgreSQL does not run as root, and must be let in
  try {
    const installation = await openInstallation({ directory, embedded: true });
    try {
      return await work(installation, directory);
    } finally {
      await installation.stop();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

export const ticksPerSecond = 100;
/** Of `/proc/<pid>/stat`, behind the name: parent, and the time in user and system mode, its own and its ended children's. */
export function processTimes(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
    .map(Number);
  return { parent: fields[1], own: fields[11] + fields[12], children: fields[13] + fields[14] };
}

/** CPU seconds that the installation's PostgreSQL has taken, every process of it; null where there is no /proc. */
export function postgresCpuSeconds(directory) {
  try {
    const postmaster = Number(
      readFileSync(join(directory, 'postgres/pgdata/postmaster.pid'), 'utf8').split('\n')[0],
    );
    const { own, children } = processTimes(postmaster);
    let ticks = own + children;
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        const times = processTimes(pid);
        if (times.parent === postmaster) ticks += times.own;
      } catch {
        // It ended meanwhile, and counts as the postmaster's child.
      }
    }
    return ticks / ticksPerSecond;
  } catch {
    return null;
  }
}

/** @returns a function that tells the seconds since this call, and what this process and PostgreSQL computed in them. */
export function startClock(directory) {
  const started = performance.now();
  const process0 = process.cpuUsage();
  const postgres0 = postgresCpuSeconds(directory);
  return () => {
    const { user, system } = process.cpuUsage(process0);
    const postgres = postgresCpuSeconds(directory);
    return {
      seconds: round((performance.now() - started) / 1000),
      cpuSeconds: round((user + system) / 1e6),
      postgresCpuSeconds: postgres === null ? null : round(postgres - postgres0),
    };
  };
}

/** What a figure is worth: a load above the number of cores says that others were computing too. */
export const machine = () => ({
  cores: cpus().length,
  gibibytes: Math.round(totalmem() / 2 ** 30),
  loadBefore: round(loadavg()[0]),
});

/** Prints what was measured, and fails the process when a bar is missed: { name: [measured, most allowed] }. */
export function judge(result, bars) {
  const missed = Object.entries(bars).filter(([, [measured, most]]) => !(measured <= most));
  console.log(
    JSON.stringify(
      { ...result, missed: missed.map(([name, [measured, most]]) => `${name}: ${measured} > ${most}`) },
      null,
      2,
    ),
  );
  process.exit(missed.length ? 1 : 0);
}

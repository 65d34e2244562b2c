// What every benchmark needs: an empty installation of its own, thrown away afterwards.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
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

// Which of the statements that the product sent a cluster by provider would refuse, or send to all of its machines.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openInstallation } from '../installation.mjs';
import { logSettings, StatementLog } from './log.ts';
import { problemsOf, readParents, writesSharded } from './plans.ts';

/**
 * An empty installation, thrown away afterwards, whose server tells what it is sent.
 *
 * @returns { installation, directory, log, close }
 */
export async function openLogged(prefix) {
  const directory = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(directory, 0o755); // PostgreSQL does not run as root, and must be let in
  const log = new StatementLog();
  const installation = await openInstallation({
    directory,
    embedded: true,
    postgresFlags: logSettings,
    onLog: (text) => log.take(text),
  });
  const close = async () => {
    await installation.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  return { installation, directory, log, close };
}

/** Only what the product's own roles sent: who migrates or copies an installation works on all of it. */
const isOfTheProduct = (role) => role.startsWith('zuoxi_');

/**
 * @param adminUrl a superuser's, of a migrated database
 * @param log what its server logged
 * @returns { statements, findings }: how many different texts were sent; of those that are not in order text, roles and
 *   problems
 */
export async function auditStatements(adminUrl, log) {
  const sent = log
    .statements()
    .map(({ text, roles }) => ({ text, roles: [...roles].filter(isOfTheProduct) }))
    .filter(({ text, roles }) => roles.length && !/\bpgboss\./.test(text));
  const unmarked = log.unmarked();
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const parents = await readParents(client);
    const findings = [];
    for (const { text, roles } of sent) {
      const problems = [...(await problemsOf(client, parents, text))];
      if (unmarked.has(text) && (await writesSharded(client, parents, text)))
        problems.push('is committed beside a job without a deletion from platform.commit_marker');
      if (problems.length) findings.push({ text, roles, problems });
    }
    return { statements: sent.length, findings };
  } finally {
    await client.end();
  }
}

export const findingText = ({ text, roles, problems }) =>
  `${roles.join(', ')} ${problems.join('; ')}:\n  ${text.replace(/\s+/g, ' ')}`;

import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { CommandError } from '../failure.js';
import type { Shell } from '../shell.js';
import { certificateText, isGenuine, readCertificate } from './certificate.js';
import { countTenant, eraseTenant, leftOf } from './tenant.erase.js';
import { exportTenant } from './tenant.export.js';
import { findTenant } from './tenant.js';

function newFile(path: string): string {
  if (existsSync(path))
    throw new CommandError(
      'FILE_EXISTS',
      `${path} 已存在，没有覆盖。请换一个文件名。`,
      `${path} exists and was left alone. Give another name.`,
    );
  return resolve(path);
}

/** One company's data: all of it out, all of it gone, and whether it is. See docs/tenant-data.md. */
export function tenantCommand(shell: Shell): Command {
  return new Command('tenant')
    .description(shell.t('一家公司的全部数据', 'all data of one company'))
    .addCommand(exportCommand(shell))
    .addCommand(eraseCommand(shell))
    .addCommand(verifyCommand(shell));
}

const providerFlags = '--provider <slug>';

function exportCommand(shell: Shell): Command {
  const { t } = shell;
  return new Command('export')
    .description(
      t(
        '把一家公司的全部数据和文件导出到一个文件（tar.gz，每张表一份 NDJSON），运行中也可以',
        'write all data and files of one company into one file (tar.gz, NDJSON by table); the system may be running',
      ),
    )
    .requiredOption(providerFlags, t('公司标识', 'slug of the company'))
    .requiredOption('--out <file>', t('导出文件', 'the export'))
    .action(async ({ provider, out }: { provider: string; out: string }) => {
      const path = newFile(out);
      shell.print(
        await shell.withAdmin(async (client, installation) =>
          exportTenant(client, installation, await findTenant(client, provider), path),
        ),
      );
    });
}

interface EraseOptions {
  readonly provider: string;
  readonly confirm?: string;
  readonly certificate?: string;
}

function eraseCommand(shell: Shell): Command {
  const { t } = shell;
  return new Command('erase')
    .description(
      t(
        '永久删除一家公司的全部数据、文件和密钥，并出具证明；不带 --confirm 只列出会删除什么',
        'erase all data, files and keys of one company for good and certify it; without --confirm only count what would go',
      ),
    )
    .requiredOption(providerFlags, t('公司标识', 'slug of the company'))
    .option(
      '--confirm <slug>',
      t('再写一次公司标识，以示确认', 'the company’s slug once more, as a confirmation'),
    )
    .option(
      '--certificate <file>',
      t('证明写到哪里（.json，旁边另有 .txt）', 'where the certificate goes (.json, with a .txt beside it)'),
    )
    .action(async ({ provider, confirm, certificate }: EraseOptions) => {
      const path = certificate === undefined ? null : newFile(certificate);
      await shell.withAdmin(async (client, installation) => {
        const tenant = await findTenant(client, provider);
        if (confirm === undefined) {
          shell.say(
            t(
              '以下数据会被永久删除，之后无法恢复。确认删除请加 --confirm 和 --certificate。',
              'The following would be erased for good; nothing brings it back. To do it, add --confirm and --certificate.',
            ),
          );
          shell.print({
            erased: false,
            provider: tenant,
            ...(await countTenant(client, tenant, installation.filesDirectory)),
          });
          return;
        }
        if (confirm !== tenant.slug || !path)
          throw new CommandError(
            'NOT_CONFIRMED',
            `--confirm 须为 ${tenant.slug}，并用 --certificate 指定证明文件。没有删除任何数据。`,
            `--confirm must be ${tenant.slug}, and --certificate must name a file. Nothing was erased.`,
          );
        const made = await eraseTenant(client, installation, tenant);
        await writeFile(path, `${JSON.stringify(made, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
        await writeFile(`${path}.txt`, certificateText(made), { mode: 0o600 });
        shell.print({ erased: true, certificate: path, ...made.erasure });
      });
    });
}

function verifyCommand(shell: Shell): Command {
  const { t } = shell;
  return new Command('verify')
    .description(
      t(
        '核对删除证明：由本系统出具、未被改动，且已无该公司的数据',
        'check a certificate: written here, unchanged, and nothing of the company is left',
      ),
    )
    .argument('<certificate>', t('证明文件', 'the certificate'))
    .action(async (file: string) => {
      const certificate = await readCertificate(resolve(file));
      const left = await shell.withAdmin(async (client, { anchorKey }) => {
        if (!certificate || !isGenuine(anchorKey, certificate))
          throw new CommandError(
            'CERTIFICATE_FALSE',
            '这不是本系统出具的证明，或内容已被改动。',
            'This installation did not write that certificate, or it was changed since.',
          );
        return leftOf(client, certificate.erasure.provider.id);
      });
      shell.print({ genuine: true, left });
      if (Object.keys(left).length)
        throw new CommandError(
          'TENANT_LEFT',
          '数据库里又有该公司的数据，例如恢复了更早的备份。请再次删除。',
          'There is data of the company again, as after restoring an older backup. Erase it once more.',
        );
    });
}

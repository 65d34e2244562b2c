import { resolve } from 'node:path';
import { Command } from 'commander';
import { CommandError } from '../failure.js';
import { providerOption, storeOption } from '../options.js';
import type { Shell } from '../shell.js';
import { restoreStore } from './store.restore.js';

interface RestoreOptions {
  readonly store: string;
  readonly provider?: string;
  readonly from: string;
  readonly confirm?: string;
}

/** One store back to the moment of an export while the others go on. See docs/tenant-data.md. */
export function storeCommand(shell: Shell): Command {
  const { t } = shell;
  const restore = new Command('restore')
    .description(
      t(
        '把一家店铺恢复到公司导出时的状态，其他店铺照常运行；不带 --confirm 只列出会改变什么',
        'bring one store back to the moment of its company’s export while the others go on; without --confirm only count what would change',
      ),
    )
    .addOption(storeOption(shell))
    .requiredOption('--from <file>', t('tenant export 的文件', 'a file of tenant export'))
    .option(
      '--confirm <slug>',
      t('再写一次店铺标识，以示确认', 'the store’s slug once more, as a confirmation'),
    )
    .addOption(providerOption(shell))
    .action(async ({ from, confirm, store, provider }: RestoreOptions) => {
      if (confirm !== undefined && confirm !== store)
        throw new CommandError(
          'NOT_CONFIRMED',
          '--confirm 与 --store 不一致，没有恢复。',
          '--confirm is not what --store says; nothing was restored.',
        );
      const isTrial = confirm === undefined;
      if (isTrial)
        shell.say(
          t(
            '以下为试算，没有改变任何数据。导出之后该店铺的改动会永久丢失；确认恢复请加 --confirm。',
            'This is a trial; nothing was changed. What was done in this store since the export would be lost for good. To do it, add --confirm.',
          ),
        );
      shell.print({
        restored: !isTrial,
        ...(await shell.withStoreAsAdmin(
          { store, ...(provider && { provider }) },
          (client, found, installation) =>
            restoreStore(client, installation, found, resolve(from), { isTrial }),
        )),
      });
    });
  return new Command('store').description(t('店铺', 'stores')).addCommand(restore);
}

import { DataKeys } from '@zuoxi/platform/keys';
import { Command } from 'commander';
import { CommandError } from './failure.js';
import { providerOption, storeOption } from './options.js';
import type { Shell } from './shell.js';

/** What a store's files say ends with their keys, in every copy and backup. */
export function filesCommand(shell: Shell): Command {
  const { t } = shell;
  const erase = new Command('erase')
    .description(
      t(
        '销毁一家店铺的文件密钥：此前上传的原始文件和文档，包括备份里的，从此谁也打不开',
        'erase the keys of a store’s files: what was uploaded or typeset so far can never be opened again, in no backup either',
      ),
    )
    .addOption(storeOption(shell))
    .requiredOption('--reason <text>', t('原因，记入审计', 'why; it goes into the audit log'))
    .requiredOption(
      '--confirm <slug>',
      t('再写一次店铺标识，以示确认', 'the store’s slug once more, as a confirmation'),
    )
    .addOption(providerOption(shell))
    .action(
      async ({
        reason,
        confirm,
        ...where
      }: {
        store: string;
        provider?: string;
        reason: string;
        confirm: string;
      }) => {
        if (confirm !== where.store) {
          throw new CommandError(
            'NOT_CONFIRMED',
            `--confirm 与 --store 不一致，没有销毁任何密钥。`,
            `--confirm is not what --store says; no key was erased.`,
          );
        }
        const keys = await shell.inStore(where, (app, { ctx, storeId }) =>
          app.get(DataKeys).erase(ctx, storeId, reason),
        );
        shell.print({ store: where.store, keysErased: keys });
      },
    );
  return new Command('files').description(t('文件', 'stored files')).addCommand(erase);
}

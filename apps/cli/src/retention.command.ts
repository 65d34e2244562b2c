import { Command } from 'commander';
import { removeWhatIsOld, sealOlderFiles } from './retention.js';
import { retention } from './retention.table.js';
import type { Shell } from './shell.js';

/** What is not kept for ever, and its removal. */
export function retentionCommand(shell: Shell): Command {
  const { t } = shell;
  const show = new Command('show')
    .description(t('各类数据保留多少天', 'how many days each kind of data is kept'))
    .action(() => shell.print(Object.fromEntries(retention.map(({ what, days }) => [what, days]))));
  const run = new Command('run')
    .description(
      t(
        '删除过期的数据，并加密旧版本留下的明文文件（npm start 每小时做一次）',
        'remove what is too old, and seal the files that an earlier version left in the clear (npm start does it every hour)',
      ),
    )
    .action(async () => {
      shell.print(
        await shell.withAdmin(async (client, installation) => ({
          ...(await sealOlderFiles(client, installation)),
          removed: await removeWhatIsOld(client, { ...installation, now: new Date() }),
        })),
      );
    });
  return new Command('retention')
    .description(t('数据保留', 'how long data are kept'))
    .addCommand(show)
    .addCommand(run);
}

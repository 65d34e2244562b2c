import { contentHash } from '@zuoxi/platform/content';
import { TaskReader } from '@zuoxi/platform/jobs';
import { type RosterInput, solveRoster } from '@zuoxi/rostering';
import {
  rosterContent,
  RosterPublishingService,
  RosterService,
  RosterSolvingService,
} from '@zuoxi/scheduling';
import { Command } from 'commander';
import { CommandError } from './failure.js';
import { readJson } from './json-file.js';
import { dateOption, providerOption, storeOption, wholeOption } from './options.js';
import type { Shell } from './shell.js';

interface RosterOptions {
  store: string;
  provider?: string;
  from: string;
  to: string;
  publish?: boolean;
}

const parts = ['days', 'shifts', 'agents', 'requirement', 'rules'] as const;

export function rosterCommand(shell: Shell): Command {
  const { t } = shell;
  const ofStore = new Command('store')
    .description(t('为店铺排班，可直接发布', 'roster a store, and publish it if asked'))
    .addOption(storeOption(shell))
    .addOption(
      dateOption('--from <date>', t('开始日期 YYYY-MM-DD', 'first day YYYY-MM-DD')).makeOptionMandatory(),
    )
    .addOption(dateOption('--to <date>', t('结束日期', 'last day')).makeOptionMandatory())
    .option('--publish', t('排完即发布', 'publish it when solved'))
    .addOption(providerOption(shell))
    .action((options: RosterOptions) => rosterStore(shell, options));
  const solve = new Command('solve')
    .description(t('直接用排班引擎：JSON 输入，JSON 输出', 'the bare engine: JSON in, JSON out'))
    .requiredOption('--input <file>', t('排班问题 JSON', 'the problem as JSON'))
    .addOption(wholeOption('--seed <n>', t('随机种子', 'random seed'), 0, 2 ** 31).default(1))
    .action(async ({ input, seed }: { input: string; seed: number }) => {
      const problem = (await readJson(input)) as RosterInput;
      const missing = parts.filter((part) => typeof problem[part] !== 'object');
      if (missing.length) {
        throw new CommandError(
          'ROSTER_INPUT_INVALID',
          `${input} 缺少 ${missing.join('、')}。`,
          `${input} lacks ${missing.join(', ')}.`,
        );
      }
      shell.print(solveRoster(problem, { seed }));
    });
  return new Command('roster')
    .description(t('排班', 'rosters'))
    .addCommand(ofStore, { isDefault: true })
    .addCommand(solve);
}

async function rosterStore(shell: Shell, options: RosterOptions): Promise<void> {
  const { from: fromOn, to: toOn, publish } = options;
  const result = await shell.inStore(options, async (app, { ctx, storeId }) => {
    const rosters = app.get(RosterService);
    const { id, taskId } = await app.get(RosterSolvingService).solve(ctx, { storeId, fromOn, toOn });
    const roster = await app.workUntil('roster.solve', async () => {
      const row = await rosters.find(ctx, id);
      if (row && row.status !== 'solving') return row;
      const task = taskId ? await app.get(TaskReader).find(ctx, taskId) : null;
      if (task?.state === 'failed') {
        const { code, message } = task.error ?? { code: 'ROSTER_FAILED', message: '' };
        throw new CommandError(code, `排班失败：${message}`, `The roster could not be solved: ${message}`);
      }
      return null;
    });
    const seen = contentHash(rosterContent(await rosters.assignmentsOf(ctx, roster)));
    const published = publish
      ? await app.get(RosterPublishingService).publish(ctx, { id: roster.id, contentHash: seen })
      : roster;
    return { ...published, assignments: await rosters.assignmentsOf(ctx, published) };
  });
  shell.print(result);
}

import { DailyReportService } from '@zuoxi/reporting';
import { Command } from 'commander';
import { dateOption, providerOption, storeOption } from './options.js';
import type { Shell } from './shell.js';

interface ReportOptions {
  store: string;
  provider?: string;
  on: string;
  publish?: boolean;
  comment?: string;
  reason?: string;
}

export function reportCommand(shell: Shell): Command {
  const { t } = shell;
  const build = new Command('build')
    .description(t('计算某天的日报，可直接发布', 'compute the report of a day, and publish it if asked'))
    .addOption(storeOption(shell))
    .addOption(
      dateOption('--on <date>', t('业务日期 YYYY-MM-DD', 'business date YYYY-MM-DD')).makeOptionMandatory(),
    )
    .option('--publish', t('发布给店铺', 'publish it to the shop'))
    .option('--comment <text>', t('给店主的话', 'a word to the shop owner'))
    .option(
      '--reason <text>',
      t('更正原因（再次发布时必填）', 'why it is revised (needed when publishing again)'),
    )
    .addOption(providerOption(shell))
    .action(async ({ on, publish, comment, reason, ...where }: ReportOptions) => {
      const report = await shell.inStore(where, async (app, { ctx, storeId }) => {
        const reports = app.get(DailyReportService);
        const draft = await reports.build(ctx, storeId, on);
        if (!publish) return draft;
        return reports.publish(ctx, {
          storeId,
          on,
          contentHash: draft.contentHash,
          ...(comment === undefined ? {} : { comment }),
          revisionReason: reason ?? null,
        });
      });
      const { body, ...facts } = report;
      shell.print({ ...facts, ...body });
    });
  return new Command('report').description(t('日报', 'daily reports')).addCommand(build);
}

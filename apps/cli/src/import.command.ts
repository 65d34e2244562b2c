import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { failureOf, ImportService, remarksOf, type UploadFacts } from '@zuoxi/conversations';
import { Files } from '@zuoxi/platform/files';
import { Command, Option } from 'commander';
import { CommandError } from './failure.js';
import { dateOption, providerOption, storeOption } from './options.js';
import type { Shell } from './shell.js';

interface ImportOptions {
  store: string;
  provider?: string;
  kind: UploadFacts['kind'];
  preset?: string;
  on?: string;
}
const limitBytes = 4096 * 1_048_576;
const mostErrors = 1000;
const pageSize = 100;

/** A file through the same import as an upload, waited for. */
export function importCommand(shell: Shell): Command {
  const { t } = shell;
  return new Command('import')
    .description(t('导入平台导出的文件', 'import a file that a platform exported'))
    .argument('<file>', t('CSV、XLSX、XLS 或 JSON 文件', 'CSV, XLSX, XLS or JSON file'))
    .addOption(storeOption(shell))
    .addOption(
      new Option('--kind <kind>', t('文件内容', 'what the file holds'))
        .choices(['conversations', 'performance', 'orders', 'aftersales'])
        .makeOptionMandatory(),
    )
    .option('--preset <id>', t('文件格式；不填则自动识别', 'format of the file; recognised if left out'))
    .addOption(
      dateOption('--on <date>', t('文件本身没有日期时的业务日期', 'business date of a file that names none')),
    )
    .addOption(providerOption(shell))
    .addHelpText(
      'after',
      t(
        '\n退出码：0 已导入（需要留意的和未采用的行在结果的 warnings 与 errors 中，需留意的也写到标准错误）；1 文件无法导入或出错；2 命令写法不对。',
        '\nExit code: 0 imported (what to note and which rows were refused is in warnings and errors of the result, what to note on stderr too); 1 the file cannot be imported, or something failed; 2 the command line is none.',
      ),
    )
    .action(async (path: string, options: ImportOptions) => {
      if (!(await stat(path)).isFile()) throw Object.assign(new Error(path), { code: 'EISDIR', path });
      const result = await shell.inStore(options, async (app, { ctx, storeId }) => {
        const imports = app.get(ImportService);
        const file = await app.get(Files).receive(ctx, {
          name: basename(path),
          mediaType: 'application/octet-stream',
          storeId,
          content: createReadStream(path),
          limitBytes,
          permission: 'original:reveal',
        });
        const { kind, preset, on } = options;
        const { importBatchId, known } = await imports.accept(ctx, file, {
          storeId,
          kind,
          preset: preset ?? null,
          on: on ?? null,
        });
        if (known)
          shell.say(
            t(
              '这个文件以前导入过，没有重复写入。',
              'This file was imported before; nothing was written twice.',
            ),
          );
        const batch = await app.workUntil('import.conversations', async () => {
          const [row] = await imports.getMany(ctx, [importBatchId]);
          return row && (row.state === 'completed' || row.state === 'failed') ? row : null;
        });
        const errors = [];
        let after: string | null = null;
        do {
          const page: Awaited<ReturnType<ImportService['errorsOf']>> = await imports.errorsOf(ctx, batch, {
            first: pageSize,
            after,
          });
          errors.push(...page.edges.map(({ node }) => node));
          after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
        } while (after && errors.length < mostErrors);
        const { platform } = await imports.storeOf(ctx, storeId);
        return { batch, known, errors, remarks: remarksOf(batch, platform, shell.locale) };
      });
      const { batch, known, errors, remarks } = result;
      for (const { code, message } of remarks) shell.say(`${code}: ${message}`);
      shell.print({
        importBatchId: batch.id,
        state: batch.state,
        known,
        fileName: batch.fileName,
        kind: batch.kind,
        preset: batch.preset,
        rows: {
          read: batch.rowsRead,
          accepted: batch.rowsAccepted,
          known: batch.rowsKnown,
          rejected: batch.rowsRejected,
          summary: batch.summaryRows,
        },
        fromOn: batch.fromOn,
        toOn: batch.toOn,
        warnings: remarks,
        errors,
      });
      const failure = failureOf(batch.failure, shell.locale);
      if (failure) throw new CommandError(failure.code, failure.message, failure.message);
    });
}

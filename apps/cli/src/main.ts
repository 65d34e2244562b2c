import { Command, CommanderError } from 'commander';
import type { OpenInstallation } from './application.js';
import { auditCommand } from './audit.command.js';
import { backupCommand, restoreCommand } from './backup.command.js';
import { failureOf } from './failure.js';
import { filesCommand } from './files.command.js';
import { importCommand } from './import.command.js';
import { providerCommand } from './provider.command.js';
import { quoteCommand } from './quote.command.js';
import { reportCommand } from './report.command.js';
import { retentionCommand } from './retention.command.js';
import { rosterCommand } from './roster.command.js';
import { localeOf, Shell } from './shell.js';
import { storeCommand } from './tenant/store.command.js';
import { tenantCommand } from './tenant/tenant.command.js';

const chineseTitles: Record<string, string> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};
/** Help was asked for and shown: nothing failed. */
const helpCodes = ['commander.help', 'commander.helpDisplayed', 'commander.version'];

/** @returns the exit code; results are on stdout, everything said to a person on stderr. */
export async function main(args: readonly string[], openInstallation: OpenInstallation): Promise<number> {
  const locale = localeOf(process.env);
  const shell = new Shell(locale, openInstallation);
  try {
    await program(shell).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError && helpCodes.includes(error.code)) return error.exitCode;
    const { exitCode, text } = failureOf(error, locale);
    shell.say(text);
    return exitCode;
  }
}

function program(shell: Shell): Command {
  const { t } = shell;
  const root = new Command('zuoxi')
    .description(
      t(
        '坐席：客服外包的运营系统。结果以 JSON 写到标准输出，提示写到标准错误。',
        'Zuoxi, the system that outsourced customer service runs on. Results are JSON on stdout, messages go to stderr.',
      ),
    )
    .helpCommand('help [command]', t('查看命令的用法', 'show how a command is used'))
    .addHelpText(
      'after',
      t(
        '\n数据目录：ZUOXI_DATA（默认 ./data）；外部数据库：DATABASE_URL。语言由 LANG 决定。',
        '\nData directory: ZUOXI_DATA (./data unless set); another database: DATABASE_URL. LANG decides the language.',
      ),
    );
  for (const command of [
    importCommand,
    reportCommand,
    quoteCommand,
    rosterCommand,
    auditCommand,
    filesCommand,
    retentionCommand,
    providerCommand,
    backupCommand,
    restoreCommand,
    tenantCommand,
    storeCommand,
  ]) {
    root.addCommand(command(shell));
  }
  prepare(root, shell);
  return root;
}

/** Settings that commander does not hand down to commands added whole. */
function prepare(command: Command, shell: Shell): void {
  command
    .exitOverride()
    .helpOption('-h, --help', shell.t('查看用法', 'show this help'))
    .configureOutput({ writeErr: () => undefined })
    .configureHelp({
      styleTitle: (title) => (shell.locale === 'zh-CN' ? (chineseTitles[title] ?? title) : title),
    });
  for (const child of command.commands) prepare(child, shell);
}

import { publicError } from '@zuoxi/platform/graphql';
import { DomainError, type FieldProblem } from '@zuoxi/platform/errors';
import { PricingError } from '@zuoxi/pricing';
import { RosterInputError } from '@zuoxi/rostering';
import { StaffingError } from '@zuoxi/staffing';
import type { Locale } from '@zuoxi/vocabulary';
import { CommanderError } from 'commander';

/** What went wrong and what to do about it, in both languages. */
export class CommandError extends Error {
  constructor(
    readonly code: string,
    readonly zh: string,
    readonly en: string,
  ) {
    super(en);
  }
}

interface Failure {
  readonly exitCode: number;
  readonly text: string;
}

/** What a failed command says on stderr, and how it ends: 1 for a failure, 2 for a command line that is none. */
export function failureOf(error: unknown, locale: Locale): Failure {
  const zh = locale === 'zh-CN';
  const failed = (code: string, message: string): Failure => ({ exitCode: 1, text: `${code}: ${message}` });
  if (error instanceof CommanderError)
    return { exitCode: 2, text: `USAGE: ${zh ? usageInChinese(error) : usageInEnglish(error)}` };
  if (error instanceof CommandError) return failed(error.code, zh ? error.zh : error.en);
  if (error instanceof PricingError || error instanceof StaffingError || error instanceof RosterInputError) {
    const details = JSON.stringify(error.details);
    return failed(
      error.code,
      zh ? `输入不能计算，请修改：${details}` : `This cannot be computed; change the input: ${details}`,
    );
  }
  if (error instanceof DomainError) {
    const { code, message } = publicError(error, locale, '', () => undefined);
    const problems = ((error.details['problems'] ?? []) as FieldProblem[]).map(
      ({ field, code: problem, message: words }) => `\n  ${field}: ${problem}${words ? ` ${words}` : ''}`,
    );
    return failed(code, message + problems.join(''));
  }
  const cause = error as NodeJS.ErrnoException;
  if (cause.code === 'ENOENT' || cause.code === 'EACCES' || cause.code === 'EISDIR') {
    const path = cause.path ?? '';
    return failed(
      'FILE_UNREADABLE',
      zh
        ? `无法打开 ${path}（${cause.code}）。请检查路径和权限。`
        : `Cannot open ${path} (${cause.code}). Check the path and its permissions.`,
    );
  }
  if (cause.code === 'ECONNREFUSED' || cause.code === 'ENOTFOUND' || cause.code === '28P01') {
    return failed(
      'DATABASE_UNREACHABLE',
      zh
        ? `连不上数据库：${cause.message}。请检查 DATABASE_URL 或 ZUOXI_DATA。`
        : `The database does not answer: ${cause.message}. Check DATABASE_URL or ZUOXI_DATA.`,
    );
  }
  return failed(
    'INTERNAL',
    zh
      ? `出错了，可以重试；再次出错请附上以下内容联系工程师：\n${cause.stack ?? cause}`
      : `Something went wrong. Try again; if it stays, hand the following to an engineer:\n${cause.stack ?? cause}`,
  );
}

const nameIn = (message: string): string => /'([^']+)'/.exec(message)?.[1] ?? message;

const usages: Record<string, string> = {
  'commander.unknownOption': '没有选项「{}」。',
  'commander.unknownCommand': '没有命令「{}」。',
  'commander.missingArgument': '缺少参数「{}」。',
  'commander.optionMissingArgument': '选项「{}」缺少值。',
  'commander.missingMandatoryOptionValue': '缺少选项「{}」。',
  'commander.invalidArgument': '值不对：「{}」。',
  'commander.excessArguments': '参数太多。',
};

function usageInChinese({ code, message }: CommanderError): string {
  return `${(usages[code] ?? '{}').replace('{}', nameIn(message))}运行 zuoxi help 查看用法。`;
}

const usageInEnglish = ({ message }: CommanderError): string =>
  `${message.replace(/^error: /, '').replace(/\.?$/, '.')} See zuoxi help.`;

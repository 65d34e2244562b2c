import { userInfo } from 'node:os';
import {
  AccountService,
  InvitationService,
  MemberService,
  ProviderService,
  SetupService,
} from '@zuoxi/identity';
import { type ProviderContext, systemContext } from '@zuoxi/platform/context';
import { permissions, type ProviderId } from '@zuoxi/vocabulary';
import { Command } from 'commander';
import { CommandError } from './failure.js';
import type { Shell } from './shell.js';

interface CreateOptions {
  company?: string;
  name?: string;
  email?: string;
  passwordStdin?: boolean;
  address: string;
}
interface OwnerOptions {
  provider: string;
  email: string;
  address: string;
}

/** What only who runs the installation may do: let a company in, and let an owner back in. */
export function providerCommand(shell: Shell): Command {
  const { t } = shell;
  const address = `http://127.0.0.1:${process.env['PORT'] ?? 3000}`;
  const addressText = t('控制台地址，用于生成链接', 'address of the console, for the link');
  const create = new Command('create')
    .description(
      t(
        '新建客服公司：打印一次性设置链接；或用 --password-stdin 直接建好',
        'make a provider: prints a one-time set-up link, or makes it at once with --password-stdin',
      ),
    )
    .option('--company <name>', t('公司名称', 'name of the company'))
    .option('--name <name>', t('管理员姓名', 'name of its owner'))
    .option('--email <email>', t('管理员邮箱', 'email of its owner'))
    .option('--password-stdin', t('从标准输入读取密码', 'read the password from standard input'))
    .option('--address <url>', addressText, address)
    .action((options: CreateOptions) => createProvider(shell, options));
  const owner = new Command('owner')
    .description(
      t(
        '恢复某人的管理员权限，或为新邮箱打印管理员邀请链接',
        'give a person full rights back, or print an invitation of an owner for a new email',
      ),
    )
    .requiredOption('--provider <id>', t('服务商标识或 ID', 'slug or id of the provider'))
    .requiredOption('--email <email>', t('邮箱', 'email of the person'))
    .option('--address <url>', addressText, address)
    .action((options: OwnerOptions) => reinstateOwner(shell, options));
  return new Command('provider')
    .description(t('客服公司（运维）', 'providers, for operators'))
    .addCommand(create)
    .addCommand(owner);
}

async function createProvider(shell: Shell, options: CreateOptions): Promise<void> {
  const { company, name, email, passwordStdin, address } = options;
  if (!passwordStdin) {
    const { path, expiresAt } = await shell.withServices((app) => app.get(SetupService).makeLink());
    return shell.print({ link: address + path, expiresAt });
  }
  if (!company?.trim() || !name?.trim() || !/^\S+@\S+\.\S+$/.test(email ?? '')) {
    throw new CommandError(
      'PROVIDER_INCOMPLETE',
      '用 --password-stdin 时需要 --company、--name 和有效的 --email。',
      'With --password-stdin, give --company, --name and a valid --email.',
    );
  }
  const password = (await readAll(process.stdin)).replace(/\r?\n$/, '');
  const owner = { company, name, email: email as string, password };
  const made = await shell.withServices((app) =>
    app.get(ProviderService).createWithOwner(operator(shell), owner),
  );
  shell.print({ providerId: made.providerId, email });
}

async function reinstateOwner(shell: Shell, { provider, email, address }: OwnerOptions): Promise<void> {
  const providerId = await shell.withAdmin(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select provider_id as id from identity.provider where $1 in (slug, provider_id::text)`,
      [provider],
    );
    return rows[0]?.id;
  });
  if (!providerId) {
    throw new CommandError(
      'PROVIDER_UNKNOWN',
      `没有服务商「${provider}」。`,
      `There is no provider "${provider}".`,
    );
  }
  const ctx = operator(shell, providerId as ProviderId);
  const result = await shell.withServices(async (app) => {
    if (await app.get(MemberService).reinstateOwner(ctx, email)) {
      const reset = await app.get(AccountService).makeResetLinkFor(ctx, email);
      return { reinstated: email, passwordLink: `${address}${reset?.path}`, expiresAt: reset?.expiresAt };
    }
    const { link, invitation } = await app
      .get(InvitationService)
      .invite(ctx, { email, role: 'provider-owner' });
    return { link: address + link, expiresAt: invitation.expiresAt };
  });
  shell.print(result);
}

const operator = (shell: Shell, providerId: ProviderId | null = null): ProviderContext => ({
  ...systemContext(providerId as ProviderId, []),
  actor: { kind: 'system', id: 'cli', name: `cli:${userInfo().username}` },
  permissions: [...permissions],
  locale: shell.locale,
});

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}

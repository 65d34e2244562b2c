import { userInfo } from 'node:os';
import { type ProviderContext, systemContext } from '@zuoxi/platform/context';
import { type Locale, permissions, type ProviderId, type StoreId } from '@zuoxi/vocabulary';
import pg from 'pg';
import { Application, type Installation, type OpenInstallation } from './application.js';
import { CommandError } from './failure.js';
import type { StoreOfTenant } from './tenant/store.staging.js';

/** Chinese unless the terminal says English. */
export function localeOf(env: NodeJS.ProcessEnv): Locale {
  const language = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^en/i.test(language) ? 'en-US' : 'zh-CN';
}

export interface StoreScope {
  readonly ctx: ProviderContext;
  readonly storeId: StoreId;
}

/** What a command has to work with: words, results on stdout, messages on stderr, the installation. */
export class Shell {
  constructor(
    readonly locale: Locale,
    private readonly openInstallation: OpenInstallation,
  ) {}

  /** The words of the person at the terminal. */
  readonly t = (zh: string, en: string): string => (this.locale === 'zh-CN' ? zh : en);

  print(result: unknown): void {
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  }

  say(message: string): void {
    process.stderr.write(`${message}\n`);
  }

  async withInstallation<Result>(work: (installation: Installation) => Promise<Result>): Promise<Result> {
    const installation = await this.openInstallation();
    try {
      return await work(installation);
    } finally {
      await installation.stop();
    }
  }

  /** As the database's owner. A role that row-level security holds back is refused rather than shown less. */
  withAdmin<Result>(
    work: (client: pg.Client, installation: Installation) => Promise<Result>,
  ): Promise<Result> {
    return this.withInstallation((installation) =>
      asAdmin(installation, (client) => work(client, installation)),
    );
  }

  /** The services of the installation, on behalf of whoever the work says. */
  withServices<Result>(work: (app: Application) => Promise<Result>): Promise<Result> {
    return this.withInstallation(async (installation) => {
      const app = await Application.open(installation);
      try {
        return await work(app);
      } finally {
        await app.close();
      }
    });
  }

  /** The services, on behalf of the provider that serves a store. */
  inStore<Result>(
    { store, provider }: { store: string; provider?: string },
    work: (app: Application, scope: StoreScope) => Promise<Result>,
  ): Promise<Result> {
    return this.withInstallation(async (installation) => {
      const scope = await asAdmin(installation, (client) => this.findStore(client, store, provider));
      const app = await Application.open(installation);
      try {
        return await work(app, scope);
      } finally {
        await app.close();
      }
    });
  }

  /** As the database's owner, with the store that a slug names. */
  withStoreAsAdmin<Result>(
    { store, provider }: { store: string; provider?: string },
    work: (client: pg.Client, found: StoreOfTenant, installation: Installation) => Promise<Result>,
  ): Promise<Result> {
    return this.withAdmin(async (client, installation) => {
      const { ctx, storeId } = await this.findStore(client, store, provider);
      return work(client, { providerId: ctx.providerId, storeId, slug: store }, installation);
    });
  }

  private async findStore(client: pg.Client, slug: string, provider?: string): Promise<StoreScope> {
    const { rows } = await client.query<{ provider_id: string; store_id: string; provider: string }>(
      `select s.provider_id, s.store_id, p.slug as provider
         from identity.store s join identity.provider p on p.provider_id = s.provider_id
        where s.slug = $1 and ($2::text is null or $2 in (p.slug, p.provider_id::text))`,
      [slug, provider ?? null],
    );
    const [row] = rows;
    if (!row) {
      throw new CommandError(
        'STORE_UNKNOWN',
        `没有店铺「${slug}」。请用店铺的英文标识（slug）。`,
        `There is no store "${slug}". Give the store's slug.`,
      );
    }
    if (rows.length > 1) {
      const providers = rows.map((each) => each.provider).join(', ');
      throw new CommandError(
        'STORE_AMBIGUOUS',
        `多个服务商都有「${slug}」。请加 --provider，可选：${providers}。`,
        `Several providers have "${slug}". Add --provider, one of: ${providers}.`,
      );
    }
    const stores = await client.query<{ store_id: string }>(
      `select store_id from identity.store where provider_id = $1`,
      [row.provider_id],
    );
    const ctx = systemContext(
      row.provider_id as ProviderId,
      stores.rows.map(({ store_id }) => store_id as StoreId),
      {
        actor: { kind: 'system', id: 'cli', name: `cli:${userInfo().username}` },
        permissions: [...permissions],
        locale: this.locale,
      },
    );
    return { ctx, storeId: row.store_id as StoreId };
  }
}

async function asAdmin<Result>(
  installation: Installation,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: installation.adminUrl });
  await client.connect();
  try {
    await client.query('set row_security = off');
    return await work(client);
  } finally {
    await client.end();
  }
}

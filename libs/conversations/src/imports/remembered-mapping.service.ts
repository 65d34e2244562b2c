import { hash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database, WriteTx } from '@zuoxi/platform/database';
import { DomainError } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { headerKey } from '../ingest/index.js';
import type { ImportKind } from './import.reader.js';
import { type HandMapping, keptMapping, RememberedMapping } from './remembered-mapping.entity.js';

/** Files with the same columns, in whatever order and however spaced, have the same signature. */
export const signatureOf = (headers: readonly string[]): string =>
  hash('sha256', JSON.stringify([...new Set(headers.map(headerKey))].sort()));

/** What people said about the columns of files, for the next file that has the same ones. */
@Injectable()
export class RememberedMappingService {
  constructor(
    @Inject(doorOf('conversations')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async find(
    ctx: ProviderContext,
    kind: ImportKind,
    headers: readonly string[],
  ): Promise<RememberedMapping | null> {
    if (!headers.length) return null;
    const where = { providerId: ctx.providerId, kind, signature: signatureOf(headers) };
    return this.db.read(ctx, ({ manager }) => manager.findOneBy(RememberedMapping, where));
  }

  async remember(
    ctx: ProviderContext,
    { sql }: Pick<WriteTx, 'sql'>,
    kind: ImportKind,
    headers: readonly string[],
    said: { readonly preset: string; readonly mapping: HandMapping },
  ): Promise<void> {
    if (!headers.length) return;
    // Of some stores only: what was said for the whole provider stays.
    await sql(
      `insert into conversations.remembered_mapping as m
         (provider_id, kind, signature, preset, mapping, remembered_by, remembered_at, provider_wide)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (provider_id, kind, signature) do update
          set preset = excluded.preset, mapping = excluded.mapping, remembered_by = excluded.remembered_by,
              remembered_at = excluded.remembered_at, provider_wide = excluded.provider_wide
        where excluded.provider_wide or not m.provider_wide`,
      [
        ...[
          ctx.providerId,
          kind,
          signatureOf(headers),
          said.preset,
          JSON.stringify(keptMapping.write(said.mapping)),
        ],
        ...[ctx.actor.name, this.clock.now(), ctx.providerWide],
      ],
    );
  }

  /**
   * The next such file is read as its column names tell, again.
   *
   * @throws DomainError FORBIDDEN for what was said for the whole provider, to who holds some stores
   */
  async forget(ctx: ProviderContext, kind: ImportKind, signature: string): Promise<void> {
    const where = { providerId: ctx.providerId, kind, signature };
    await this.db.write(ctx, 'import-mapping.forget', async ({ manager, audit }) => {
      const row = await manager.findOneBy(RememberedMapping, where);
      if (row?.providerWide && !ctx.providerWide) {
        throw new DomainError('FORBIDDEN', { permission: 'import:run' });
      }
      await manager.delete(RememberedMapping, where);
      audit({ subjectType: 'import-mapping', subjectId: signature, details: { kind } });
      return null;
    });
  }
}

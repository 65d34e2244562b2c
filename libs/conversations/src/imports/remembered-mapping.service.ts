import { hash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import type { Context } from '@zuoxi/platform/context';
import { type Database, type WriteTx } from '@zuoxi/platform/database';
import { DomainError } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { headerKey } from '../ingest/index.js';
import type { ConversationsTables } from '../tables.js';
import type { ImportKind } from './import.reader.js';

/** Our field → the file's column; null: the file has no column for it. */
export type HandMapping = Readonly<Record<string, string | null>>;
export interface RememberedMapping {
  readonly preset: string;
  readonly mapping: HandMapping;
  readonly rememberedBy: string;
  readonly rememberedAt: Date;
}

/** Files with the same columns, in whatever order and however spaced, have the same signature. */
export const signatureOf = (headers: readonly string[]): string =>
  hash('sha256', JSON.stringify([...new Set(headers.map(headerKey))].sort()));

/** What people said about the columns of files, for the next file that has the same ones. */
@Injectable()
export class RememberedMappingService {
  constructor(
    @Inject(doorOf('conversations')) private readonly db: Database<ConversationsTables>,
    private readonly clock: Clock,
  ) {}

  async find(ctx: Context, kind: ImportKind, headers: readonly string[]): Promise<RememberedMapping | null> {
    if (!headers.length) return null;
    const row = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('conversations.rememberedMapping')
        .select(['preset', 'mapping', 'rememberedBy', 'rememberedAt'])
        .where('providerId', '=', ctx.providerId as string)
        .where('kind', '=', kind)
        .where('signature', '=', signatureOf(headers))
        .executeTakeFirst(),
    );
    return row ? { ...row, mapping: row.mapping as HandMapping } : null;
  }

  async remember(
    ctx: Context,
    { q }: WriteTx<ConversationsTables>,
    kind: ImportKind,
    headers: readonly string[],
    said: { readonly preset: string; readonly mapping: HandMapping },
  ): Promise<void> {
    if (!headers.length) return;
    await q
      .insertInto('conversations.rememberedMapping')
      .values({
        providerId: ctx.providerId as string,
        kind,
        signature: signatureOf(headers),
        preset: said.preset,
        mapping: JSON.stringify(said.mapping),
        rememberedBy: ctx.actor.name,
        rememberedAt: this.clock.now(),
        providerWide: ctx.providerWide,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['providerId', 'kind', 'signature'])
          .doUpdateSet((eb) => ({
            preset: eb.ref('excluded.preset'),
            mapping: eb.ref('excluded.mapping'),
            rememberedBy: eb.ref('excluded.rememberedBy'),
            rememberedAt: eb.ref('excluded.rememberedAt'),
            providerWide: eb.ref('excluded.providerWide'),
          }))
          // Of some stores only: what was said for the whole provider stays.
          .where((eb) =>
            eb.or([eb.val(ctx.providerWide), eb('conversations.rememberedMapping.providerWide', '=', false)]),
          ),
      )
      .execute();
  }

  /**
   * The next such file is read as its column names tell, again.
   *
   * @throws DomainError FORBIDDEN for what was said for the whole provider, to who holds some stores
   */
  async forget(ctx: Context, kind: ImportKind, signature: string): Promise<void> {
    await this.db.write(ctx, 'import-mapping.forget', async ({ q, audit }) => {
      const row = await q
        .selectFrom('conversations.rememberedMapping')
        .select('providerWide')
        .where('providerId', '=', ctx.providerId as string)
        .where('kind', '=', kind)
        .where('signature', '=', signature)
        .executeTakeFirst();
      if (row?.providerWide && !ctx.providerWide) {
        throw new DomainError('FORBIDDEN', { permission: 'import:run' });
      }
      await q
        .deleteFrom('conversations.rememberedMapping')
        .where('providerId', '=', ctx.providerId as string)
        .where('kind', '=', kind)
        .where('signature', '=', signature)
        .execute();
      audit({ subjectType: 'import-mapping', subjectId: signature, details: { kind } });
      return null;
    });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { addDays, businessDateOf, Clock, instantAt } from '@zuoxi/platform/calendar';
import { type Context, newId } from '@zuoxi/platform/context';
import { type Database, sql } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { Files } from '@zuoxi/platform/files';
import { doorOf } from '@zuoxi/platform/module';
import type { ConversationsTables } from '../tables.js';

/** Originals that one person may open on one day, over all stores. */
export const revealsOfOneDay = 5;

/** Opens the file that was imported, as it was, with all personal data in it. */
@Injectable()
export class RevealService {
  constructor(
    @Inject(doorOf('conversations')) private readonly db: Database<ConversationsTables>,
    private readonly files: Files,
    private readonly clock: Clock,
  ) {}

  /**
   * Who, what and why is in the audit log before the first byte is read.
   *
   * @throws DomainError REVEAL_LIMIT, NOT_FOUND, FILE_ERASED
   */
  async reveal(ctx: Context, batchId: string, reason: string) {
    const now = this.clock.now();
    const today = businessDateOf(now);
    const file = await this.db.write(ctx, 'original.reveal', async (tx) => {
      const { q } = tx;
      const batch = found(
        await q
          .selectFrom('conversations.importBatch')
          .select(['id', 'storeId', 'fileId', 'fileName'])
          .where('storeId', 'in', [...ctx.storeIds, ctx.providerId as string])
          .where('id', '=', batchId)
          .executeTakeFirst(),
        'import',
      );
      const stored = await this.files.get(ctx, tx, batch.fileId);
      // One at a time for a person, so that many at once are no way round.
      await sql`select pg_advisory_xact_lock(hashtext(${`reveal ${ctx.actor.id}`}))`.execute(q);
      const { opened } = await q
        .selectFrom('conversations.originalReveal')
        .select((eb) => eb.fn.countAll<number>().as('opened'))
        .where('actorId', '=', ctx.actor.id)
        .where('revealedAt', '>=', instantAt(today))
        .where('revealedAt', '<', instantAt(addDays(today, 1)))
        .executeTakeFirstOrThrow();
      if (opened >= revealsOfOneDay) throw new DomainError('REVEAL_LIMIT', { limit: revealsOfOneDay });
      const { storeId } = batch;
      await q
        .insertInto('conversations.originalReveal')
        .values({
          providerId: ctx.providerId as string,
          storeId,
          id: newId(),
          batchId,
          actorId: ctx.actor.id,
          revealedBy: ctx.actor.name,
          reason,
          revealedAt: now,
        })
        .execute();
      tx.audit({
        subjectType: 'import',
        subjectId: batchId,
        storeId,
        details: { fileName: batch.fileName, reason },
      });
      return stored;
    });
    return { file, content: await this.files.content(ctx, file) };
  }
}

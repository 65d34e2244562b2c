import { Inject, Injectable } from '@nestjs/common';
import { addDays, businessDateOf, Clock, instantAt } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { type Database, ofStores } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { Files } from '@zuoxi/platform/files';
import { doorOf } from '@zuoxi/platform/module';
import { And, LessThan, MoreThanOrEqual } from 'typeorm';
import { ImportBatch } from './import-batch.entity.js';
import { OriginalReveal } from './original-reveal.entity.js';

/** Originals that one person may open on one day, over all stores. */
export const revealsOfOneDay = 5;

/** Opens the file that was imported, as it was, with all personal data in it. */
@Injectable()
export class RevealService {
  constructor(
    @Inject(doorOf('conversations')) private readonly db: Database,
    private readonly files: Files,
    private readonly clock: Clock,
  ) {}

  /**
   * Who, what and why is in the audit log before the first byte is read.
   *
   * @throws DomainError REVEAL_LIMIT, NOT_FOUND, FILE_ERASED
   */
  async reveal(ctx: ProviderContext, batchId: string, reason: string) {
    const now = this.clock.now();
    const today = businessDateOf(now);
    const file = await this.db.write(ctx, 'original.reveal', async (tx) => {
      const { manager, insert } = tx;
      const providerId = ctx.providerId;
      const batch = found(await manager.findOneBy(ImportBatch, { ...ofStores(ctx), id: batchId }), 'import');
      const stored = await this.files.get(ctx, tx, batch.fileId);
      // One at a time for a person, so that many at once are no way round.
      await tx.sql('select pg_advisory_xact_lock(hashtext($1))', [`reveal ${ctx.actor.id}`]);
      const opened = await manager.countBy(OriginalReveal, {
        ...ofStores(ctx),
        actorId: ctx.actor.id,
        revealedAt: And(MoreThanOrEqual(instantAt(today)), LessThan(instantAt(addDays(today, 1)))),
      });
      if (opened >= revealsOfOneDay) throw new DomainError('REVEAL_LIMIT', { limit: revealsOfOneDay });
      const { storeId } = batch;
      await insert(OriginalReveal, {
        ...{ providerId, storeId, id: newId(), batchId, reason, revealedAt: now },
        ...{ actorId: ctx.actor.id, revealedBy: ctx.actor.name },
      });
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

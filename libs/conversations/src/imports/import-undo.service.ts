import { Inject, Injectable } from '@nestjs/common';
import { Clock, daysBetween } from '@zuoxi/platform/calendar';
import type { Context } from '@zuoxi/platform/context';
import { type Database, sql } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { isTransient, type Job, type Progress, TaskReader, Tasks } from '@zuoxi/platform/jobs';
import { doorOf } from '@zuoxi/platform/module';
import { FactsService } from '../facts/facts.service.js';
import type { IngestErrorCode } from '../ingest/index.js';
import type { ConversationsTables } from '../tables.js';
import { noteChange } from '../rows/brought-rows.js';
import { takeBackKeyed } from './keyed-rows.js';
import { takeBackMessages } from './message-rows.js';
import { markStale } from './stale-days.js';
import { daysSupersededBy, takeBackMoved } from './moved-messages.js';
import { lockKind, type Scope, type Tx } from '../rows/written.js';
import { type BatchRow, ImportService } from './import.service.js';

export interface UndoJob {
  readonly batchId: string;
  readonly storeId: string;
}
interface Batch {
  readonly id: string;
  readonly storeId: string;
}

/**
 * Takes an import back: its rows go, and those that another file brought as well pass to that file. Reports built on
 * them stay as they are, and say that their data has changed since.
 */
@Injectable()
export class ImportUndoService {
  constructor(
    @Inject(doorOf('conversations')) private readonly db: Database<ConversationsTables>,
    private readonly imports: ImportService,
    private readonly facts: FactsService,
    private readonly tasks: Tasks,
    private readonly taskReader: TaskReader,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError STATE_CHANGED while it is still being imported, or when it is undone already. */
  async undo(ctx: Context, input: { id: string; reason: string }): Promise<BatchRow> {
    const batch = found((await this.imports.getMany(ctx, [input.id]))[0], 'import');
    await this.db.write(
      ctx,
      'import.undo',
      async (tx) => {
        const job: UndoJob = { batchId: batch.id, storeId: batch.storeId };
        const moved = await tx.q
          .updateTable('conversations.importBatch')
          .set({
            state: 'undoing',
            undoneReason: input.reason,
            undoneBy: ctx.actor.name,
            undoneAt: this.clock.now(),
          })
          .where('storeId', '=', batch.storeId)
          .where('id', '=', batch.id)
          .where('state', 'in', ['completed', 'failed', 'cancelled'])
          .executeTakeFirst();
        if (!moved.numUpdatedRows) throw new DomainError('STATE_CHANGED', { status: batch.state });
        const taskId = await this.tasks.start(ctx, tx, 'import.undo', job, batch.storeId);
        await tx.q
          .updateTable('conversations.importBatch')
          .set({ taskId })
          .where('storeId', '=', batch.storeId)
          .where('id', '=', batch.id)
          .execute();
        tx.audit({
          subjectType: 'import',
          subjectId: batch.id,
          storeId: batch.storeId,
          details: { fileName: batch.fileName, reason: input.reason },
        });
        return null;
      },
      input,
    );
    return found((await this.imports.getMany(ctx, [batch.id]))[0], 'import');
  }

  /** The job, a day at a time; killed at any moment it goes on, because what is gone is not found again. */
  async run(job: Job<UndoJob>): Promise<void> {
    await this.tasks.run(job, async (progress) => {
      const { ctx, input } = job;
      const batch = found((await this.imports.getMany(ctx, [input.batchId]))[0], 'import');
      if (batch.state === 'undoing') await this.takeBack(ctx, batch, progress);
      return { sentence: 'undone' as const, params: { file: batch.fileName }, resultId: batch.id };
    });
    const task = job.taskId ? await this.taskReader.find(job.ctx, job.taskId) : null;
    if (task?.state === 'cancelled') await this.stop(job.ctx, job.input, 'UNDOING_STOPPED');
  }

  async ended({ ctx, input }: Job<UndoJob>, reason: unknown): Promise<void> {
    await this.stop(ctx, input, isTransient(reason) ? 'GIVEN_UP' : 'UNDOING_FAILED');
  }

  /** Not undone, and no longer being undone: it can be undone again. */
  private async stop(ctx: Context, { batchId, storeId }: UndoJob, code: IngestErrorCode): Promise<void> {
    const failure = JSON.stringify({ code, details: { requestId: ctx.requestId } });
    await this.inDeed(ctx, ({ q }) =>
      q
        .updateTable('conversations.importBatch')
        .set({ state: 'failed', failure })
        .where('storeId', '=', storeId)
        .where('id', '=', batchId)
        .where('state', '=', 'undoing')
        .execute(),
    );
  }

  private async takeBack(ctx: Context, batch: BatchRow, progress: Progress): Promise<void> {
    const days = batch.fromOn && batch.toOn ? daysBetween(batch.fromOn, batch.toOn) : [];
    const { timeZone } = await this.imports.storeOf(ctx, batch.storeId);
    const scope: Scope = {
      ...{ ctx, storeId: batch.storeId, batchId: batch.id, timeZone },
      ...{ at: this.clock.now(), asOf: batch.asOf },
    };
    const movedFrom = await this.db.read(ctx, (tx) => daysSupersededBy(tx, scope));
    for (const on of movedFrom) await this.inDeed(ctx, (tx) => this.bringBackMoved(tx, scope, on));
    for (const [index, on] of days.entries()) {
      await this.inDeed(ctx, (tx) => this.removeMessages(tx, scope, on));
      await progress.report((90 * index) / days.length, 'undoing');
    }
    await this.inDeed(ctx, async (tx) => {
      const changed = [
        ...(await takeBackKeyed(tx, scope, 'order')),
        ...(await takeBackKeyed(tx, scope, 'after_sale')),
        ...(await takeBackKeyed(tx, scope, 'performance')),
      ];
      await noteChange(tx, scope, changed);
      await removeAccounts(tx, batch);
      await tx.q
        .deleteFrom('conversations.broughtRow')
        .where('storeId', '=', batch.storeId)
        .where('batchId', '=', batch.id)
        .execute();
    });
    await this.facts.rollUpStale(ctx, batch.storeId);
    await this.inDeed(ctx, ({ q }) =>
      q
        .updateTable('conversations.importBatch')
        .set({ state: 'undone' })
        .where('storeId', '=', batch.storeId)
        .where('id', '=', batch.id)
        .execute(),
    );
  }

  /** Steps of a deed that was entered when it was asked for. */
  private inDeed<T>(ctx: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.db.write(ctx, null, work);
  }

  private async bringBackMoved(tx: Tx, scope: Scope, on: string): Promise<void> {
    await lockKind(tx, scope.storeId, 'message');
    await markStale(tx, scope, [on]);
    const changed = await takeBackMoved(tx, scope, on);
    if (changed.length) await markStale(tx, scope, changed);
    await noteChange(tx, scope, changed);
  }

  private async removeMessages(tx: Tx, scope: Scope, on: string): Promise<void> {
    await lockKind(tx, scope.storeId, 'message');
    // First, because a roll-up of the day that is under way holds the mark until it is done.
    await markStale(tx, scope, [on]);
    if (await takeBackMessages(tx, scope, on)) await noteChange(tx, scope, [on]);
  }
}

/** By row, the earliest other file that brought it and stands. */
const othersOf = (kind: string, { id, storeId }: Batch) => sql`
  select distinct on (b.business_date, b.key) b.business_date, b.key, b.batch_id
    from conversations.brought_row b
    join conversations.import_batch i on i.store_id = b.store_id and i.id = b.batch_id
   where b.store_id = ${storeId} and b.kind = ${kind} and b.batch_id <> ${id} and i.state not in ('undoing', 'undone')
   order by b.business_date, b.key, b.brought_at, b.batch_id`;

/** Names that only this file has shown and nobody has matched: nobody need match them now. */
async function removeAccounts({ q }: Tx, batch: Batch): Promise<void> {
  await sql`
    delete from conversations.agent_account a
     where a.store_id = ${batch.storeId} and a.agent_id is null
       and a.account in (select key from conversations.brought_row
                          where store_id = ${batch.storeId} and kind = 'account' and batch_id = ${batch.id})
       and a.account not in (select key from (${othersOf('account', batch)}) other)`.execute(q);
}

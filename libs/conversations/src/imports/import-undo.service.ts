import { Inject, Injectable } from '@nestjs/common';
import { Clock, daysBetween } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type Database, move, moveAll, type WriteTx } from '@zuoxi/platform/database';
import { found } from '@zuoxi/platform/errors';
import { isTransient, type Job, type Progress, TaskReader, Tasks } from '@zuoxi/platform/jobs';
import { doorOf } from '@zuoxi/platform/module';
import { FactsService } from '../facts/facts.service.js';
import type { IngestErrorCode } from '../ingest/index.js';
import { BroughtRow } from '../rows/brought-row.entity.js';
import { noteChange } from '../rows/brought-rows.js';
import { afterSaleTable } from './after-sale-rows.js';
import { takeBackKeyed } from './keyed-rows.js';
import { takeBackMessages } from './message-undo.js';
import { orderTable } from './order-rows.js';
import { performanceTable } from './performance-rows.js';
import { markStale } from './stale-days.js';
import { daysSupersededBy, takeBackMoved } from './moved-messages.js';
import { lockKind, type Scope, type Tx } from '../rows/written.js';
import { ImportBatch } from './import-batch.entity.js';
import { importTransitions } from './import.rules.js';
import { type BatchRow, ImportService } from './import.service.js';

export interface UndoJob {
  readonly batchId: string;
  readonly storeId: string;
}

/**
 * Takes an import back: its rows go, and those that another file brought as well pass to that file. Reports built on
 * them stay as they are, and say that their data has changed since.
 */
@Injectable()
export class ImportUndoService {
  constructor(
    @Inject(doorOf('conversations')) private readonly db: Database,
    private readonly imports: ImportService,
    private readonly facts: FactsService,
    private readonly tasks: Tasks,
    private readonly taskReader: TaskReader,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError STATE_CHANGED while it is still being imported, or when it is undone already. */
  async undo(ctx: ProviderContext, input: { id: string; reason: string }): Promise<BatchRow> {
    const batch = found((await this.imports.getMany(ctx, [input.id]))[0], 'import');
    await this.db.write(
      ctx,
      'import.undo',
      async (tx) => {
        const job: UndoJob = { batchId: batch.id, storeId: batch.storeId };
        const taskId = await this.tasks.start(ctx, tx, 'import.undo', job, batch.storeId);
        await move(tx, ImportBatch, importTransitions, keyOf(batch), {
          ...{ state: 'undoing', taskId, undoneReason: input.reason },
          ...{ undoneBy: ctx.actor.name, undoneAt: this.clock.now() },
        });
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
  private async stop(
    ctx: ProviderContext,
    { batchId, storeId }: UndoJob,
    code: IngestErrorCode,
  ): Promise<void> {
    const failure = { code, details: { requestId: ctx.requestId } };
    const own = { providerId: ctx.providerId, storeId, id: batchId };
    const stopped = { state: 'failed', failure } as const;
    await this.inDeed(ctx, async (tx) => {
      if (!(await moveAll(tx, ImportBatch, importTransitions, own, stopped, ['undoing']))) return;
      const { fileName: file } = found(await tx.manager.findOneBy(ImportBatch, own), 'import');
      // Who stopped it knows.
      const accountIds = ctx.userId && code !== 'UNDOING_STOPPED' ? [ctx.userId] : [];
      await tx.happened('import.not-undone', { storeId, subjectId: batchId, params: { file }, accountIds });
    });
  }

  private async takeBack(ctx: ProviderContext, batch: BatchRow, progress: Progress): Promise<void> {
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
        ...(await takeBackKeyed(tx, scope, orderTable)),
        ...(await takeBackKeyed(tx, scope, afterSaleTable)),
        ...(await takeBackKeyed(tx, scope, performanceTable)),
      ];
      await noteChange(tx, scope, changed);
      await removeAccounts(tx, batch);
      const { providerId, storeId, id: batchId } = batch;
      await tx.manager.delete(BroughtRow, { providerId, storeId, batchId });
    });
    await this.facts.rollUpStale(ctx, batch.storeId);
    await this.inDeed(ctx, (tx) =>
      moveAll(tx, ImportBatch, importTransitions, keyOf(batch), { state: 'undone' }),
    );
  }

  /** Steps of a deed that was entered when it was asked for. */
  private inDeed<T>(ctx: ProviderContext, work: (tx: WriteTx) => Promise<T>): Promise<T> {
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

const keyOf = ({ providerId, storeId, id }: BatchRow) => ({ providerId, storeId, id });

/** Names that only this file has shown and nobody has matched: nobody need match them now. */
async function removeAccounts({ sql }: Tx, { providerId, storeId, id }: BatchRow): Promise<void> {
  await sql(
    `delete from conversations.agent_account a
      where a.provider_id = $1 and a.store_id = $2 and a.agent_id is null
        and a.account in (select key from conversations.brought_row
                           where provider_id = $1 and store_id = $2 and kind = 'account' and batch_id = $3)
        and a.account not in (select b.key from conversations.brought_row b
                                join conversations.import_batch i
                                  on i.provider_id = b.provider_id and i.store_id = b.store_id and i.id = b.batch_id
                               where b.provider_id = $1 and b.store_id = $2 and b.kind = 'account' and b.batch_id <> $3
                                 and i.state not in ('undoing', 'undone'))`,
    [providerId, storeId, id],
  );
}

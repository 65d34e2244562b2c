import { Inject, Injectable } from '@nestjs/common';
import { Clock, daysBetween } from '@zuoxi/platform/calendar';
import type { Context } from '@zuoxi/platform/context';
import { type Database, sql, type WriteTx } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { isTransient, type Job, type Progress, TaskCancelled, TaskReader, Tasks } from '@zuoxi/platform/jobs';
import { doorOf } from '@zuoxi/platform/module';
import type { IngestErrorCode } from '../ingest/index.js';
import type { ConversationsTables } from '../tables.js';
import { noteChange } from './brought-rows.js';
import { type BatchRow, ImportService } from './import.service.js';

export interface UndoJob {
  readonly batchId: string;
  readonly storeId: string;
}
type Tx = WriteTx<ConversationsTables>;
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
      if (batch.state === 'undoing') {
        try {
          await this.takeBack(ctx, batch, progress);
        } catch (error) {
          if (error instanceof TaskCancelled || isTransient(error)) throw error;
          await this.stop(ctx, input, 'UNDOING_FAILED');
          throw error;
        }
      }
      return { sentence: 'undone' as const, params: { file: batch.fileName }, resultId: batch.id };
    });
    const task = job.taskId ? await this.taskReader.find(job.ctx, job.taskId) : null;
    if (task?.state === 'cancelled') await this.stop(job.ctx, job.input, 'UNDOING_STOPPED');
  }

  async gaveUp({ ctx, input }: Job<UndoJob>): Promise<void> {
    await this.stop(ctx, input, 'GIVEN_UP');
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
    for (const [index, on] of days.entries()) {
      await this.inDeed(ctx, (tx) => this.removeMessages(ctx, tx, batch, on));
      await progress.report((90 * index) / days.length, 'undoing');
    }
    await this.inDeed(ctx, async (tx) => {
      const changed = [
        ...(await removeAfterSales(tx, batch)),
        ...(await removeOrders(tx, batch)),
        ...(await removePerformance(tx, batch)),
      ];
      await noteChange(tx, { ctx, storeId: batch.storeId, at: this.clock.now() }, changed);
      await removeAccounts(tx, batch);
      await tx.q
        .deleteFrom('conversations.broughtRow')
        .where('storeId', '=', batch.storeId)
        .where('batchId', '=', batch.id)
        .execute();
    });
    await this.imports.rollUpStaleDays(ctx, batch.storeId);
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

  private async removeMessages(ctx: Context, tx: Tx, batch: Batch, on: string): Promise<void> {
    const { q } = tx;
    const mark = { providerId: ctx.providerId as string, storeId: batch.storeId, businessDate: on };
    // First, because a roll-up of the day that is under way holds the mark until it is done.
    await q
      .insertInto('conversations.staleDay')
      .values(mark)
      .onConflict((c) => c.doNothing())
      .execute();
    const kept = await sql`
      update conversations.message m set batch_id = other.batch_id
        from (${othersOf('message', batch)}) other
       where m.store_id = ${batch.storeId} and m.business_date = ${on} and m.batch_id = ${batch.id}
         and other.business_date = ${on} and m.fingerprint = decode(other.key, 'hex')`.execute(q);
    const gone = await sql`
      delete from conversations.message
       where store_id = ${batch.storeId} and business_date = ${on} and batch_id = ${batch.id}`.execute(q);
    if (!kept.numAffectedRows && !gone.numAffectedRows) return;
    // An emptied conversation stays as the shell that a review of it points to; nothing counts it any more.
    await sql`
      update conversations.conversation c
         set message_count = 0, first_response_seconds = null, max_wait_seconds = null, rounds = 0, rounds_in_time = 0,
             unanswered = false, agent_accounts = '{}', receptions = 0, received = 0, no_reply = 0, responses = 0
       where c.store_id = ${batch.storeId} and c.business_date = ${on}
         and not exists (select from conversations.message m
                          where m.store_id = c.store_id and m.business_date = c.business_date and m.conversation_id = c.id)`.execute(
      q,
    );
    await sql`
      update conversations.conversation c set started_at = m.first, ended_at = m.last
        from (select conversation_id, min(at) as first, max(at) as last from conversations.message
               where store_id = ${batch.storeId} and business_date = ${on} group by 1) m
       where c.store_id = ${batch.storeId} and c.business_date = ${on} and c.id = m.conversation_id
         and (c.started_at, c.ended_at) is distinct from (m.first, m.last)`.execute(q);
    await noteChange(tx, { ctx, storeId: batch.storeId, at: this.clock.now() }, [on]);
  }
}

/** By row, the earliest other file that brought it and stands. */
const othersOf = (kind: string, { id, storeId }: Batch) => sql`
  select distinct on (b.business_date, b.key) b.business_date, b.key, b.batch_id
    from conversations.brought_row b
    join conversations.import_batch i on i.store_id = b.store_id and i.id = b.batch_id
   where b.store_id = ${storeId} and b.kind = ${kind} and b.batch_id <> ${id} and i.state not in ('undoing', 'undone')
   order by b.business_date, b.key, b.brought_at, b.batch_id`;

type Dated = { readonly businessDate: string };
const daysOf = (...parts: readonly (readonly Dated[])[]): string[] => [
  ...new Set(parts.flat().map(({ businessDate }) => businessDate)),
];

async function removeAfterSales({ q }: Tx, batch: Batch): Promise<string[]> {
  await sql`
    update conversations.after_sale s set batch_id = other.batch_id
      from (${othersOf('after_sale', batch)}) other
     where s.store_id = ${batch.storeId} and s.batch_id = ${batch.id} and s.fingerprint = decode(other.key, 'hex')`.execute(
    q,
  );
  const gone = await sql<Dated>`
    delete from conversations.after_sale where store_id = ${batch.storeId} and batch_id = ${batch.id}
    returning business_date`.execute(q);
  return daysOf(gone.rows);
}

/** An order is as the files that are left have it: the first says when and whose, the last how it stands. */
async function removeOrders({ q }: Tx, batch: Batch): Promise<string[]> {
  const left = sql`
    select b.key, (array_agg(b.value order by b.brought_at, b.batch_id))[1] as first,
           (array_agg(b.value order by b.brought_at desc, b.batch_id desc))[1] as last,
           (array_agg(b.batch_id order by b.brought_at, b.batch_id))[1] as batch_id
      from conversations.brought_row b
      join conversations.import_batch i on i.store_id = b.store_id and i.id = b.batch_id
     where b.store_id = ${batch.storeId} and b.kind = 'order' and b.batch_id <> ${batch.id}
       and i.state not in ('undoing', 'undone')
     group by b.key`;
  const touched = sql`
    select key from conversations.brought_row
     where store_id = ${batch.storeId} and kind = 'order' and batch_id = ${batch.id}`;
  const changed = await sql<Dated>`
    update conversations.order_record o
       set batch_id = l.batch_id, business_date = (l.first->>'on')::date, buyer = l.first->>'buyer',
           agent_account = l.first->>'agentAccount', ordered_at = (l.first->>'orderedAt')::timestamptz,
           paid_fen = (l.last->>'paidFen')::bigint, status = l.last->>'status', paid_at = (l.last->>'paidAt')::timestamptz
      from (${left}) l
     where o.store_id = ${batch.storeId} and o.order_no = l.key and o.order_no in (${touched})
    returning o.business_date`.execute(q);
  const gone = await sql<Dated>`
    delete from conversations.order_record
     where store_id = ${batch.storeId} and batch_id = ${batch.id}
    returning business_date`.execute(q);
  return daysOf(changed.rows, gone.rows);
}

async function removePerformance({ q }: Tx, batch: Batch): Promise<string[]> {
  const changed = await sql<Dated>`
    update conversations.agent_performance p
       set batch_id = l.batch_id, figures = l.value->'figures', raw = l.value->'raw'
      from (select distinct on (b.business_date, b.key) b.business_date, b.key, b.batch_id, b.value
              from conversations.brought_row b
              join conversations.import_batch i on i.store_id = b.store_id and i.id = b.batch_id
             where b.store_id = ${batch.storeId} and b.kind = 'performance' and b.batch_id <> ${batch.id}
               and i.state not in ('undoing', 'undone')
             order by b.business_date, b.key, b.brought_at desc, b.batch_id desc) l
     where p.store_id = ${batch.storeId} and p.batch_id = ${batch.id}
       and p.business_date = l.business_date and p.agent_account = l.key
    returning p.business_date`.execute(q);
  const gone = await sql<Dated>`
    delete from conversations.agent_performance where store_id = ${batch.storeId} and batch_id = ${batch.id}
    returning business_date`.execute(q);
  return daysOf(changed.rows, gone.rows);
}

/** Names that only this file has shown and nobody has matched: nobody need match them now. */
async function removeAccounts({ q }: Tx, batch: Batch): Promise<void> {
  await sql`
    delete from conversations.agent_account a
     where a.store_id = ${batch.storeId} and a.agent_id is null
       and a.account in (select key from conversations.brought_row
                          where store_id = ${batch.storeId} and kind = 'account' and batch_id = ${batch.id})
       and a.account not in (select key from (${othersOf('account', batch)}) other)`.execute(q);
}

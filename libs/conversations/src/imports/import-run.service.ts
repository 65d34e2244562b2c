import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, daysBetween } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type Database, moveAll } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { Files } from '@zuoxi/platform/files';
import { isTransient, type Job, type Progress, Task, TaskCancelled, Tasks } from '@zuoxi/platform/jobs';
import { doorOf } from '@zuoxi/platform/module';
import { logger } from '@zuoxi/platform/telemetry';
import { In, LessThanOrEqual, MoreThanOrEqual, Not } from 'typeorm';
import { FactsService } from '../facts/facts.service.js';
import { IngestError, ingestMessage } from '../ingest/index.js';
import { noteChange } from '../rows/brought-rows.js';
import { lockKind } from '../rows/written.js';
import { ImportBatch } from './import-batch.entity.js';
import type { ImportFailure } from './import-remarks.js';
import { beingRead, importEvents, importTransitions } from './import.rules.js';
import { type Chunk, halvesOf, refusedRow } from './import.reader.js';
import { type BatchRow, type ImportJob, ImportService } from './import.service.js';
import { writeChunk } from './import.writer.js';
import { NickSalt } from './nick-salt.entity.js';
import { readApart } from './reading.js';
import { markStale } from './stale-days.js';
import { supersede } from './superseded-messages.js';
import { unknownWords } from './unknown-words.rules.js';

/** Rows that the database refused; more of them, and it is not the rows. */
const maxRefused = 20;
/** Classes of errors that a row's own values cause: data, constraint, cardinality, limits. */
const isRefusedByDatabase = (error: unknown): boolean =>
  /^(?:21|22|23|54|ALREADY_EXISTS|INVALID_INPUT)/.test(String((error as { code?: unknown }).code ?? ''));
const stackOf = (error: unknown): string => String((error as Error)?.stack ?? error);

/** Brings the rows of a file in, as a job. */
@Injectable()
export class ImportRunService {
  constructor(
    @Inject(doorOf('conversations')) private readonly db: Database,
    private readonly imports: ImportService,
    private readonly files: Files,
    private readonly facts: FactsService,
    private readonly tasks: Tasks,
    private readonly clock: Clock,
  ) {}

  /**
   * The job. Killed at any moment it goes on after the last committed row, and nothing is there twice. Whatever it meets,
   * batch and task end together.
   */
  async run(job: Job<ImportJob>): Promise<void> {
    const { input } = job;
    // Of one store, whatever stores the person holds: every row is checked against the list.
    const ctx = { ...job.ctx, storeIds: job.ctx.storeIds.filter((id) => id === input.storeId) };
    await this.tasks.run(job, async (progress) => {
      const batch = found((await this.imports.getMany(ctx, [input.batchId]))[0], 'import');
      if (batch.state === 'completed') return this.finished(batch);
      if (!(await this.move(ctx, batch, { state: 'running', failure: null })))
        throw new DomainError('STATE_CHANGED', { status: batch.state });
      try {
        await this.readAll(ctx, batch, progress);
        await this.correctTalks(ctx, batch);
        await this.facts.rollUpStale(ctx, batch.storeId);
      } catch (error) {
        if (error instanceof TaskCancelled || isTransient(error)) throw error;
        throw await this.end(ctx, batch, error);
      }
      // Another worker that took it over has said what became of it.
      if (!(await this.move(ctx, batch, { state: 'completed' }))) throw new TaskCancelled();
      return this.finished(found((await this.imports.getMany(ctx, [batch.id]))[0], 'import'));
    });
    await this.settleCancelled(ctx, input);
  }

  /** The queue has tried often enough, or it failed where the run itself could not say so. */
  async ended({ ctx, input }: Job<ImportJob>, reason: unknown): Promise<void> {
    const [batch] = await this.imports.getMany(ctx, [input.batchId]);
    const failure: ImportFailure = isTransient(reason)
      ? { code: 'GIVEN_UP', details: {} }
      : { code: 'READING_FAILED', details: { row: batch?.resumeRow ?? 0, requestId: ctx.requestId } };
    await this.move(ctx, { id: input.batchId, storeId: input.storeId }, { state: 'failed', failure });
  }

  /** Ends a batch with what went wrong. @returns what its task ends with */
  private async end(ctx: ProviderContext, batch: BatchRow, cause: unknown): Promise<DomainError> {
    const rows = (await this.imports.getMany(ctx, [batch.id]))[0]?.resumeRow ?? batch.resumeRow;
    const error =
      cause instanceof IngestError
        ? cause
        : new IngestError('READING_FAILED', { row: rows, requestId: ctx.requestId }, { cause });
    if (error.cause) logger.error({ batchId: batch.id, error: stackOf(error.cause) }, error.code);
    const failure = { code: error.code, details: error.details };
    await this.move(ctx, batch, { state: 'failed', failure });
    // What came in before it counts; where that fails too, the first reason is the one to know.
    if (error.code !== 'COUNTING_FAILED')
      await this.facts
        .rollUpStale(ctx, batch.storeId)
        .catch((again: unknown) =>
          logger.error({ batchId: batch.id, error: stackOf(again) }, 'days of a failed import'),
        );
    return new DomainError('IMPORT_FAILED', {
      file: batch.fileName,
      reason: ingestMessage(error.code, ctx.locale, error.details),
    });
  }

  /** A person stopped the task, before or while it ran. */
  private async settleCancelled(ctx: ProviderContext, { batchId, storeId }: ImportJob): Promise<void> {
    const { providerId } = ctx;
    await this.db.write(ctx, null, async (tx) => {
      const batch = await tx.manager.findOneBy(ImportBatch, { providerId, storeId, id: batchId });
      const id = batch?.taskId;
      if (id && (await tx.manager.existsBy(Task, { providerId, id, state: 'cancelled' })))
        await moveAll(
          tx,
          ImportBatch,
          importTransitions,
          { providerId, storeId, id: batchId },
          { state: 'cancelled' },
        );
    });
  }

  private async saltOf(ctx: ProviderContext, storeId: string): Promise<string> {
    const own = { providerId: ctx.providerId, storeId };
    return this.db.write(ctx, null, async ({ manager, insert }) => {
      await insert(NickSalt, { ...own, salt: randomBytes(16).toString('hex') }, { ignore: true });
      return found(await manager.findOneBy(NickSalt, own), 'store').salt;
    });
  }

  private async readAll(ctx: ProviderContext, batch: BatchRow, progress: Progress): Promise<void> {
    const stored = await this.db.read(ctx, (tx) => this.files.get(ctx, tx, batch.fileId));
    const copy = await this.files.plainCopy(ctx, stored);
    try {
      await this.readCopy(ctx, batch, progress, copy.path);
    } finally {
      await copy.remove();
    }
  }

  private async readCopy(
    ctx: ProviderContext,
    batch: BatchRow,
    progress: Progress,
    path: string,
  ): Promise<void> {
    const { timeZone } = await this.imports.storeOf(ctx, batch.storeId);
    const chunks = readApart({
      kind: batch.kind,
      file: { name: batch.fileName, path },
      preset: batch.preset,
      mapping: batch.mapping,
      on: batch.givenOn,
      now: this.clock.now().toISOString(),
      salt: await this.saltOf(ctx, batch.storeId),
      accounts: await this.imports.knownAccounts(ctx, batch.storeId),
      afterRow: batch.resumeRow,
    });
    let rows = batch.rowsRead;
    let resumeRow = batch.resumeRow;
    let refused = 0;
    for await (const chunk of chunks) {
      // Halved until the row that cannot be stored stands alone: it is refused, the others come in.
      const parts = [chunk];
      for (let part = parts.shift(); part; part = parts.shift()) {
        try {
          await this.commit(ctx, batch, timeZone, part, resumeRow);
        } catch (cause) {
          if (cause instanceof TaskCancelled || isTransient(cause)) throw cause;
          const isRows = isRefusedByDatabase(cause);
          if (isRows && part.rows > 1) parts.unshift(...halvesOf(part));
          else {
            const row = part.rows > 1 ? resumeRow + 1 : part.lastRow;
            refused += 1;
            if (!isRows || refused > maxRefused)
              throw new IngestError('WRITING_FAILED', { row, requestId: ctx.requestId }, { cause });
            logger.error({ batchId: batch.id, row, error: stackOf(cause) }, 'row not stored');
            await this.commit(ctx, batch, timeZone, refusedRow(part), resumeRow);
            resumeRow = row;
          }
          continue;
        }
        resumeRow = part.lastRow;
      }
      rows += chunk.rows;
      await progress.report(Math.min(90, rows / 10_000), 'importing', { rows });
    }
  }

  /** Corrections that only show once all of a file is there: of files that overlap, the later moment is right. */
  private async correctTalks(ctx: ProviderContext, { id, storeId }: BatchRow): Promise<void> {
    const batch = found((await this.imports.getMany(ctx, [id]))[0], 'import');
    if (batch.kind !== 'conversations' || !batch.fromOn || !batch.toOn) return;
    const where = {
      ...{ providerId: ctx.providerId, storeId, kind: 'conversations' as const, id: Not(id) },
      ...{ state: Not(In(['undoing', 'undone'])) },
      ...{ fromOn: LessThanOrEqual(batch.toOn), toOn: MoreThanOrEqual(batch.fromOn) },
    };
    const order = { asOf: 'ASC' } as const;
    const overlapping = await this.db.read(ctx, ({ manager }) => manager.find(ImportBatch, { where, order }));
    if (!overlapping.length) return;
    const winners = [batch, ...overlapping.filter(({ asOf }) => asOf > batch.asOf)];
    for (const on of daysBetween(batch.fromOn, batch.toOn)) {
      const ids = winners.filter(({ fromOn, toOn }) => fromOn && toOn && on >= fromOn && on <= toOn);
      await this.db.write(ctx, null, async (tx) => {
        const scope = { ctx, storeId, at: this.clock.now() };
        await lockKind(tx, storeId, 'message');
        // First, because a roll-up of the day that is under way holds the mark until it is done.
        await markStale(tx, scope, [on]);
        const isChanged = await supersede(
          tx,
          scope,
          ids.map(({ id: each }) => each),
          on,
        );
        if (isChanged) await noteChange(tx, scope, [on]);
      });
    }
  }

  private async commit(
    ctx: ProviderContext,
    batch: BatchRow,
    timeZone: string,
    chunk: Chunk,
    resumeRow: number,
  ): Promise<void> {
    await this.db.write(ctx, null, async (tx) => {
      const scope = {
        ...{ ctx, storeId: batch.storeId, batchId: batch.id, timeZone },
        ...{ at: this.clock.now(), asOf: batch.asOf },
      };
      const { days, ...written } = await writeChunk(tx, scope, chunk);
      const { providerId, storeId, id } = batch;
      const before = found(await tx.manager.findOneBy(ImportBatch, { providerId, storeId, id }), 'import');
      const counted = await tx.sql(
        `update conversations.import_batch
            set rows_read = rows_read + $5, rows_accepted = rows_accepted + $6, rows_changed = rows_changed + $7,
                rows_known = rows_known + $8, rows_outdated = rows_outdated + $9,
                rows_conflict = rows_conflict + $10, rows_rejected = rows_rejected + $11,
                summary_rows = summary_rows + $12, unknown_words = $13, warnings = $14, resume_row = $15,
                from_on = least(from_on, $16::date), to_on = greatest(to_on, $17::date)
          where provider_id = $1 and store_id = $2 and id = $3 and resume_row = $4
         returning id`,
        [
          ...[providerId, storeId, id, resumeRow],
          ...[chunk.rows, written.accepted, written.changed, written.known, written.outdated],
          ...[written.conflicts, new Set(chunk.errors.map(({ row }) => row)).size, chunk.summaryRows],
          JSON.stringify(unknownWords(before.unknownWords, chunk)),
          JSON.stringify([...before.warnings, ...chunk.warnings]),
          ...[chunk.lastRow, days[0] ?? null, days.at(-1) ?? null],
        ],
      );
      // A worker that was silent for too long loses its job to another; the two must not both count their rows.
      if (!counted.length) throw new TaskCancelled();
    });
  }

  /** @returns false where it stands elsewhere by now */
  private move(
    ctx: ProviderContext,
    batch: { id: string; storeId: string },
    values: { state: 'running' | 'completed' | 'failed'; failure?: ImportFailure | null },
  ): Promise<boolean> {
    const own = { providerId: ctx.providerId, storeId: batch.storeId, id: batch.id };
    return this.db.write(ctx, null, async (tx) => {
      const from = values.state === 'failed' ? beingRead : undefined;
      if (!(await moveAll(tx, ImportBatch, importTransitions, own, values, from))) return false;
      const event = importEvents[values.state];
      if (!event) return true;
      const { fileName: file } = found(await tx.manager.findOneBy(ImportBatch, own), 'import');
      // Whoever waits for it may have gone home: they are told, though it is their own.
      const accountIds = ctx.userId ? [ctx.userId] : [];
      await tx.happened(event, { storeId: own.storeId, subjectId: own.id, params: { file }, accountIds });
      return true;
    });
  }

  private finished(batch: BatchRow) {
    return {
      sentence: 'imported' as const,
      params: {
        accepted: batch.rowsAccepted,
        changed: batch.rowsChanged,
        known: batch.rowsKnown + batch.rowsOutdated,
        rejected: batch.rowsRejected + batch.rowsConflict,
      },
      resultId: batch.id,
    };
  }
}

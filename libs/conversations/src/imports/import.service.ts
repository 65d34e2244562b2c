import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { heldStore } from '@zuoxi/platform/access';
import { Clock, daysBetween } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { type Database, type WriteTx, ofStores } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { Files, type StoredFile } from '@zuoxi/platform/files';
import {
  type CountedConnection,
  countedPageOf,
  type ListOrder,
  type PageArgs,
  type SortedPageArgs,
} from '@zuoxi/platform/graphql';
import { isTransient, type Job, type Progress, TaskCancelled, Tasks } from '@zuoxi/platform/jobs';
import { doorOf } from '@zuoxi/platform/module';
import { maskPii } from '@zuoxi/screening';
import { logger } from '@zuoxi/platform/telemetry';
import { Store, StoreProfile } from '@zuoxi/published';
import { Any, In, IsNull, LessThanOrEqual, MoreThanOrEqual, Not } from 'typeorm';
import type { ImportState, QueryImportBatchesSort } from '../api.types.js';
import {
  detectPreset,
  IngestError,
  ingestMessage,
  PRESETS,
  proposeMapping,
  withOverrides,
} from '../ingest/index.js';
import { AgentAccount } from './agent-account.entity.js';
import { asOfOf } from './as-of.js';
import { ImportBatch } from './import-batch.entity.js';
import { ImportError } from './import-error.entity.js';
import type { ImportFailure } from './import-remarks.js';
import { NickSalt } from './nick-salt.entity.js';
import { FactsService } from '../facts/facts.service.js';
import type { ServiceWindow } from './zone-shift.rules.js';
import { fallbackPreset } from './file-questions.rules.js';
import { type Chunk, halvesOf, type ImportKind, presetKinds, refusedRow } from './import.reader.js';
import { noteChange } from '../rows/brought-rows.js';
import { writeChunk } from './import.writer.js';
import { supersede } from './superseded-messages.js';
import { markStale } from './stale-days.js';
import type { HandMapping } from './remembered-mapping.entity.js';
import { RememberedMappingService } from './remembered-mapping.service.js';
import { unknownWords } from './unknown-words.rules.js';
import { inspectApart, readApart, ReadingFailed } from './reading.js';
import { lockKind } from '../rows/written.js';

export interface ImportJob {
  readonly batchId: string;
  readonly storeId: string;
}
export interface UploadFacts {
  readonly storeId: string;
  readonly kind: ImportKind;
  readonly preset?: string | null;
  readonly mapping?: HandMapping | null;
  readonly on?: string | null;
  /** Of which moment the file tells, as a person said. */
  readonly asOf?: Date | null;
  /** When the file was last written on the person's machine. */
  readonly modified?: Date | null;
}
interface Accepted {
  readonly importBatchId: string;
  readonly taskId: string | null;
  readonly known: boolean;
}
export type BatchRow = ImportBatch;

/** Rows that the database refused; more of them, and it is not the rows. */
const maxRefused = 20;
/** Classes of errors that a row's own values cause: data, constraint, cardinality, limits. */
const isRefusedByDatabase = (error: unknown): boolean =>
  /^(?:21|22|23|54|ALREADY_EXISTS|INVALID_INPUT)/.test(String((error as { code?: unknown }).code ?? ''));
const stackOf = (error: unknown): string => String((error as Error)?.stack ?? error);

interface Seen {
  readonly preset: string;
  readonly headers: readonly string[];
  readonly preamble: readonly string[];
}

/** Whether a mapping is what the column names tell by themselves. */
function isProposed({ headers }: Seen, presetId: string, mapping: HandMapping): boolean {
  const preset = PRESETS.find(({ id }) => id === presetId);
  const proposal = withOverrides(preset ? proposeMapping(headers, preset) : {});
  const fields = new Set([...Object.keys(proposal), ...Object.keys(mapping)]);
  return [...fields].every((field) => (proposal[field] ?? null) === (mapping[field] ?? null));
}

const batches: ListOrder<ImportBatch, QueryImportBatchesSort> = {
  usual: '-createdAt',
  key: 'id',
  sorts: {
    ...{ fileName: 'fileName', kind: 'kind', state: 'state', fromOn: 'fromOn', createdAt: 'createdAt' },
    ...{ rowsAccepted: 'rowsAccepted', rowsChanged: 'rowsChanged', rowsKnown: 'rowsKnown' },
    ...{ rowsOutdated: 'rowsOutdated', rowsConflict: 'rowsConflict', rowsRejected: 'rowsRejected' },
  },
};
const errors: ListOrder<ImportError> = { usual: 'rowNo', key: 'columnName', size: 100 };

@Injectable()
export class ImportService {
  constructor(
    @Inject(doorOf('conversations')) private readonly db: Database,
    private readonly files: Files,
    private readonly facts: FactsService,
    private readonly mappings: RememberedMappingService,
    private readonly tasks: Tasks,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a stored file and queues its import. The same file again is told apart by its hash, and starts nothing. A file
   * that is refused, or known, is not kept.
   */
  async accept(ctx: ProviderContext, file: StoredFile, facts: UploadFacts): Promise<Accepted> {
    try {
      return await this.enter(ctx, file, facts);
    } finally {
      await this.db.read(ctx, (tx) => this.files.dropUnlessEntered(ctx, tx, file));
    }
  }

  private async enter(ctx: ProviderContext, file: StoredFile, facts: UploadFacts): Promise<Accepted> {
    heldStore(ctx, facts.storeId);
    const now = this.clock.now();
    const providerId = ctx.providerId;
    const { platform } = await this.storeOf(ctx, facts.storeId);
    const seen = await this.look(ctx, file, facts.kind, fallbackPreset(facts.kind, platform));
    const remembered = facts.mapping ? null : await this.mappings.find(ctx, facts.kind, seen.headers);
    const preset = facts.preset ?? remembered?.preset ?? seen.preset;
    // What a person said for another preset says nothing of this one.
    const mapping = facts.mapping ?? (remembered?.preset === preset ? remembered.mapping : null);
    const isByHand = facts.mapping && !isProposed(seen, preset, facts.mapping);
    const { asOf: given = null, modified = null } = facts;
    const fileName = maskPii(file.name).text;
    const asOf = asOfOf({ name: file.name, preamble: seen.preamble, given, modified }, now);
    return this.db.write(ctx, 'import.accept', async (tx) => {
      const id = newId();
      const own = { providerId, storeId: facts.storeId, kind: facts.kind, fileSha256: file.sha256 };
      const claimed = await tx.insert(
        ImportBatch,
        {
          ...{ ...own, id, fileId: file.id, fileName, bytes: file.bytes, preset, mapping },
          ...{ givenOn: facts.on ?? null, asOf: asOf.at, asOfSource: asOf.source },
          ...{ state: 'uploaded', createdBy: ctx.actor.name, createdAt: now },
        },
        { ignore: true },
      );
      if (!claimed) {
        const state = Not(In(['failed', 'undoing', 'undone'] as const));
        const first = found(await tx.manager.findOneBy(ImportBatch, { ...own, state }), 'import');
        // Cancelled or given up, it goes on where it stopped.
        const resumed =
          (await this.tasks.wasGivenUp(ctx, tx, first.taskId)) &&
          (await this.enqueue(ctx, tx, facts.storeId, first.id));
        return { importBatchId: first.id, taskId: resumed || first.taskId, known: !resumed };
      }
      await this.files.register(ctx, tx, { ...file, name: fileName });
      if (isByHand)
        await this.mappings.remember(ctx, tx, facts.kind, seen.headers, {
          preset,
          mapping: facts.mapping ?? {},
        });
      const taskId = await this.enqueue(ctx, tx, facts.storeId, id);
      tx.audit({
        subjectType: 'import',
        subjectId: id,
        storeId: facts.storeId,
        details: { fileName },
      });
      return { importBatchId: id, taskId, known: false };
    });
  }

  /**
   * The job. Killed at any moment it goes on after the last committed row, and nothing is there twice. Whatever it meets,
   * batch and task end together.
   */
  async run(job: Job<ImportJob>): Promise<void> {
    const { input } = job;
    // Of one store, whatever stores the person holds: every row is checked against the list.
    const ctx = { ...job.ctx, storeIds: job.ctx.storeIds.filter((id) => id === input.storeId) };
    await this.tasks.run(job, async (progress) => {
      const batch = found((await this.getMany(ctx, [input.batchId]))[0], 'import');
      if (batch.state === 'completed') return this.finished(batch);
      try {
        await this.readAll(ctx, batch, progress);
        await this.correctTalks(ctx, batch);
        await this.facts.rollUpStale(ctx, batch.storeId);
      } catch (error) {
        if (error instanceof TaskCancelled || isTransient(error)) throw error;
        throw await this.end(ctx, batch, error);
      }
      await this.update(ctx, batch, { state: 'completed' });
      return this.finished(found((await this.getMany(ctx, [batch.id]))[0], 'import'));
    });
    await this.settleCancelled(ctx, input);
  }

  /** The queue has tried often enough, or it failed where the run itself could not say so. */
  async ended({ ctx, input }: Job<ImportJob>, reason: unknown): Promise<void> {
    const [batch] = await this.getMany(ctx, [input.batchId]);
    const failure: ImportFailure = isTransient(reason)
      ? { code: 'GIVEN_UP', details: {} }
      : { code: 'READING_FAILED', details: { row: batch?.resumeRow ?? 0, requestId: ctx.requestId } };
    await this.update(ctx, { id: input.batchId, storeId: input.storeId }, { state: 'failed', failure }, [
      'uploaded',
      'running',
    ]);
  }

  /** Ends a batch with what went wrong. @returns what its task ends with */
  private async end(ctx: ProviderContext, batch: BatchRow, cause: unknown): Promise<DomainError> {
    const rows = (await this.getMany(ctx, [batch.id]))[0]?.resumeRow ?? batch.resumeRow;
    const error =
      cause instanceof IngestError
        ? cause
        : new IngestError('READING_FAILED', { row: rows, requestId: ctx.requestId }, { cause });
    if (error.cause) logger.error({ batchId: batch.id, error: stackOf(error.cause) }, error.code);
    const failure = { code: error.code, details: error.details };
    await this.update(ctx, batch, { state: 'failed', failure });
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
    await this.db.write(ctx, null, ({ sql }) =>
      sql(
        `update conversations.import_batch b set state = 'cancelled'
           from platform.task t
          where b.provider_id = $1 and b.store_id = $2 and b.id = $3 and b.state in ('uploaded', 'running')
            and t.provider_id = b.provider_id and t.id = b.task_id and t.state = 'cancelled'`,
        [ctx.providerId, storeId, batchId],
      ),
    );
  }

  private async saltOf(ctx: ProviderContext, storeId: string): Promise<string> {
    const own = { providerId: ctx.providerId, storeId };
    return this.db.write(ctx, null, async ({ manager, insert }) => {
      await insert(NickSalt, { ...own, salt: randomBytes(16).toString('hex') }, { ignore: true });
      return found(await manager.findOneBy(NickSalt, own), 'store').salt;
    });
  }

  /** Accounts of a shop that are known to be somebody's. */
  async knownAccounts(ctx: ProviderContext, storeId: string): Promise<string[]> {
    const where = { providerId: ctx.providerId, storeId, agentId: Not(IsNull()) };
    const rows = await this.db.read(ctx, ({ manager }) => manager.findBy(AgentAccount, where));
    return rows.map(({ account }) => account);
  }

  /** When the shop is served, as its facts say; null where it has told none. */
  async serviceOf(ctx: ProviderContext, storeId: string): Promise<ServiceWindow | null> {
    const where = { providerId: ctx.providerId, storeId };
    const profile = await this.db.read(ctx, ({ manager }) =>
      manager.findOne(StoreProfile, { where, order: { version: 'DESC' } }),
    );
    return profile && { startMinute: profile.serviceStartMinute, endMinute: profile.serviceEndMinute };
  }

  async storeOf(ctx: ProviderContext, storeId: string): Promise<Store> {
    const where = { providerId: ctx.providerId, storeId };
    return found(await this.db.read(ctx, ({ manager }) => manager.findOneBy(Store, where)), 'store');
  }

  getMany(ctx: ProviderContext, ids: readonly string[]): Promise<BatchRow[]> {
    const where = { ...ofStores(ctx), id: Any(ids) };
    return this.db.read(ctx, ({ manager }) => manager.findBy(ImportBatch, where));
  }

  list(
    ctx: ProviderContext,
    page: SortedPageArgs & { storeId: string },
  ): Promise<CountedConnection<BatchRow>> {
    return this.db.read(ctx, ({ manager }) => {
      const ofStore = manager
        .createQueryBuilder(ImportBatch, 'b')
        .where('b.providerId = :providerId and b.storeId = :storeId', {
          ...{ providerId: ctx.providerId, storeId: page.storeId },
        });
      return countedPageOf(ofStore, batches, page, (batch) => batch);
    });
  }

  errorsOf(ctx: ProviderContext, batch: { id: string; storeId: string }, page: PageArgs) {
    return this.db.read(ctx, ({ manager }) => {
      const ofBatch = manager
        .createQueryBuilder(ImportError, 'e')
        .where('e.providerId = :providerId and e.storeId = :storeId and e.batchId = :batchId', {
          ...{ providerId: ctx.providerId, storeId: batch.storeId, batchId: batch.id },
        });
      return countedPageOf(ofBatch, errors, page, ({ rowNo, columnName, code, value }) => ({
        row: rowNo,
        column: columnName || null,
        code,
        value,
        message: ingestMessage(code, ctx.locale, { row: rowNo }),
      }));
    });
  }

  private async enqueue(ctx: ProviderContext, tx: WriteTx, storeId: string, id: string): Promise<string> {
    const job: ImportJob = { batchId: id, storeId };
    const taskId = await this.tasks.start(ctx, tx, 'import.conversations', job, storeId);
    const providerId = ctx.providerId;
    await tx.manager.update(ImportBatch, { providerId, storeId, id }, { taskId });
    return taskId;
  }

  private async readAll(ctx: ProviderContext, batch: BatchRow, progress: Progress): Promise<void> {
    await this.update(ctx, batch, { state: 'running', failure: null });
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
    const { timeZone } = await this.storeOf(ctx, batch.storeId);
    const chunks = readApart({
      kind: batch.kind,
      file: { name: batch.fileName, path },
      preset: batch.preset,
      mapping: batch.mapping,
      on: batch.givenOn,
      now: this.clock.now().toISOString(),
      salt: await this.saltOf(ctx, batch.storeId),
      accounts: await this.knownAccounts(ctx, batch.storeId),
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
    const batch = found((await this.getMany(ctx, [id]))[0], 'import');
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

  private async update(
    ctx: ProviderContext,
    batch: { id: string; storeId: string },
    values: { state: ImportState; failure?: ImportFailure | null },
    from: readonly ImportState[] = [],
  ) {
    const own = { providerId: ctx.providerId, storeId: batch.storeId, id: batch.id };
    await this.db.write(ctx, null, ({ manager }) =>
      manager.update(ImportBatch, { ...own, ...(from.length && { state: In(from) }) }, values),
    );
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

  /** What the file is, and what stands above its table. */
  private async look(
    ctx: ProviderContext,
    file: StoredFile,
    kind: ImportKind,
    fallback: string,
  ): Promise<Seen> {
    const copy = await this.files.plainCopy(ctx, file);
    try {
      const input = { name: file.name, path: copy.path };
      const candidates = PRESETS.filter((preset) => preset.kind === presetKinds[kind]);
      const now = this.clock.now().toISOString();
      const { sheets } = await inspectApart({ file: input, kind, preset: null, now });
      const sheet = sheets.find((each) => each.preset) ?? sheets[0];
      const match = sheet?.preset ?? detectPreset(file.name, [], candidates)?.preset;
      const above = (sheet?.head ?? []).filter(({ row }) => row < (sheet?.headerRow ?? 0));
      return {
        preset: match?.id ?? fallback,
        headers: sheet?.headers ?? [],
        preamble: above.flatMap(({ cells }) => cells.flatMap((cell) => cell ?? [])),
      };
    } catch (error) {
      // What is wrong with the file is the import's to say, where it is kept.
      if (error instanceof IngestError || error instanceof ReadingFailed)
        return { preset: fallback, headers: [], preamble: [] };
      throw error;
    } finally {
      await copy.remove();
    }
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { heldStore } from '@zuoxi/platform/access';
import { Clock } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { type Database, move, type WriteTx, ofStores } from '@zuoxi/platform/database';
import { found } from '@zuoxi/platform/errors';
import { Files, type StoredFile } from '@zuoxi/platform/files';
import {
  type CountedConnection,
  countedPageOf,
  type ListOrder,
  type PageArgs,
  type SortedPageArgs,
} from '@zuoxi/platform/graphql';
import { Tasks } from '@zuoxi/platform/jobs';
import { doorOf } from '@zuoxi/platform/module';
import { maskPii } from '@zuoxi/screening';
import { Store, StoreProfile } from '@zuoxi/published';
import type { ProviderId } from '@zuoxi/vocabulary';
import { Any, In, IsNull, Not } from 'typeorm';
import type { QueryImportBatchesSort } from '../api.types.js';
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
import { importEvents, importTransitions } from './import.rules.js';
import type { ImportFailure } from './import-remarks.js';
import { ImportError } from './import-error.entity.js';
import type { ServiceWindow } from './zone-shift.rules.js';
import { fallbackPreset } from './file-questions.rules.js';
import { type ImportKind, presetKinds } from './import.reader.js';
import type { HandMapping } from './remembered-mapping.entity.js';
import { RememberedMappingService } from './remembered-mapping.service.js';
import { inspectApart, ReadingFailed } from './reading.js';

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
  /** Why it is not brought in before a person has said what it is. */
  readonly waits?: ImportFailure | null;
}
interface Accepted {
  readonly importBatchId: string;
  readonly taskId: string | null;
  readonly known: boolean;
}
export type BatchRow = ImportBatch;

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

/** The same file, as it waits for somebody to say what it is. */
const waitingTwin = (
  { manager }: WriteTx,
  own: { providerId: ProviderId; storeId: string; fileSha256: string },
): Promise<ImportBatch | null> =>
  manager.findOne(ImportBatch, {
    where: { ...own, state: 'waiting' },
    lock: { mode: 'pessimistic_write' },
  });

/** Takes files, and says what became of them. `ImportRunService` brings their rows in. */
@Injectable()
export class ImportService {
  constructor(
    @Inject(doorOf('conversations')) private readonly db: Database,
    private readonly files: Files,
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
    const read = { kind: facts.kind, preset, mapping, givenOn: facts.on ?? null };
    const enter = async (tx: WriteTx): Promise<Accepted> => {
      const { storeId } = facts;
      const own = { providerId, storeId, fileSha256: file.sha256 };
      const waiting = facts.waits ? null : await waitingTwin(tx, own);
      const id = waiting?.id ?? newId();
      if (waiting) {
        // Of which moment it tells was known when it came.
        const moment = given && { asOf: asOf.at, asOfSource: asOf.source };
        const is = { ...read, ...moment, state: 'uploaded', failure: null } as const;
        await move(tx, ImportBatch, importTransitions, { providerId, storeId, id }, is);
      } else {
        const claimed = await tx.insert(
          ImportBatch,
          {
            ...{ ...own, ...read, id, fileId: file.id, fileName, bytes: file.bytes },
            ...{ asOf: asOf.at, asOfSource: asOf.source, createdBy: ctx.actor.name, createdAt: now },
            ...{ state: facts.waits ? 'waiting' : 'uploaded', failure: facts.waits ?? null },
          },
          { ignore: true },
        );
        if (!claimed) return this.known(ctx, tx, { ...own, kind: facts.kind });
        await this.files.register(ctx, tx, { ...file, name: fileName });
      }
      if (isByHand)
        await this.mappings.remember(ctx, tx, facts.kind, seen.headers, {
          preset,
          mapping: facts.mapping ?? {},
        });
      const taskId = facts.waits ? null : await this.enqueue(ctx, tx, storeId, id);
      if (facts.waits)
        await tx.happened(importEvents.waiting, { storeId, subjectId: id, params: { file: fileName } });
      tx.audit({ subjectType: 'import', subjectId: id, storeId, details: { fileName } });
      return { importBatchId: id, taskId, known: false };
    };
    const input = { storeId: facts.storeId, sha256: file.sha256 };
    return this.db.write(ctx, 'import.accept', enter, input);
  }

  /** What became of the same file before; cancelled or given up, it goes on where it stopped. */
  private async known(
    ctx: ProviderContext,
    tx: WriteTx,
    same: { providerId: ProviderId; storeId: string; kind: ImportKind; fileSha256: string },
  ): Promise<Accepted> {
    const state = Not(In(['failed', 'undoing', 'undone'] as const));
    const first = found(await tx.manager.findOneBy(ImportBatch, { ...same, state }), 'import');
    const resumed =
      (await this.tasks.wasGivenUp(ctx, tx, first.taskId)) &&
      (await this.enqueue(ctx, tx, same.storeId, first.id));
    return { importBatchId: first.id, taskId: resumed || first.taskId, known: !resumed };
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

import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { Files, type StoredFile } from '@zuoxi/platform/files';
import { doorOf } from '@zuoxi/platform/module';
import { IngestError, type IngestErrorCode, type SheetInspection } from '../ingest/index.js';
import { wordOf } from './file-questions.rules.js';
import { ImportPreviewService } from './import-preview.service.js';
import type { ImportFailure } from './import-remarks.js';
import { type ImportKind, presetKinds } from './import.reader.js';
import { ImportService, type UploadFacts } from './import.service.js';
import { inspectApart, ReadingFailed } from './reading.js';
import { RememberedMappingService } from './remembered-mapping.service.js';

/** What came with a file that nobody stands beside. */
export interface ArrivalFacts extends Omit<UploadFacts, 'kind' | 'mapping' | 'waits'> {
  /** Null: to be found out. */
  readonly kind: ImportKind | null;
}

interface Recognised extends Pick<UploadFacts, 'kind' | 'preset' | 'waits'> {
  /** Why it cannot be opened at all; its import says the same. */
  readonly unreadable?: ImportFailure;
}

const kinds = Object.keys(presetKinds) as ImportKind[];
/** What a person can mend by saying which column is what, or of which day the file tells; the rest is wrong with the file. */
const mended: readonly IngestErrorCode[] = [
  ...(['COLUMNS_MISSING', 'HEADERS_DUPLICATE', 'UNIT_UNKNOWN', 'DATE_MISSING'] as const),
];

/** Takes files that come by themselves: what the wizard would not have to ask about is imported, the rest waits. */
@Injectable()
export class ArrivalService {
  constructor(
    @Inject(doorOf('conversations')) private readonly db: Database,
    private readonly files: Files,
    private readonly imports: ImportService,
    private readonly previews: ImportPreviewService,
    private readonly mappings: RememberedMappingService,
    private readonly clock: Clock,
  ) {}

  async take(ctx: ProviderContext, file: StoredFile, facts: ArrivalFacts) {
    const { unreadable = null, ...recognised } = await this.recognised(ctx, file, facts);
    const accepted = await this.imports.accept(ctx, file, { ...facts, ...recognised });
    return { ...accepted, waits: recognised.waits ?? null, unreadable };
  }

  /** What the wizard shows of a file that waits. */
  async preview(ctx: ProviderContext, id: string, facts: UploadFacts) {
    const { file } = await this.waiting(ctx, id, facts.storeId);
    return this.withCopy(ctx, file, (path) =>
      this.previews.previewAt(ctx, facts, { name: file.name, path }, false),
    );
  }

  /** Brings a file in that waits, as a person says. @throws DomainError STATE_CHANGED unless it waits */
  async settle(ctx: ProviderContext, id: string, facts: UploadFacts) {
    const { file, state } = await this.waiting(ctx, id, facts.storeId);
    if (state !== 'waiting') throw new DomainError('STATE_CHANGED', { status: state });
    return this.imports.accept(ctx, file, facts);
  }

  private async waiting(ctx: ProviderContext, id: string, storeId: string) {
    const batch = found((await this.imports.getMany(ctx, [id]))[0], 'import');
    if (batch.storeId !== storeId) found(null, 'import');
    const file = await this.db.read(ctx, (tx) => this.files.get(ctx, tx, batch.fileId));
    return { file: { ...file, name: batch.fileName }, state: batch.state };
  }

  private async recognised(ctx: ProviderContext, file: StoredFile, facts: ArrivalFacts): Promise<Recognised> {
    const given = { kind: facts.kind ?? 'conversations', preset: facts.preset ?? null };
    try {
      return await this.withCopy(ctx, file, async (path) => {
        const copy = { name: file.name, path };
        const sheets = facts.kind ? [] : await this.sheetsOf(copy);
        const kind = facts.kind ?? (await this.kindOf(ctx, sheets));
        if (!kind) return { ...given, waits: unknownHeader(sheets[0]?.headers ?? []) };
        const seen = await this.previews.examine(ctx, { ...facts, kind }, copy, false);
        return { kind, preset: seen.preset?.id ?? null, waits: reasonToWait(seen) };
      });
    } catch (error) {
      // What is wrong with the file is the import's to say, where it is kept.
      if (error instanceof IngestError)
        return { ...given, waits: null, unreadable: { code: error.code, details: error.details } };
      if (error instanceof ReadingFailed) return { ...given, waits: null };
      throw error;
    }
  }

  private async sheetsOf(file: { name: string; path: string }): Promise<readonly SheetInspection[]> {
    const now = this.clock.now().toISOString();
    return (await inspectApart({ file, kind: null, preset: null, now })).sheets;
  }

  /** By what somebody said of the same columns, then by what the columns are called. */
  private async kindOf(ctx: ProviderContext, sheets: readonly SheetInspection[]): Promise<ImportKind | null> {
    const sheet = sheets.find((each) => each.preset) ?? sheets[0];
    for (const kind of kinds) {
      if (await this.mappings.find(ctx, kind, sheet?.headers ?? [])) return kind;
    }
    return kinds.find((kind) => presetKinds[kind] === sheet?.preset?.kind) ?? null;
  }

  private async withCopy<Result>(
    ctx: ProviderContext,
    file: StoredFile,
    work: (path: string) => Promise<Result>,
  ): Promise<Result> {
    const copy = await this.files.plainCopy(ctx, file);
    try {
      return await work(copy.path);
    } finally {
      await copy.remove();
    }
  }
}

/** What the wizard would ask a person. */
function reasonToWait({
  isKnown,
  headers,
  failure,
  questions,
}: Awaited<ReturnType<ImportPreviewService['examine']>>): ImportFailure | null {
  if (!isKnown) return unknownHeader(headers);
  if (failure) return mended.includes(failure.code) ? { code: failure.code, details: failure.details } : null;
  const [question] = questions;
  // Kept in one language, as the file itself is.
  return question ? { code: question.code, details: { found: [wordOf(question.found, 'zh-CN')] } } : null;
}

const shownHeaders = 20;
const unknownHeader = (headers: readonly string[]): ImportFailure => ({
  code: 'HEADER_UNKNOWN',
  details: { found: headers.slice(0, shownHeaders) },
});

import { warningsOf } from './import-remarks.js';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { heldStore } from '@zuoxi/platform/access';
import { Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import {
  headerKey,
  IngestError,
  ingestMessage,
  PRESETS,
  proposeMapping,
  type SheetInspection,
  withOverrides,
} from '../ingest/index.js';
import { asOfOf } from './as-of.js';
import { fallbackPreset, questionsOf, wordOf } from './file-questions.rules.js';
import { ImportTrialService } from './import-trial.service.js';
import { presetKinds } from './import.reader.js';
import { ImportService, type UploadFacts } from './import.service.js';
import { inspectApart } from './reading.js';
import type { HandMapping } from './remembered-mapping.entity.js';
import { RememberedMappingService, signatureOf } from './remembered-mapping.service.js';

/** Longer cells are only begun: a preview shows what kind of thing stands in a column. */
const maxCell = 200;
const shown = (cell: string | null | undefined): string => (cell ?? '').slice(0, maxCell);

/** What the wizard shows of a file's beginning: preset, columns, rows, and what stands in the way. Nothing is kept. */
@Injectable()
export class ImportPreviewService {
  constructor(
    private readonly clock: Clock,
    private readonly remembered: RememberedMappingService,
    private readonly imports: ImportService,
    private readonly trials: ImportTrialService,
  ) {}

  /** The person's own mapping goes before a remembered one, that before what the column names tell. */
  async preview(
    ctx: ProviderContext,
    facts: UploadFacts,
    file: { name: string; content: Readable; isPart?: boolean },
  ) {
    heldStore(ctx, facts.storeId);
    const directory = await mkdtemp(join(tmpdir(), 'zuoxi-preview-'));
    try {
      const path = join(directory, 'file');
      await pipeline(file.content, createWriteStream(path, { mode: 0o600 }));
      return await this.previewAt(ctx, facts, { name: file.name, path }, file.isPart ?? false);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }

  /** The same of a file that lies where this process may read it. */
  async previewAt(
    ctx: ProviderContext,
    facts: UploadFacts,
    file: { name: string; path: string },
    isPart: boolean,
  ) {
    try {
      return presented(ctx, await this.examine(ctx, facts, file, isPart));
    } catch (error) {
      if (!(error instanceof IngestError)) throw error;
      const problem = problemOf(ctx, error);
      return {
        ...{ preset: null, presetName: null, columns: [], fields: [], rows: [], problems: [problem] },
        ...{ signature: null, remembered: null },
        ...{ trial: null, questions: [], warnings: [], unknownWords: [], days: [] },
      };
    }
  }

  /**
   * What a file is, as far as it can be told.
   *
   * @throws IngestError for one that cannot be opened
   */
  async examine(
    ctx: ProviderContext,
    facts: UploadFacts,
    file: { name: string; path: string },
    isPart: boolean,
  ) {
    const { kind, preset: wished } = facts;
    const now = this.clock.now().toISOString();
    const { sheets, datesInName } = await inspectApart({ file, kind, preset: wished ?? null, now });
    const store = await this.imports.storeOf(ctx, facts.storeId);
    const sheet = sheets.find((each) => each.preset) ?? sheets[0];
    const headers = sheet?.headers ?? [];
    const remembered = facts.mapping ? null : await this.remembered.find(ctx, kind, headers);
    const candidates = PRESETS.filter(
      ({ id, kind: of }) => of === presetKinds[kind] && (!wished || id === wished),
    );
    const preset =
      candidates.find(({ id }) => id === remembered?.preset) ??
      sheet?.preset ??
      candidates.find(({ id }) => id === fallbackPreset(kind, store.platform)) ??
      candidates[0] ??
      null;
    // What is recognised without a preset of its own is offered by the shop's.
    const proposed = sheet?.preset ? sheet.mapping : preset ? proposeMapping(headers, preset) : {};
    const hand = facts.mapping ?? remembered?.mapping ?? null;
    const mapping = withOverrides(proposed, hand ?? {});
    const fieldOf = new Map(Object.entries(mapping).map(([field, column]) => [headerKey(column), field]));
    const head = sheet?.head ?? [];
    const labels = sheet?.labels ?? [];
    const rows = head
      .filter(({ row }) => row > (sheet?.headerRow ?? 0))
      .map(({ cells }) => headers.map((header) => shown(cells[labels.indexOf(header)])));
    const accounts = await this.imports.knownAccounts(ctx, facts.storeId);
    const { outcome, failure } = preset
      ? await this.tried(ctx, facts, {
          file,
          preset: preset.id,
          mapping: hand,
          now,
          isPart,
          store,
          accounts,
          sheet,
        })
      : { outcome: null, failure: null };
    const questions = questionsOf(
      {
        ...{ fileName: file.name, headers, kind, accounts: outcome?.accounts ?? [] },
        ...{ shift: outcome?.shift ?? null, zerosLost: outcome?.zerosLost ?? null },
        preset: sheet?.preset ?? null,
      },
      { platform: store.platform, accounts },
    );
    return {
      ...{ preset, headers, rows, fieldOf, outcome, failure, questions, datesInName, remembered },
      /** By its own column names, or as somebody said of the same ones. */
      isKnown: Boolean(sheet?.preset ?? remembered),
    };
  }

  /** What the import would make of it; a file that it would refuse says why. */
  private async tried(ctx: ProviderContext, facts: UploadFacts, seen: Seen) {
    const { file, preset, mapping, now, isPart, store, accounts, sheet } = seen;
    const above = (sheet?.head ?? []).filter(({ row }) => row < (sheet?.headerRow ?? 0));
    const preamble = above.flatMap(({ cells }) => cells.flatMap((cell) => cell ?? []));
    const { asOf: given = null, modified = null } = facts;
    try {
      const outcome = await this.trials.try(ctx, {
        ...{ storeId: facts.storeId, timeZone: store.timeZone, isPart, kind: facts.kind },
        service: await this.imports.serviceOf(ctx, facts.storeId),
        ...{ file, preset, mapping, now, accounts, on: facts.on ?? null },
        asOf: asOfOf({ name: file.name, preamble, given, modified }, new Date(now)).at,
      });
      return { outcome, failure: null };
    } catch (error) {
      if (!(error instanceof IngestError)) throw error;
      return { outcome: null, failure: error };
    }
  }
}

type Examined = Awaited<ReturnType<ImportPreviewService['examine']>>;

const problemOf = (ctx: ProviderContext, { code, details }: IngestError) => ({
  ...{ code, message: ingestMessage(code, ctx.locale, details) },
  ...{ row: details.row ?? null, column: null },
});

function presented(ctx: ProviderContext, seen: Examined) {
  const { preset, headers, rows, fieldOf, outcome, failure, questions, datesInName, remembered } = seen;
  return {
    preset: preset?.id ?? null,
    presetName: preset && wordOf(preset.name, ctx.locale),
    columns: headers.map((header, index) => ({
      header,
      sample: rows[0]?.[index] ?? '',
      field: fieldOf.get(headerKey(header)) ?? null,
    })),
    fields: (preset?.fields ?? []).map((field) => ({
      key: field.field,
      label: field.headers[0] ?? field.field,
      required: field.required ?? false,
    })),
    rows: rows.slice(0, 20),
    problems: failure ? [problemOf(ctx, failure)] : (outcome?.problems ?? []),
    trial: outcome?.trial ?? null,
    days: datesInName,
    questions: questions.map(({ code, kind: of, found }) => ({
      ...{ code, kind: of },
      message: ingestMessage(code, ctx.locale, { found: [wordOf(found, ctx.locale)] }),
    })),
    warnings: warningsOf(outcome?.warnings ?? [], ctx.locale),
    unknownWords: outcome?.unknownWords ?? [],
    signature: headers.length ? signatureOf(headers) : null,
    remembered: remembered && { by: remembered.rememberedBy, at: remembered.rememberedAt },
  };
}

interface Seen {
  readonly file: { name: string; path: string };
  readonly preset: string;
  readonly mapping: HandMapping | null;
  readonly now: string;
  readonly isPart: boolean;
  readonly store: { timeZone: string };
  readonly accounts: readonly string[];
  readonly sheet: SheetInspection | undefined;
}

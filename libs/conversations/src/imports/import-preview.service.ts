import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import type { Context } from '@zuoxi/platform/context';
import { headerKey, IngestError, ingestMessage, PRESETS, withOverrides } from '../ingest/index.js';
import { presetKinds } from './import.reader.js';
import type { UploadFacts } from './import.service.js';
import { inspectApart } from './reading.js';
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
  ) {}

  /** The person's own mapping goes before a remembered one, that before what the column names tell. */
  async preview(ctx: Context, facts: UploadFacts, file: { name: string; content: Readable }) {
    const directory = await mkdtemp(join(tmpdir(), 'zuoxi-preview-'));
    try {
      const path = join(directory, 'file');
      await pipeline(file.content, createWriteStream(path, { mode: 0o600 }));
      return await this.inspect(ctx, facts, { name: file.name, path });
    } catch (error) {
      if (!(error instanceof IngestError)) throw error;
      const { code, details } = error;
      const problem = { code, message: ingestMessage(code, ctx.locale, details), row: details.row ?? null };
      return {
        ...{ preset: null, columns: [], fields: [], rows: [], problems: [problem] },
        ...{ signature: null, remembered: null },
      };
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }

  private async inspect(ctx: Context, facts: UploadFacts, file: { name: string; path: string }) {
    const { kind, preset: wished } = facts;
    const now = this.clock.now().toISOString();
    const { sheets } = await inspectApart({ file, kind, preset: wished ?? null, now });
    const sheet = sheets.find((each) => each.preset) ?? sheets[0];
    const headers = sheet?.headers ?? [];
    const remembered = facts.mapping ? null : await this.remembered.find(ctx, kind, headers);
    const candidates = PRESETS.filter(
      ({ id, kind: of }) => of === presetKinds[kind] && (!wished || id === wished),
    );
    const preset =
      candidates.find(({ id }) => id === remembered?.preset) ??
      sheet?.preset ??
      candidates.find(({ id }) => id.startsWith('generic')) ??
      candidates[0] ??
      null;
    const mapping = withOverrides(sheet?.mapping ?? {}, facts.mapping ?? remembered?.mapping ?? {});
    const fieldOf = new Map(Object.entries(mapping).map(([field, column]) => [headerKey(column), field]));
    const head = sheet?.head ?? [];
    const labels = sheet?.labels ?? [];
    const rows = head
      .filter(({ row }) => row > (sheet?.headerRow ?? 0))
      .map(({ cells }) => headers.map((header) => shown(cells[labels.indexOf(header)])));
    return {
      preset: preset?.id ?? null,
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
      problems: [],
      signature: headers.length ? signatureOf(headers) : null,
      remembered: remembered && { by: remembered.rememberedBy, at: remembered.rememberedAt },
    };
  }
}

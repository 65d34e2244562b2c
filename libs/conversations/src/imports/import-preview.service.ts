import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import type { Context } from '@zuoxi/platform/context';
import { IngestError, ingestMessage, PRESETS } from '../ingest/index.js';
import { presetKinds } from './import.reader.js';
import type { UploadFacts } from './import.service.js';
import { inspectApart } from './reading.js';

/** Longer cells are only begun: a preview shows what kind of thing stands in a column. */
const maxCell = 200;
const shown = (cell: string | null): string => (cell ?? '').slice(0, maxCell);

/** What the wizard shows of a file's beginning: preset, columns, rows, and what stands in the way. Nothing is kept. */
@Injectable()
export class ImportPreviewService {
  constructor(private readonly clock: Clock) {}

  async preview(ctx: Context, facts: UploadFacts, file: { name: string; content: Readable }) {
    const directory = await mkdtemp(join(tmpdir(), 'zuoxi-preview-'));
    try {
      const path = join(directory, 'file');
      await pipeline(file.content, createWriteStream(path, { mode: 0o600 }));
      return await this.inspect(facts, { name: file.name, path });
    } catch (error) {
      if (!(error instanceof IngestError)) throw error;
      const { code, details } = error;
      const problem = { code, message: ingestMessage(code, ctx.locale, details), row: details.row ?? null };
      return { preset: null, columns: [], fields: [], rows: [], problems: [problem] };
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }

  private async inspect({ kind, preset: wished }: UploadFacts, file: { name: string; path: string }) {
    const now = this.clock.now().toISOString();
    const { sheets } = await inspectApart({ file, kind, preset: wished ?? null, now });
    const candidates = PRESETS.filter(
      (preset) => preset.kind === presetKinds[kind] && (!wished || preset.id === wished),
    );
    const sheet = sheets.find((each) => each.preset) ?? sheets[0];
    const preset =
      sheet?.preset ?? candidates.find(({ id }) => id.startsWith('generic')) ?? candidates[0] ?? null;
    const fieldOf = new Map(
      Object.entries(sheet?.mapping ?? {}).map(([field, column]) => [column.header, field]),
    );
    const after = (sheet?.head ?? []).filter(({ row }) => row > (sheet?.headerRow ?? 0));
    return {
      preset: preset?.id ?? null,
      columns: (sheet?.headers ?? []).map((header, index) => ({
        header,
        sample: shown(after[0]?.cells[index] ?? null),
        field: fieldOf.get(header) ?? null,
      })),
      fields: (preset?.fields ?? []).map((field) => ({
        key: field.field,
        label: field.headers[0] ?? field.field,
        required: field.required ?? false,
      })),
      rows: after.slice(0, 20).map(({ cells }) => cells.map(shown)),
      problems: [],
    };
  }
}

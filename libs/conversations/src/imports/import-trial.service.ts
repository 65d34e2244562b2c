import { Inject, Injectable } from '@nestjs/common';
import { Clock, localTime } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import { type IngestErrorCode, ingestMessage, type RowError } from '../ingest/index.js';
import { ImportBatch } from './import-batch.entity.js';
import type { Chunk, ReadRequest } from './import.reader.js';
import { writeChunk, type WrittenChunk } from './import.writer.js';
import { inspectLimits, readApart } from './reading.js';
import { type ServiceWindow, zoneShiftOf } from './zone-shift.rules.js';
import { type UnknownWord, unknownWords } from './unknown-words.rules.js';

/** As many rows are tried as a person looks at a file for; the counts say of how many they are. */
const maxChunks = 2;
const maxProblems = 50;
/** How a file ends of which only the beginning was sent. */
const breaks: readonly IngestErrorCode[] = ['FILE_TRUNCATED', 'ROW_TOO_LONG'];

export interface TrialRequest extends Omit<ReadRequest, 'salt' | 'afterRow'> {
  readonly storeId: string;
  readonly timeZone: string;
  readonly asOf: Date;
  /** Null: the shop has not told when it is served. */
  readonly service: ServiceWindow | null;
  /** Only the file's beginning was sent. */
  readonly isPart: boolean;
}

/** What an import would do, found out by doing it in a transaction that is taken back. */
@Injectable()
export class ImportTrialService {
  constructor(
    @Inject(doorOf('conversations')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws IngestError when the file cannot be read so */
  async try(ctx: ProviderContext, { storeId, timeZone, asOf, isPart, service, ...request }: TrialRequest) {
    const chunks: Chunk[] = [];
    let isWhole = !isPart;
    for await (const chunk of readApart({ ...request, salt: 'trial', afterRow: 0 }, inspectLimits)) {
      if (chunks.length === maxChunks) {
        isWhole = false;
        break;
      }
      chunks.push(isPart ? withoutBreak(chunk) : chunk);
    }
    const written = await this.written(ctx, { storeId, timeZone, asOf, kind: request.kind }, chunks);
    const errors = chunks.flatMap((chunk) => chunk.errors);
    const sum = (count: (part: WrittenChunk) => number) =>
      written.reduce((total, part) => total + count(part), 0);
    const days = written.flatMap((part) => part.days).sort();
    const words = chunks.reduce<UnknownWord[]>((before, chunk) => unknownWords(before, chunk), []);
    return {
      trial: {
        isWhole,
        rows: chunks.reduce((total, { rows }) => total + rows, 0),
        accepted: sum((part) => part.accepted),
        changed: sum((part) => part.changed),
        known: sum((part) => part.known),
        outdated: sum((part) => part.outdated),
        conflicts: sum((part) => part.conflicts),
        rejected: new Set(errors.map(({ row }) => row)).size,
        summary: chunks.reduce((total, { summaryRows }) => total + summaryRows, 0),
        fromOn: days[0] ?? null,
        toOn: days.at(-1) ?? null,
      },
      problems: errors.slice(0, maxProblems).map((error) => problemOf(ctx, error)),
      warnings: chunks.flatMap(({ warnings }) => warnings),
      unknownWords: words,
      shift:
        service &&
        zoneShiftOf(
          chunks
            .flatMap(({ messages }) => messages)
            .filter(({ direction }) => direction === 'buyer')
            .map(({ at }) => localTime(at, timeZone).minute),
          service,
        ),
      zerosLost: await this.zerosLost(
        ctx,
        storeId,
        chunks.flatMap(({ orders }) => orders.map(({ orderNo }) => orderNo)),
      ),
      accounts: [
        ...new Set(
          chunks
            .flatMap(({ messages, performance, orders, afterSales }) => [
              ...messages,
              ...performance,
              ...orders,
              ...afterSales,
            ])
            .flatMap(({ agentAccount }) => agentAccount ?? []),
        ),
      ],
    };
  }

  /** A number of the shop's that a file has without the noughts it begins with; null: none. */
  private async zerosLost(
    ctx: ProviderContext,
    storeId: string,
    orderNos: readonly string[],
  ): Promise<string | null> {
    const bare = [...new Set(orderNos.filter((orderNo) => /^[1-9]\d*$/.test(orderNo)))];
    if (!bare.length) return null;
    const [known] = await this.db.read(ctx, ({ sql }) =>
      sql<{ orderNo: string }>(
        `select order_no from conversations.order_record
          where provider_id = $1 and store_id = $2 and order_no like '0%' and ltrim(order_no, '0') = any ($3)
          order by order_no limit 1`,
        [ctx.providerId, storeId, bare],
      ),
    );
    return known?.orderNo ?? null;
  }

  private async written(
    ctx: ProviderContext,
    { storeId, timeZone, asOf, kind }: Pick<TrialRequest, 'storeId' | 'timeZone' | 'asOf' | 'kind'>,
    chunks: readonly Chunk[],
  ): Promise<WrittenChunk[]> {
    const written: WrittenChunk[] = [];
    let isDone = false;
    try {
      await this.db.write(ctx, null, async (tx) => {
        const batchId = newId();
        const at = this.clock.now();
        await tx.insert(ImportBatch, {
          ...{ providerId: ctx.providerId, storeId, id: batchId, kind, fileId: newId() },
          ...{ fileName: 'trial', fileSha256: batchId, bytes: 0, preset: 'trial', state: 'uploaded' },
          ...{ asOf, asOfSource: 'upload', createdBy: ctx.actor.name, createdAt: at },
        });
        const scope = { ctx, storeId, batchId, timeZone, at, asOf };
        for (const chunk of chunks) written.push(await writeChunk(tx, scope, chunk));
        isDone = true;
        // Nothing of it may stay.
        throw new Error('trial');
      });
    } catch (error) {
      if (!isDone) throw error;
    }
    return written;
  }
}

function withoutBreak(chunk: Chunk): Chunk {
  const errors = chunk.errors.filter(({ code }) => !breaks.includes(code));
  return errors.length === chunk.errors.length ? chunk : { ...chunk, errors, rows: chunk.rows - 1 };
}

const problemOf = (ctx: ProviderContext, { row, column, code }: RowError) => ({
  code,
  row,
  column,
  message: ingestMessage(code, ctx.locale, { row }),
});

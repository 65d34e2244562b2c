import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type Database, ofStores } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { Files, type StoredFile } from '@zuoxi/platform/files';
import { doorOf } from '@zuoxi/platform/module';
import { Store } from '@zuoxi/published';
import { ArrivalService } from '../imports/arrival.service.js';
import { failureOf, warningsOf } from '../imports/import-remarks.js';
import { type BatchRow, ImportService } from '../imports/import.service.js';
import { type FileQuery, limitBytes, readArrivalQuery } from '../imports/upload-query.js';
import { claimedSignature, isSigned, type MessageSignature, signing } from './push-signature.rules.js';
import { PushedMessage } from './pushed-message.entity.js';

export interface Push {
  /** Its id or its slug. */
  readonly store: string;
  readonly query: FileQuery & { readonly name?: string };
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readable;
}

const names: Readonly<Record<string, string>> = {
  'application/x-ndjson': 'push.ndjson',
  'application/jsonl': 'push.ndjson',
  'text/csv': 'push.csv',
};
const errorsShown = 100;

/** Takes what other systems send, and says what became of it. */
@Injectable()
export class PushService {
  constructor(
    @Inject(doorOf('conversations')) private readonly db: Database,
    private readonly files: Files,
    private readonly arrivals: ArrivalService,
    private readonly imports: ImportService,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError PUSH_SIGNATURE_WRONG, PUSH_SIGNATURE_EXPIRED and PUSH_REPLAYED for a message whose signature says
   *   so, FILE_TOO_LARGE, IDEMPOTENCY_KEY_REUSED for another file under the same key
   */
  async take(ctx: ProviderContext, { store, query, headers, body }: Push) {
    const storeId = await this.storeOf(ctx, store);
    const facts = readArrivalQuery(query, storeId);
    const claimed = claimedSignature(headers, this.clock.now());
    const idempotencyKey = keyOf(ctx, claimed);
    const mediaType = String(headers['content-type'] ?? '').split(';')[0] ?? '';
    const about = { name: query.name?.slice(0, 200) || (names[mediaType] ?? 'push'), mediaType, storeId };
    const file = await this.receive(ctx, about, body, claimed && { ...claimed, key: bearerIn(headers) });
    if (claimed) await this.takeOnce(ctx, file, storeId, claimed);
    const taken = await this.arrivals.take({ ...ctx, idempotencyKey }, file, facts);
    const batch = await this.batchOf(ctx, taken.importBatchId);
    const { id: importId, state, kind } = batch;
    return { importId, state, kind, known: taken.known, stateUrl: `/push/imports/${importId}` };
  }

  async state(ctx: ProviderContext, id: string, after: string | null) {
    const batch = await this.batchOf(ctx, id);
    const { edges, pageInfo } = await this.imports.errorsOf(ctx, batch, { first: errorsShown, after });
    const { state, kind, fileName, fromOn, toOn, asOf } = batch;
    return {
      ...{ importId: batch.id, state, kind, fileName, fromOn, toOn, asOf },
      rows: rowsOf(batch),
      reason: failureOf(batch.failure, ctx.locale),
      warnings: warningsOf(batch.warnings, ctx.locale),
      errors: edges.map(({ node }) => node),
      nextErrors: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    };
  }

  private async batchOf(ctx: ProviderContext, id: string): Promise<BatchRow> {
    return found((await this.imports.getMany(ctx, [id]))[0], 'import');
  }

  private async storeOf(ctx: ProviderContext, idOrSlug: string): Promise<string> {
    const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(idOrSlug);
    const where = isId ? { storeId: idOrSlug as Store['storeId'] } : { slug: idOrSlug };
    // Another's answers like one that is not there.
    const row = await this.db.read(ctx, ({ manager }) =>
      manager.findOneBy(Store, { ...ofStores(ctx), ...where }),
    );
    return found(row, 'store').storeId;
  }

  /** Puts the body away; a signature that is not the body's leaves nothing behind. */
  private async receive(
    ctx: ProviderContext,
    about: { name: string; mediaType: string; storeId: string },
    body: Readable,
    signed: (MessageSignature & { key: string }) | null,
  ): Promise<StoredFile> {
    const permission = 'original:reveal' as const;
    if (!signed) return this.files.receive(ctx, { ...about, content: body, limitBytes, permission });
    const { body: content, signature } = signing(signed.key, signed);
    body.once('error', (error) => content.destroy(error));
    const file = await this.files.receive(ctx, {
      ...about,
      content: body.pipe(content),
      limitBytes,
      permission,
    });
    if (isSigned(signed, signature())) return file;
    await this.drop(ctx, file);
    throw new DomainError('PUSH_SIGNATURE_WRONG');
  }

  /** The same message under the same moment was heard by somebody on the way: a sender that tries again signs again. */
  private async takeOnce(ctx: ProviderContext, file: StoredFile, storeId: string, message: MessageSignature) {
    const { id: messageId, sentAt } = message;
    const own = {
      providerId: ctx.providerId,
      storeId: storeId as PushedMessage['storeId'],
      messageId,
      sentAt,
    };
    const isFirst = await this.db.write({ ...ctx, idempotencyKey: null }, null, ({ insert }) =>
      insert(PushedMessage, own, { ignore: true }),
    );
    if (isFirst) return;
    await this.drop(ctx, file);
    throw new DomainError('PUSH_REPLAYED');
  }

  private drop(ctx: ProviderContext, file: StoredFile): Promise<void> {
    return this.db.read(ctx, (tx) => this.files.dropUnlessEntered(ctx, tx, file));
  }
}

/** A signed message is known by its own id, which is signed with it. */
function keyOf(ctx: ProviderContext, claimed: MessageSignature | null): string | null {
  if (!claimed) return ctx.idempotencyKey;
  if (ctx.idempotencyKey !== null && ctx.idempotencyKey !== claimed.id)
    throw invalid([{ field: 'idempotency-key', code: 'HEADER_INVALID' }]);
  return claimed.id;
}

/** What a message is signed with is the key that it comes with. */
const bearerIn = ({ authorization }: Push['headers']): string =>
  String(authorization ?? '').replace(/^Bearer /, '');

const rowsOf = (batch: BatchRow) => ({
  ...{ read: batch.rowsRead, accepted: batch.rowsAccepted, changed: batch.rowsChanged },
  ...{ known: batch.rowsKnown, outdated: batch.rowsOutdated, conflict: batch.rowsConflict },
  ...{ rejected: batch.rowsRejected, summary: batch.summaryRows },
});

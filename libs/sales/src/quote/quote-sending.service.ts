import { sourceLine } from './source-line.js';
import { Inject, Injectable } from '@nestjs/common';
import { hashSecret, makeBearer, newSecret } from '@zuoxi/platform/access';
import { businessDateOf, Clock, instantAt } from '@zuoxi/platform/calendar';
import { type Context, newId } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { Files } from '@zuoxi/platform/files';
import { doorOf } from '@zuoxi/platform/module';
import { formatFen } from '@zuoxi/platform/money';
import { amountInChineseCapitals } from '@zuoxi/pricing';
import type { Platform } from '@zuoxi/vocabulary';
import { TypesetDocuments } from '../documents/typeset-documents.js';
import {
  clockOf,
  holidayLine,
  holidaysServed,
  paymentLine,
  percent,
  platformNames,
  serviceTypeNames,
} from '../documents/terms.js';
import type { SalesTables } from '../tables.js';
import { type QuoteRow, QuoteService } from './quote.service.js';
import { QuoteApprovalService } from './quote-approval.service.js';

/** Typesets a quote, fixes its price, and hands out links to it. */
@Injectable()
export class QuoteSendingService {
  constructor(
    @Inject(doorOf('sales')) private readonly db: Database<SalesTables>,
    private readonly quotes: QuoteService,
    private readonly approvals: QuoteApprovalService,
    private readonly documents: TypesetDocuments,
    private readonly files: Files,
    private readonly clock: Clock,
  ) {}

  /** @returns the link once; only its hash is kept. */
  async send(ctx: Context, id: string): Promise<{ quote: QuoteRow; link: string }> {
    const quote = found(await this.quotes.find(ctx, id), 'quote');
    if (quote.status !== 'draft') throw new DomainError('STATE_CHANGED', { status: quote.status });
    await this.approvals.checkSendable(ctx, quote);
    const facts = await this.factsOf(ctx, quote);
    const file = await this.documents.typeset(ctx, 'quote', facts, {
      name: `报价单-${facts.storeName}-${quote.number}-${quote.revision}.pdf`,
      storeId: quote.storeId,
    });
    const made = this.newLink(ctx, quote);
    await this.db.write({ ...ctx, idempotencyKey: null }, 'quote.send', async (tx) => {
      await this.files.register(ctx, tx, file);
      await this.quotes.move(ctx, tx, quote, 'sent', {
        documentFileId: file.id,
        documentSha256: file.sha256,
      });
      await tx.q.insertInto('sales.shareLink').values(made.row).execute();
      await tx.send('store.advance', {
        ctx: { ...ctx, idempotencyKey: null },
        input: { storeId: quote.storeId, to: 'quoted' },
      });
      return null;
    });
    return { quote: found(await this.quotes.find(ctx, id), 'quote'), link: made.link };
  }

  /**
   * Another link to a quote that was sent, for one that was lost: only hashes are kept, so an old one cannot be shown.
   *
   * @throws DomainError STATE_CHANGED unless the quote is out.
   */
  async shareAgain(ctx: Context, id: string): Promise<{ quote: QuoteRow; link: string }> {
    const quote = found(await this.quotes.find(ctx, id), 'quote');
    if (quote.status !== 'sent' && quote.status !== 'accepted') {
      throw new DomainError('STATE_CHANGED', { status: quote.status });
    }
    const made = this.newLink(ctx, quote);
    await this.db.write({ ...ctx, idempotencyKey: null }, 'share-link.create', async ({ q, audit }) => {
      await q.insertInto('sales.shareLink').values(made.row).execute();
      audit({ subjectType: 'share-link', subjectId: made.row.id, storeId: quote.storeId });
      return null;
    });
    return { quote, link: made.link };
  }

  /** The row of a link, and the link itself, which is nowhere else. */
  private newLink(ctx: Context, quote: Pick<QuoteRow, 'id' | 'storeId' | 'validUntil'>) {
    const id = newId();
    const secret = newSecret();
    const providerId = ctx.providerId as string;
    const bearer = makeBearer(`zxs-${quote.storeId.replaceAll('-', '')}`, providerId, id, secret);
    const row = {
      providerId,
      storeId: quote.storeId,
      id,
      quoteId: quote.id,
      secretHash: hashSecret(secret),
      // A day longer than the offer, so that who comes late reads why it is over.
      expiresAt: instantAt(quote.validUntil, 3 * 24 * 60),
      createdAt: this.clock.now(),
    };
    return { row, link: `/s/${bearer}` };
  }

  async links(ctx: Context, quote: { id: string; storeId: string }) {
    return this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('sales.shareLink as l')
        .leftJoin('sales.shareLinkView as v', (join) =>
          join.onRef('v.storeId', '=', 'l.storeId').onRef('v.linkId', '=', 'l.id'),
        )
        .where('l.storeId', '=', quote.storeId)
        .where('l.quoteId', '=', quote.id)
        .groupBy(['l.id', 'l.expiresAt', 'l.revokedAt', 'l.createdAt'])
        .select((eb) => [
          'l.id',
          'l.expiresAt',
          'l.revokedAt',
          eb.fn.count<number>('v.id').as('views'),
          eb.fn.max('v.at').as('lastViewedAt'),
        ])
        .orderBy('l.createdAt')
        .execute(),
    );
  }

  async revokeLink(ctx: Context, quoteId: string, linkId: string): Promise<QuoteRow> {
    const quote = found(await this.quotes.find(ctx, quoteId), 'quote');
    await this.db.write(ctx, 'share-link.revoke', async ({ q, audit }) => {
      const revoked = await q
        .updateTable('sales.shareLink')
        .set({ revokedAt: this.clock.now() })
        .where('storeId', '=', quote.storeId)
        .where('quoteId', '=', quoteId)
        .where('id', '=', linkId)
        .returning('id')
        .executeTakeFirst();
      audit({ subjectType: 'share-link', subjectId: found(revoked, 'link').id, storeId: quote.storeId });
      return null;
    });
    return quote;
  }

  private async factsOf(ctx: Context, quote: QuoteRow) {
    const { store, client, provider, profile } = await this.db.read(ctx, async ({ q }) => {
      const store = await q
        .selectFrom('identityPub.store')
        .selectAll()
        .where('storeId', '=', quote.storeId)
        .executeTakeFirstOrThrow();
      return {
        store,
        client: await q
          .selectFrom('identityPub.client')
          .select('name')
          .where('id', '=', store.clientId)
          .executeTakeFirstOrThrow(),
        provider: await q.selectFrom('identityPub.provider').select('name').executeTakeFirstOrThrow(),
        profile: await q
          .selectFrom('onboardingPub.storeProfile')
          .select([
            ...(['mealBreaks', 'mealBreakMinutes', 'averageDailyInquiries'] as const),
            ...(['sources', 'trafficIntervalMinutes'] as const),
          ])
          .where('storeId', '=', quote.storeId)
          .where('id', '=', quote.profileId)
          .executeTakeFirstOrThrow(),
      };
    });
    return {
      providerName: provider.name,
      clientName: client.name,
      storeName: store.name,
      platform: platformNames[store.platform as Platform],
      category: store.category,
      number: quote.number,
      revision: quote.revision,
      madeOn: businessDateOf(this.clock.now()),
      validUntil: quote.validUntil,
      kind: quote.kind === 'final' ? '正式报价' : '初步报价',
      months: quote.months,
      seats: quote.seats,
      serviceTime: `${clockOf(quote.serviceStartMinute)}–${clockOf(quote.serviceEndMinute)}，每周七天，${holidaysServed(quote.servedHolidays)}`,
      serviceType: serviceTypeNames[quote.serviceType],
      meals: `每席 ${profile.mealBreaks} 次，每次 ${profile.mealBreakMinutes} 分钟，错峰轮换`,
      promise: `三分钟回复率 ≥ ${percent(quote.threeMinuteTarget)}`,
      reason: quote.reason,
      source: sourceLine(profile),
      discount: percent(quote.discount),
      baseFeePerSeatFen: quote.pricing.baseFeePerSeatFen,
      baseFeeFen: quote.baseFeeFen,
      discountFen: quote.discountFen,
      taxFen: quote.taxFen,
      totalFen: quote.totalFen,
      payment: paymentLine(quote.months, quote.totalFen),
      holidays: holidayLine(quote.servedHolidays),
      totalInCapitals: amountInChineseCapitals(quote.totalFen),
      commissionTiers: quote.commissionTiers.map((tier, index, all) => {
        const next = all[index + 1];
        const range = next
          ? `${formatFen(tier.fromFen)} 至 ${formatFen(next.fromFen)}`
          : `${formatFen(tier.fromFen)} 以上`;
        return { range, rate: percent(tier.rate) };
      }),
      createdBy: quote.createdBy,
    };
  }
}

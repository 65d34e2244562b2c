import { sourceLine } from './source-line.js';
import { Inject, Injectable } from '@nestjs/common';
import { hashSecret, makeBearer, newSecret } from '@zuoxi/platform/access';
import { businessDateOf, Clock, instantAt } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { DomainError, found, notFound } from '@zuoxi/platform/errors';
import { Files } from '@zuoxi/platform/files';
import { doorOf } from '@zuoxi/platform/module';
import { formatFen } from '@zuoxi/platform/money';
import { amountInChineseCapitals } from '@zuoxi/pricing';
import { StoreProfile } from '@zuoxi/published';
import { readParties } from '../documents/parties.js';
import { ShareLink } from './share-link.entity.js';
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
import { type QuoteRow, QuoteService } from './quote.service.js';
import { QuoteApprovalService } from './quote-approval.service.js';

/** Typesets a quote, fixes its price, and hands out links to it. */
@Injectable()
export class QuoteSendingService {
  constructor(
    @Inject(doorOf('sales')) private readonly db: Database,
    private readonly quotes: QuoteService,
    private readonly approvals: QuoteApprovalService,
    private readonly documents: TypesetDocuments,
    private readonly files: Files,
    private readonly clock: Clock,
  ) {}

  /** @returns the link once; only its hash is kept. */
  async send(ctx: ProviderContext, id: string): Promise<{ quote: QuoteRow; link: string }> {
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
      await tx.insert(ShareLink, made.row);
      return null;
    });
    return { quote: found(await this.quotes.find(ctx, id), 'quote'), link: made.link };
  }

  /**
   * Another link to a quote that was sent, for one that was lost: only hashes are kept, so an old one cannot be shown.
   *
   * @throws DomainError STATE_CHANGED unless the quote is out.
   */
  async shareAgain(ctx: ProviderContext, id: string): Promise<{ quote: QuoteRow; link: string }> {
    const quote = found(await this.quotes.find(ctx, id), 'quote');
    if (quote.status !== 'sent' && quote.status !== 'accepted') {
      throw new DomainError('STATE_CHANGED', { status: quote.status });
    }
    const made = this.newLink(ctx, quote);
    await this.db.write({ ...ctx, idempotencyKey: null }, 'share-link.create', async ({ insert, audit }) => {
      await insert(ShareLink, made.row);
      audit({ subjectType: 'share-link', subjectId: made.row.id, storeId: quote.storeId });
      return null;
    });
    return { quote, link: made.link };
  }

  /** The row of a link, and the link itself, which is nowhere else. */
  private newLink(ctx: ProviderContext, { providerId, storeId, ...quote }: QuoteRow) {
    const id = newId();
    const secret = newSecret();
    const bearer = makeBearer(`zxs-${storeId.replaceAll('-', '')}`, providerId, id, secret);
    const row = {
      providerId,
      storeId,
      id,
      quoteId: quote.id,
      secretHash: hashSecret(secret),
      // A day longer than the offer, so that who comes late reads why it is over.
      expiresAt: instantAt(quote.validUntil, 3 * 24 * 60),
      createdAt: this.clock.now(),
      createdBy: ctx.userId,
    };
    return { row, link: `/s/${bearer}` };
  }

  links(ctx: ProviderContext, quote: { id: string; storeId: string }) {
    return this.db.read(ctx, ({ sql }) =>
      sql<Pick<ShareLink, 'id' | 'expiresAt' | 'revokedAt'> & { views: number; lastViewedAt: Date | null }>(
        `select l.id, l.expires_at, l.revoked_at, count(v.id) as views, max(v.at) as last_viewed_at
           from sales.share_link l
           left join sales.share_link_view v
                on v.provider_id = $1 and v.store_id = l.store_id and v.link_id = l.id
          where l.provider_id = $1 and l.store_id = $2 and l.quote_id = $3
          group by l.provider_id, l.store_id, l.id
          order by l.created_at`,
        [ctx.providerId, quote.storeId, quote.id],
      ),
    );
  }

  async revokeLink(ctx: ProviderContext, quoteId: string, linkId: string): Promise<QuoteRow> {
    const quote = found(await this.quotes.find(ctx, quoteId), 'quote');
    const { providerId, storeId } = quote;
    await this.db.write(ctx, 'share-link.revoke', async ({ manager, audit }) => {
      const { affected } = await manager.update(
        ShareLink,
        { providerId, storeId, quoteId, id: linkId },
        { revokedAt: this.clock.now() },
      );
      if (!affected) throw notFound('link');
      audit({ subjectType: 'share-link', subjectId: linkId, storeId });
      return null;
    });
    return quote;
  }

  private async factsOf(ctx: ProviderContext, quote: QuoteRow) {
    const { providerId, storeId, profileId } = quote;
    const { store, client, provider, profile } = await this.db.read(ctx, async (tx) => ({
      ...(await readParties(ctx, tx, storeId)),
      profile: found(
        await tx.manager.findOneBy(StoreProfile, { providerId, storeId, id: profileId }),
        'profile',
      ),
    }));
    return {
      providerName: provider.name,
      clientName: client.name,
      storeName: store.name,
      platform: platformNames[store.platform],
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

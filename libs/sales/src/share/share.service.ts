import { Inject, Injectable } from '@nestjs/common';
import { readBearer, secretMatches } from '@zuoxi/platform/access';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import { type Context, newId, type ProviderContext, type StoreContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { Files } from '@zuoxi/platform/files';
import { doorOf } from '@zuoxi/platform/module';
import { Membership, Provider, Store } from '@zuoxi/published';
import type { StoreId } from '@zuoxi/vocabulary';
import { LessThanOrEqual } from 'typeorm';
import { ContractDraftService } from '../contract/contract-draft.service.js';
import { QuoteAcceptance } from '../quote/quote-acceptance.entity.js';
import { QuoteService } from '../quote/quote.service.js';
import { ShareLinkView } from '../quote/share-link-view.entity.js';
import { ShareLink } from '../quote/share-link.entity.js';

/** What the holder of a link may do: read the quote, open its PDF, accept it. */
@Injectable()
export class ShareService {
  constructor(
    @Inject(doorOf('sales')) private readonly db: Database,
    private readonly quotes: QuoteService,
    private readonly contracts: ContractDraftService,
    private readonly files: Files,
    private readonly clock: Clock,
  ) {}

  async view(facts: Context, token: string) {
    const { ctx, link } = await this.open(facts, token);
    await this.db.write(ctx, null, ({ insert }) =>
      insert(ShareLinkView, {
        providerId: link.providerId,
        storeId: link.storeId,
        id: newId(),
        linkId: link.id,
        at: this.clock.now(),
        ip: facts.ip,
        userAgent: facts.userAgent,
      }),
    );
    return this.present(ctx, link);
  }

  async document(facts: Context, token: string) {
    const { ctx, link } = await this.open(facts, token);
    const quote = found(await this.quotes.find(ctx, link.quoteId), 'quote');
    const file = await this.db.read(ctx, (tx) =>
      this.files.get(ctx, tx, found(quote.documentFileId, 'document')),
    );
    return { file, content: await this.files.content(ctx, file) };
  }

  /**
   * Accepts the very document that was read, and drafts the contract in the same transaction.
   *
   * @throws DomainError QUOTE_EXPIRED, QUOTE_ALREADY_ACCEPTED (with who and when), QUOTE_INDICATIVE or
   *   QUOTE_DOCUMENT_CHANGED.
   */
  async accept(facts: Context, token: string, input: { name: string; documentSha256: string }) {
    const { ctx, link } = await this.open(facts, token);
    const quote = found(await this.quotes.find(ctx, link.quoteId), 'quote');
    const now = this.clock.now();
    const person: ProviderContext = { ...ctx, actor: { kind: 'share-link', id: link.id, name: input.name } };
    // Who comes after an acceptance is told of it below, however late.
    if (quote.status !== 'accepted' && quote.validUntil < businessDateOf(now)) {
      throw new DomainError('QUOTE_EXPIRED', { validUntil: quote.validUntil });
    }
    // A rough figure for a conversation: nobody is bound by it, so nobody can accept it.
    if (quote.kind === 'indicative') throw new DomainError('QUOTE_INDICATIVE', { number: quote.number });
    if (quote.documentSha256 !== input.documentSha256) throw new DomainError('QUOTE_DOCUMENT_CHANGED');
    await this.db.write(person, 'quote.accept', async (tx) => {
      const key = { providerId: link.providerId, storeId: link.storeId, quoteId: quote.id };
      const acceptance = {
        ...key,
        name: input.name,
        acceptedAt: now,
        ip: facts.ip,
        userAgent: facts.userAgent,
        documentSha256: input.documentSha256,
      };
      const claimed = await tx.insert(QuoteAcceptance, acceptance, { ignore: true });
      if (!claimed) {
        const first = found(await tx.manager.findOneBy(QuoteAcceptance, key), 'acceptance');
        throw new DomainError('QUOTE_ALREADY_ACCEPTED', {
          name: first.name,
          at: first.acceptedAt.toISOString(),
        });
      }
      await this.quotes.move(person, tx, quote, 'accepted');
      await this.contracts.draft(person, tx, quote, input.name);
      return null;
    });
    return this.present(ctx, link);
  }

  /** The token names provider, store and link; a wrong, old or revoked one is refused in the same words. */
  private async open(facts: Context, token: string) {
    const [prefix = ''] = token.split('.');
    const bearer = /^zxs-[0-9a-f]{32}$/.test(prefix) ? readBearer(prefix, token) : null;
    if (!bearer) throw new DomainError('LINK_INVALID');
    const hex = prefix.slice(4);
    const storeId = [
      hex.slice(0, 8),
      hex.slice(8, 12),
      hex.slice(12, 16),
      hex.slice(16, 20),
      hex.slice(20),
    ].join('-') as StoreId;
    const ctx: StoreContext = {
      ...facts,
      actor: { kind: 'share-link', id: bearer.id, name: 'share link' },
      userId: null,
      providerId: bearer.providerId,
      storeIds: [storeId],
      storeId,
      roles: [],
      permissions: [],
      idempotencyKey: null,
    };
    const key = { providerId: bearer.providerId, storeId, id: bearer.id };
    const link = await this.db.read(ctx, ({ manager }) => manager.findOneBy(ShareLink, key));
    const now = this.clock.now();
    const alive =
      link && !link.revokedAt && link.expiresAt > now && !(await this.makerHasLeft(ctx, link, now));
    if (!alive || !secretMatches(bearer.secret, link.secretHash)) throw new DomainError('LINK_INVALID');
    return { ctx, link };
  }

  private async makerHasLeft(ctx: ProviderContext, { providerId, createdBy }: ShareLink, now: Date) {
    if (!createdBy) return false;
    const left = { providerId, accountId: createdBy, endsAt: LessThanOrEqual(now) };
    return this.db.read(ctx, ({ manager }) => manager.existsBy(Membership, left));
  }

  private async present(ctx: ProviderContext, { providerId, storeId, quoteId }: ShareLink) {
    const quote = found(await this.quotes.find(ctx, quoteId), 'quote');
    const { store, provider, acceptance } = await this.db.read(ctx, async ({ manager }) => ({
      store: found(await manager.findOneBy(Store, { providerId, storeId }), 'store'),
      provider: found(await manager.findOneBy(Provider, { providerId }), 'provider'),
      acceptance: await manager.findOneBy(QuoteAcceptance, { providerId, storeId, quoteId }),
    }));
    // Named one by one: nothing that only the provider may see can slip in.
    return {
      provider: { name: provider.name },
      quote: {
        number: quote.number,
        revision: quote.revision,
        status: quote.status,
        kind: quote.kind,
        validUntil: quote.validUntil,
        storeName: store.name,
        serviceType: quote.serviceType,
        holidayService: quote.holidayService,
        serviceStartMinute: quote.serviceStartMinute,
        serviceEndMinute: quote.serviceEndMinute,
        seats: quote.seats,
        months: quote.months,
        threeMinuteTarget: quote.threeMinuteTarget,
        baseFeeFen: quote.baseFeeFen,
        discount: quote.discount,
        discountFen: quote.discountFen,
        taxFen: quote.taxFen,
        totalFen: quote.totalFen,
        quarterlyTotalFen: quote.quarterlyTotalFen,
        commissionTiers: quote.commissionTiers,
        reason: quote.reason,
        documentSha256: quote.documentSha256,
        acceptance: acceptance && {
          name: acceptance.name,
          acceptedAt: acceptance.acceptedAt,
          documentSha256: acceptance.documentSha256,
        },
      },
    };
  }
}

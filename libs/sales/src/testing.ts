import { contentHash } from '@zuoxi/platform/content';
import type { Context, ProviderContext } from '@zuoxi/platform/context';
import { anonymousContext } from '@zuoxi/platform/context';
import { aProfile, aProvider, aStore, atStore, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { ContractService } from './contract/contract.service.js';
import { termsOf } from './contract/contract.terms.js';
import { SigningService } from './contract/signing.service.js';
import { PriceBookService } from './price-book/price-book.service.js';
import { QuoteSendingService } from './quote/quote-sending.service.js';
import type { CreateQuoteInput } from './quote/quote.inputs.js';
import { QuoteService } from './quote/quote.service.js';
import { ShareService } from './share/share.service.js';
import { SalesModule } from './sales.module.js';

export const startSales = (): Promise<TestApp> => startTestApp(SalesModule);

/** A shop that told about itself, of a provider with a price book: everything that a quote needs. */
export async function aSellableStore(app: TestApp): Promise<{ ctx: ProviderContext; storeId: StoreId }> {
  const provider = await aProvider(app.db);
  const { ctx, id } = await aStore(app.db, provider);
  await aProfile(app.db, ctx, id);
  await aPriceBook(app, ctx);
  return { ctx, storeId: id };
}

export const aPriceBook = (
  app: TestApp,
  ctx: ProviderContext,
  over: { effectiveFrom?: string; marginFloor?: string; basedOnVersion?: number } = {},
) =>
  app.get(PriceBookService).publish(ctx, {
    basedOnVersion: over.basedOnVersion ?? null,
    effectiveFrom: over.effectiveFrom ?? '2026-01-01',
    components: [
      { component: 'salary', amountFen: 420_000 },
      { component: 'benefits', amountFen: 98_000 },
      { component: 'board-lodging', amountFen: 45_000 },
      { component: 'training', amountFen: 16_000 },
      { component: 'management', amountFen: 22_000 },
      { component: 'recruitment', amountFen: 12_000 },
      { component: 'premises', amountFen: 38_000 },
      { component: 'equipment', amountFen: 15_000 },
      { component: 'other', amountFen: 9_000 },
    ],
    marginTarget: '0.22',
    marginFloor: over.marginFloor ?? '0.12',
    commissionTiers: [{ fromFen: 0, rate: '0.01' }],
    taxRate: '0.06',
  });

export const quoteInput = (storeId: string, over: Partial<CreateQuoteInput> = {}): CreateQuoteInput => ({
  storeId,
  kind: 'final',
  months: 12,
  seats: 3,
  discount: '0',
  threeMinuteTarget: '0.95',
  validUntil: '2026-12-06',
  ...over,
});

export interface SentQuote {
  readonly ctx: ProviderContext;
  readonly storeId: StoreId;
  readonly id: string;
  readonly token: string;
  readonly documentSha256: string;
}

export async function aSentQuote(app: TestApp, over: Partial<CreateQuoteInput> = {}): Promise<SentQuote> {
  const { ctx, storeId } = await aSellableStore(app);
  const { id } = await app.get(QuoteService).create(ctx, quoteInput(storeId, over));
  const { quote, link } = await app.get(QuoteSendingService).send(ctx, id);
  return { ctx, storeId, id, token: link.replace('/s/', ''), documentSha256: quote.documentSha256 as string };
}

/** Somebody who opens a link in a browser: no account, no provider. */
export const aVisitor = (): Context => anonymousContext({ ip: '203.0.113.8', userAgent: 'phone' });

/** The draft of a contract, made by accepting a quote. */
export async function aContract(app: TestApp) {
  const sent = await aSentQuote(app);
  await app
    .get(ShareService)
    .accept(aVisitor(), sent.token, { name: '张店长', documentSha256: sent.documentSha256 });
  const [standing] = await app.get(ContractService).standingOfStores(sent.ctx, [sent.storeId]);
  const contract = standing?.next ?? standing?.contract;
  if (!contract) throw new Error('no contract was drafted');
  return { ...sent, contract };
}

type MadeContract = Awaited<ReturnType<typeof aContract>>;

/** The hash of a contract's terms as they are now: what a person has on the screen. */
export async function seenOf(app: TestApp, { ctx, contract }: MadeContract): Promise<string> {
  const contracts = app.get(ContractService);
  const now = await contracts.find(ctx, contract.id);
  if (!now) throw new Error('no contract');
  return contentHash(termsOf(now, await contracts.parts(ctx, now)));
}

/** The contract, its text final, and what signs it: a context and a name. */
export async function openedForSigning(app: TestApp, made: MadeContract) {
  const signing = app.get(SigningService);
  const opened = await signing.open(made.ctx, {
    id: made.contract.id,
    contentHash: await seenOf(app, made),
  });
  const documentSha256 = opened.documentSha256 as string;
  const sign = (ctx: ProviderContext, name: string) =>
    signing.sign(ctx, { id: made.contract.id, name, documentSha256 });
  return { opened, sign };
}

export async function signedByBoth(app: TestApp, made: MadeContract): Promise<void> {
  const { sign } = await openedForSigning(app, made);
  await sign(made.ctx, '顾远');
  await sign(atStore(made.ctx, made.storeId), '张店长');
}

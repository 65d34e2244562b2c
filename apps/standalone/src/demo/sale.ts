import type { INestApplicationContext } from '@nestjs/common';
import { ProfileService } from '@zuoxi/onboarding';
import { businessDateOf, instantAt } from '@zuoxi/platform/calendar';
import { contentHash } from '@zuoxi/platform/content';
import type { ProviderContext } from '@zuoxi/platform/context';
import { JobQueue } from '@zuoxi/platform/jobs';
import {
  ContractRunningService,
  ContractSavingService,
  ContractService,
  PaymentService,
  PriceBookService,
  QuoteSendingService,
  QuoteService,
  ShareService,
  SigningService,
  termsOf,
} from '@zuoxi/sales';
import type { MovableClock } from './movable-clock.js';
import { type Services, servicesOf } from './services-of.js';
import type { StoreSpec } from './stores.js';

/** How the demo's shops became clients: a price book, a lead, a quote that was accepted, a contract that was signed and paid. */
export class DemoSale {
  private readonly get: Services;

  constructor(
    app: INestApplicationContext,
    private readonly clock: MovableClock,
  ) {
    this.get = servicesOf(app);
  }

  publishPriceBook(ctx: ProviderContext, effectiveFrom: string) {
    const yuan = (amount: number) => amount * 100;
    return this.get(PriceBookService).publish(ctx, {
      effectiveFrom,
      components: [
        { component: 'salary', amountFen: yuan(3300) },
        { component: 'benefits', amountFen: yuan(680) },
        { component: 'board-lodging', amountFen: yuan(320) },
        { component: 'training', amountFen: yuan(50) },
        { component: 'management', amountFen: yuan(130) },
        { component: 'recruitment', amountFen: yuan(70) },
        { component: 'premises', amountFen: yuan(190) },
        { component: 'equipment', amountFen: yuan(70) },
        { component: 'other', amountFen: yuan(90) },
      ],
      marginTarget: '0.22',
      marginFloor: '0.12',
      commissionTiers: [
        { fromFen: 0, rate: '0.01' },
        { fromFen: yuan(200_000), rate: '0.015' },
      ],
      taxRate: '0.06',
    });
  }

  recordLead(ctx: ProviderContext, spec: StoreSpec) {
    return this.get(ProfileService).recordLead(ctx, {
      clientName: spec.clientName,
      storeName: spec.name,
      slug: spec.slug,
      platform: spec.platform,
      category: spec.categoryName,
      profile: {
        presaleAgents: Math.max(2, Math.round(spec.perDay / 130)),
        averageDailyInquiries: spec.perDay,
        promotionFrequency: 'monthly',
        serviceType: spec.platform === 'jd' ? 'full_aftersale' : 'simple_aftersale',
        serviceStartMinute: 540,
        serviceEndMinute: 1440,
        mealBreaks: 2,
        mealBreakMinutes: 60,
        servedHolidays: [],
      },
    });
  }

  async sellAndSign(ctx: ProviderContext, storeId: string, startsOn: string): Promise<void> {
    const quotes = this.get(QuoteService);
    const quote = await quotes.create(ctx, {
      storeId,
      kind: 'final',
      months: 12,
      seats: null,
      discount: '0.03',
      threeMinuteTarget: '0.95',
      validUntil: null,
    });
    const { quote: sent, link } = await this.get(QuoteSendingService).send(ctx, quote.id);
    const token = link.replace('/s/', '');
    const visitor: ProviderContext = { ...ctx, ip: '203.0.113.8', userAgent: 'demo' };
    await this.get(ShareService).view(visitor, token);
    await this.get(ShareService).accept(visitor, token, {
      name: '张店长',
      documentSha256: sent.documentSha256 as string,
    });
    await this.get(JobQueue).drain();
    const contracts = this.get(ContractService);
    const contract = (await contracts.standingOfStores(ctx, [storeId]))[0]?.contract;
    if (!contract) throw new Error('no contract');
    await this.get(ContractSavingService).save(ctx, {
      id: contract.id,
      startsOn,
      owners: [
        { party: 'provider', name: '方雅', phone: '021-5550-0100' },
        { party: 'client', name: '张店长', phone: null },
      ],
    });
    const signing = this.get(SigningService);
    const draft = await contracts.find(ctx, contract.id);
    if (!draft) throw new Error('no contract');
    const seen = contentHash(termsOf(draft, await contracts.parts(ctx, draft)));
    const { documentSha256 } = await signing.open(ctx, { id: contract.id, contentHash: seen });
    const sign = (at: ProviderContext, name: string) =>
      signing.sign(at, { id: contract.id, documentSha256: documentSha256 as string, name });
    await sign(ctx, '顾远');
    await sign({ ...ctx, storeId: storeId as ProviderContext['storeId'] }, '张店长');
    const { payments } = await contracts.parts(ctx, contract);
    const [first] = payments;
    if (!first) throw new Error('no payment');
    await this.get(PaymentService).record(ctx, {
      contractId: contract.id,
      amountFen: first.amountFen,
      receivedOn: businessDateOf(this.clock.now()),
      method: '支付宝担保交易',
    });
    this.clock.set(instantAt(startsOn, 540));
    await this.get(ContractRunningService).startService(ctx, contract.id);
    await this.get(JobQueue).drain();
  }
}

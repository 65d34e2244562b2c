import { Readable } from 'node:stream';
import type { INestApplicationContext } from '@nestjs/common';
import {
  AgentAccountService,
  ConversationService,
  ImportService,
  type UploadFacts,
} from '@zuoxi/conversations';
import { ProviderService } from '@zuoxi/identity';
import { ProfileService } from '@zuoxi/onboarding';
import { addDays, businessDateOf, daysBetween, instantAt, weekday } from '@zuoxi/platform/calendar';
import { contentHash } from '@zuoxi/platform/content';
import type { Context } from '@zuoxi/platform/context';
import { Files } from '@zuoxi/platform/files';
import { JobQueue } from '@zuoxi/platform/jobs';
import { SamplingService, ScoringService } from '@zuoxi/quality';
import { DailyReportService, reportContent } from '@zuoxi/reporting';
import {
  ContractService,
  PaymentService,
  PriceBookService,
  QuoteSendingService,
  QuoteService,
  ShareService,
  SigningService,
  termsOf,
} from '@zuoxi/sales';
import { AgentService, rosterContent, RosterService, ShiftService } from '@zuoxi/scheduling';
import { permissions, type Platform, type Role } from '@zuoxi/vocabulary';
import type { MovableClock } from './movable-clock.js';
import { agentNames } from './dialogues.js';
import { type DemoStore, makeHistory } from './history.js';
import { seededRandom } from './random.js';

export const demoPassword = 'zuoxi-demo';

export interface DemoAccount {
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

interface StoreSpec extends DemoStore {
  readonly name: string;
  readonly clientName: string;
  readonly platform: Platform;
  readonly categoryName: string;
  readonly agents: number;
  readonly inService: boolean;
}

const stores: readonly StoreSpec[] = [
  {
    slug: 'nuancheng',
    name: '暖橙家居旗舰店',
    clientName: '杭州暖橙家居有限公司',
    platform: 'tmall',
    category: 'home',
    categoryName: '家居家纺',
    perDay: 700,
    agents: 14,
    inService: true,
  },
  {
    slug: 'xiaolu',
    name: '小鹿母婴专营店',
    clientName: '小鹿母婴用品有限公司',
    platform: 'jd',
    category: 'baby',
    categoryName: '母婴用品',
    perDay: 420,
    agents: 10,
    inService: true,
  },
  {
    slug: 'shanye',
    name: '山野户外专营店',
    clientName: '成都山野户外用品店',
    platform: 'pdd',
    category: 'outdoor',
    categoryName: '运动户外',
    perDay: 90,
    agents: 6,
    inService: false,
  },
];

const people: readonly { role: Role; name: string; email: string }[] = [
  { role: 'provider-owner', name: '顾远', email: 'owner@demo.zuoxi.cn' },
  { role: 'sales', name: '林夏', email: 'sales@demo.zuoxi.cn' },
  { role: 'account-manager', name: '方雅', email: 'am@demo.zuoxi.cn' },
  { role: 'scheduler', name: '钟平', email: 'scheduler@demo.zuoxi.cn' },
  { role: 'team-leader', name: '罗晴', email: 'leader@demo.zuoxi.cn' },
  { role: 'qc-inspector', name: '苏格', email: 'qc@demo.zuoxi.cn' },
  { role: 'qc-lead', name: '程正', email: 'qclead@demo.zuoxi.cn' },
  { role: 'trainer', name: '唐宁', email: 'trainer@demo.zuoxi.cn' },
  { role: 'finance', name: '钱盈', email: 'finance@demo.zuoxi.cn' },
  { role: 'hr', name: '宋禾', email: 'hr@demo.zuoxi.cn' },
  { role: 'auditor', name: '石磊', email: 'auditor@demo.zuoxi.cn' },
];

const shopPeople = [
  { role: 'shop-owner', name: '张店长', email: 'shop@demo.zuoxi.cn' },
  { role: 'shop-operations', name: '何运营', email: 'shop-ops@demo.zuoxi.cn' },
  { role: 'shop-finance', name: '金会计', email: 'shop-finance@demo.zuoxi.cn' },
] as const;

/** What `npm start` prints: one account a role. */
export const demoAccounts = (): DemoAccount[] => [
  ...people.map(({ role, email }) => ({ role, email, password: demoPassword })),
  { role: 'agent', email: 'agent@demo.zuoxi.cn', password: demoPassword },
  ...shopPeople.map(({ role, email }) => ({ role, email, password: demoPassword })),
];

/**
 * The demo provider, made by the product's own use cases at the times they would have happened: a few shops, thirty
 * agents, four weeks of chats, rosters, reports and reviews up to yesterday.
 */
export class Demo {
  private readonly get: INestApplicationContext['get'];

  constructor(
    app: INestApplicationContext,
    private readonly clock: MovableClock,
    private readonly say: (text: string) => void,
    /** How many days of chats and reports, up to yesterday. */
    private readonly historyDays = 28,
  ) {
    this.get = ((token: never) => app.get(token, { strict: false })) as INestApplicationContext['get'];
  }

  async load(): Promise<void> {
    this.clock.followTheWall();
    const today = businessDateOf(this.clock.now());
    const yesterday = addDays(today, -1);
    const firstOn = addDays(today, -this.historyDays);
    const monday = addDays(firstOn, 1 - weekday(firstOn));
    this.clock.set(instantAt(addDays(monday, -14), 600));

    const providers = this.get(ProviderService);
    const system = await providers.create('云岭客服外包', 'yunling');
    for (const person of people) await providers.addPerson(system, { ...person, password: demoPassword });
    let ctx: Context = {
      ...system,
      actor: { kind: 'system', id: 'demo', name: '林夏' },
      permissions: [...permissions],
    };
    await this.publishPriceBook(ctx, addDays(monday, -60));
    const agentIds = await this.addAgents(ctx);
    await this.addShifts(ctx);

    let nextAgent = 0;
    for (const [index, spec] of stores.entries()) {
      this.say(`${spec.name} …`);
      this.clock.set(instantAt(addDays(monday, -14), 600));
      const made = await this.recordLead(ctx, spec);
      ctx = { ...made.ctx, idempotencyKey: null };
      const own = agentIds.slice(nextAgent, nextAgent + spec.agents);
      nextAgent += spec.agents;
      for (const agentId of own) {
        await this.get(AgentService).certify(ctx, {
          agentId,
          storeId: made.id,
          certifiedOn: addDays(monday, -10),
        });
      }
      if (!spec.inService) continue;
      await this.sellAndSign(ctx, made.id, monday);
      if (index === 0) {
        for (const person of shopPeople)
          await providers.addPerson(ctx, { ...person, password: demoPassword, storeId: made.id });
        await providers.addPerson(ctx, {
          name: agentNames[0] as string,
          email: 'agent@demo.zuoxi.cn',
          password: demoPassword,
          role: 'agent',
          agentId: own[0] as string,
        });
      }
      await this.roster(ctx, made.id, monday, today);
      await this.importHistory(ctx, spec, made.id, own, yesterday, index);
      await this.reportAndReview(ctx, made.id, firstOn, yesterday, index);
    }
    this.clock.followTheWall();
  }

  private publishPriceBook(ctx: Context, effectiveFrom: string) {
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

  private async addAgents(ctx: Context): Promise<string[]> {
    const ids: string[] = [];
    for (const [index, name] of agentNames.entries()) {
      const number = String(index + 1).padStart(3, '0');
      const agent = await this.get(AgentService).add(ctx, {
        name,
        alias: `客服${number}`,
        employeeNo: `YL${number}`,
        maxMinutesPerWeek: 2640,
      });
      ids.push(agent.id);
    }
    return ids;
  }

  private async addShifts(ctx: Context): Promise<void> {
    const meal = (earliestMinute: number, latestMinute: number) => ({
      earliestMinute,
      latestMinute,
      minutes: 60,
    });
    const shifts = this.get(ShiftService);
    await shifts.add(ctx, { name: '早班', startMinute: 540, endMinute: 1050, breaks: [meal(690, 810)] });
    await shifts.add(ctx, { name: '中班', startMinute: 720, endMinute: 1230, breaks: [meal(990, 1080)] });
    await shifts.add(ctx, { name: '晚班', startMinute: 930, endMinute: 1440, breaks: [meal(1050, 1140)] });
  }

  private recordLead(ctx: Context, spec: StoreSpec) {
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

  private async sellAndSign(ctx: Context, storeId: string, startsOn: string): Promise<void> {
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
    const visitor: Context = { ...ctx, ip: '203.0.113.8', userAgent: 'demo' };
    await this.get(ShareService).view(visitor, token);
    await this.get(ShareService).accept(visitor, token, {
      name: '张店长',
      documentSha256: sent.documentSha256 as string,
    });
    await this.get(JobQueue).drain();
    const contracts = this.get(ContractService);
    const contract = (await contracts.standingOfStores(ctx, [storeId]))[0]?.contract;
    if (!contract) throw new Error('no contract');
    await contracts.save(ctx, {
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
    const sign = (at: Context, name: string) =>
      signing.sign(at, { id: contract.id, documentSha256: documentSha256 as string, name });
    await sign(ctx, '顾远');
    await sign({ ...ctx, storeId: storeId as Context['storeId'] }, '张店长');
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
    await contracts.startService(ctx, contract.id);
    await this.get(JobQueue).drain();
  }

  /** Two weeks at a time, from the Monday of the first week to the end of next week. */
  private async roster(ctx: Context, storeId: string, monday: string, today: string): Promise<void> {
    const rosters = this.get(RosterService);
    for (let fromOn = monday; fromOn <= today; fromOn = addDays(fromOn, 14)) {
      this.clock.set(instantAt(addDays(fromOn, -4), 900));
      const roster = await rosters.solve(ctx, { storeId, fromOn, toOn: addDays(fromOn, 13) });
      await this.get(JobQueue).drain();
      const seen = contentHash(rosterContent(await rosters.assignmentsOf(ctx, roster)));
      await rosters.publish(ctx, { id: roster.id, contentHash: seen });
    }
  }

  private async importHistory(
    ctx: Context,
    spec: StoreSpec,
    storeId: string,
    agentIds: readonly string[],
    lastOn: string,
    index: number,
  ) {
    this.clock.set(instantAt(addDays(lastOn, 1), 420));
    const accounts = agentIds.map((_, position) => `${spec.name}:${String(position + 1).padStart(2, '0')}`);
    const history = makeHistory(
      spec,
      await this.onDuty(ctx, storeId, agentIds, accounts),
      lastOn,
      this.historyDays,
      20 + index,
      this.clock.now(),
    );
    await this.importFile(
      ctx,
      storeId,
      'conversations',
      `${spec.name}-聊天记录-${lastOn}.csv`,
      history.chats,
    );
    await this.importFile(ctx, storeId, 'orders', `${spec.name}-订单-${lastOn}.csv`, history.orders);
    await this.importFile(ctx, storeId, 'aftersales', `${spec.name}-售后-${lastOn}.csv`, history.afterSales);
    await this.get(JobQueue).drain();
    // Who was off on every day of a short history has no account to match yet.
    const matching = this.get(AgentAccountService);
    for (const { account } of await matching.pending(ctx, storeId)) {
      const agentId = agentIds[accounts.indexOf(account)];
      if (agentId) await matching.match(ctx, { storeId, account, agentId });
    }
  }

  /** From the published rosters; when nobody is rostered (a statutory holiday), the first two sit in. */
  private async onDuty(
    ctx: Context,
    storeId: string,
    agentIds: readonly string[],
    accounts: readonly string[],
  ) {
    const rosters = this.get(RosterService);
    const shifts: { account: string; on: string; startMinute: number; endMinute: number }[] = [];
    for (const roster of await rosters.listOfStore(ctx, storeId)) {
      for (const { agentId, on, startMinute, endMinute } of await rosters.assignmentsOf(ctx, roster)) {
        shifts.push({ account: accounts[agentIds.indexOf(agentId)] as string, on, startMinute, endMinute });
      }
    }
    const byDay = Map.groupBy(shifts, ({ on }) => on);
    return (on: string, minute: number) => {
      const working = (byDay.get(on) ?? []).filter(
        (shift) => shift.startMinute <= minute && minute < shift.endMinute,
      );
      return working.length ? working.map(({ account }) => account) : accounts.slice(0, 2);
    };
  }

  private async importFile(
    ctx: Context,
    storeId: string,
    kind: UploadFacts['kind'],
    name: string,
    text: string,
  ) {
    const content = Readable.from([Buffer.from(text)]);
    const file = await this.get(Files).receive(ctx, {
      name,
      mediaType: 'text/csv',
      storeId,
      content,
      limitBytes: 1 << 28,
      permission: 'original:reveal',
    });
    await this.get(ImportService).accept(ctx, file, { storeId, kind });
  }

  private async reportAndReview(
    ctx: Context,
    storeId: string,
    firstOn: string,
    lastOn: string,
    index: number,
  ) {
    const random = seededRandom(70 + index);
    const reports = this.get(DailyReportService);
    const sampling = this.get(SamplingService);
    const manager: Context = { ...ctx, actor: { kind: 'system', id: 'demo', name: '方雅' } };
    for (const on of daysBetween(firstOn, lastOn)) {
      this.clock.set(instantAt(addDays(on, 1), 510));
      await sampling.sample(ctx, storeId, on);
      // Yesterday's sample waits for today's inspector.
      if (on !== lastOn) await this.inspect(ctx, storeId, on, random);
      const draft = await reports.build(ctx, storeId, on);
      await reports.publish(manager, {
        storeId,
        on,
        contentHash: contentHash(reportContent(draft)),
        comment: on === lastOn ? '昨天整体平稳，晚高峰已安排机动人员支援。' : null,
      });
    }
  }

  private async inspect(ctx: Context, storeId: string, on: string, random: ReturnType<typeof seededRandom>) {
    const inspector: Context = { ...ctx, actor: { kind: 'system', id: 'demo', name: '苏格' } };
    const { entries } = await this.get(SamplingService).queue(ctx, on, storeId);
    for (const review of entries) {
      const slow = review.reason !== 'routine';
      const faults = [
        ...(slow ? [{ itemKey: 'speed', deduction: random.whole(3, 15), note: '等待过长，未先告知' }] : []),
        ...(random.chance(0.25)
          ? [{ itemKey: 'needs', deduction: random.whole(2, 8), note: '没有了解用途就推荐' }]
          : []),
      ];
      const [conversation] = await this.get(ConversationService).getMany(ctx, [review.conversationId]);
      const messages = conversation
        ? await this.get(ConversationService).messagesOf(ctx, [conversation])
        : [];
      const messageIds = messages
        .filter(({ direction }) => direction === 'buyer')
        .map(({ id }) => id)
        .slice(0, 1);
      await this.get(ScoringService).submit(inspector, {
        id: review.id,
        // Of a talk over midnight this day may have no more than the answer: nothing to cite, nothing found.
        findings: messageIds.length ? faults.map((fault) => ({ ...fault, messageIds })) : [],
        comment: null,
      });
    }
  }
}

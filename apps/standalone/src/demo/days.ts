import { Readable } from 'node:stream';
import type { INestApplicationContext } from '@nestjs/common';
import {
  AgentAccountService,
  ConversationService,
  ImportService,
  type UploadFacts,
} from '@zuoxi/conversations';
import { addDays, daysBetween, instantAt } from '@zuoxi/platform/calendar';
import { contentHash } from '@zuoxi/platform/content';
import type { ProviderContext } from '@zuoxi/platform/context';
import { Files } from '@zuoxi/platform/files';
import { JobQueue } from '@zuoxi/platform/jobs';
import { AppealService, SamplingService, ScoringService } from '@zuoxi/quality';
import { DailyReportService } from '@zuoxi/reporting';
import {
  rosterContent,
  RosterPublishingService,
  RosterService,
  RosterSolvingService,
} from '@zuoxi/scheduling';
import { conversationId } from '@zuoxi/vocabulary';
import { makeHistory } from './history.js';
import type { MovableClock } from './movable-clock.js';
import { seededRandom } from './random.js';
import { type Services, servicesOf } from './services-of.js';
import type { StoreSpec } from './stores.js';

/** What happened in the demo's shops day by day: rosters, chats, reviews, reports. */
export class DemoDays {
  private readonly get: Services;

  constructor(
    app: INestApplicationContext,
    private readonly clock: MovableClock,
    private readonly historyDays: number,
  ) {
    this.get = servicesOf(app);
  }

  /** Two weeks at a time, from the Monday of the first week to the end of next week. */
  async roster(ctx: ProviderContext, storeId: string, monday: string, today: string): Promise<void> {
    const rosters = this.get(RosterService);
    for (let fromOn = monday; fromOn <= today; fromOn = addDays(fromOn, 14)) {
      this.clock.set(instantAt(addDays(fromOn, -4), 900));
      const roster = await this.get(RosterSolvingService).solve(ctx, {
        storeId,
        fromOn,
        toOn: addDays(fromOn, 13),
      });
      await this.get(JobQueue).drain();
      const seen = contentHash(rosterContent(await rosters.assignmentsOf(ctx, roster)));
      await this.get(RosterPublishingService).publish(ctx, { id: roster.id, contentHash: seen });
    }
  }

  async importHistory(
    ctx: ProviderContext,
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
  async onDuty(
    ctx: ProviderContext,
    storeId: string,
    agentIds: readonly string[],
    accounts: readonly string[],
  ) {
    const rosters = this.get(RosterService);
    const shifts: { account: string; on: string; startMinute: number; endMinute: number }[] = [];
    for (const { node: roster } of (await rosters.list(ctx, { storeId, first: 100 })).edges) {
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

  async importFile(
    ctx: ProviderContext,
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

  async reportAndReview(
    ctx: ProviderContext,
    storeId: string,
    firstOn: string,
    lastOn: string,
    index: number,
  ) {
    const random = seededRandom(70 + index);
    const reports = this.get(DailyReportService);
    const sampling = this.get(SamplingService);
    const manager: ProviderContext = { ...ctx, actor: { kind: 'system', id: 'demo', name: '方雅' } };
    for (const on of daysBetween(firstOn, lastOn)) {
      this.clock.set(instantAt(addDays(on, 1), 510));
      await sampling.sample(ctx, storeId, on);
      // Yesterday's sample waits for today's inspector.
      if (on !== lastOn) await this.inspect(ctx, storeId, on, random);
      const draft = await reports.build(ctx, storeId, on);
      await reports.publish(manager, {
        storeId,
        on,
        contentHash: draft.contentHash,
        comment: on === lastOn ? '昨天整体平稳，晚高峰已安排机动人员支援。' : null,
      });
    }
  }

  async inspect(ctx: ProviderContext, storeId: string, on: string, random: ReturnType<typeof seededRandom>) {
    const inspector: ProviderContext = { ...ctx, actor: { kind: 'system', id: 'demo', name: '苏格' } };
    const { entries } = await this.get(SamplingService).queue(ctx, on, storeId);
    for (const review of entries) {
      const slow = review.reason !== 'routine';
      const faults = [
        ...(slow ? [{ itemKey: 'speed', deduction: random.whole(3, 15), note: '等待过长，未先告知' }] : []),
        ...(random.chance(0.25)
          ? [{ itemKey: 'needs', deduction: random.whole(2, 8), note: '没有了解用途就推荐' }]
          : []),
      ];
      const talk = conversationId(on, review.conversationId);
      const [conversation] = await this.get(ConversationService).getMany(ctx, [talk]);
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

  /** The newest marked-down review of an agent, with which they do not agree: the QC lead has something to settle. */
  async appeal(ctx: ProviderContext, agent: { id: string; name: string }, lastOn: string): Promise<void> {
    this.clock.set(instantAt(lastOn, 720));
    const own: ProviderContext = {
      ...ctx,
      agentId: agent.id,
      actor: { kind: 'system', id: 'demo', name: agent.name },
    };
    const { edges } = await this.get(AppealService).myReviews(own);
    const review = edges.map(({ node }) => node).find(({ score }) => score !== null && score < 100);
    if (!review) return;
    await this.get(AppealService).file(own, {
      id: review.id,
      reason: '买家连发了三条，我在核对尺码，第二条之后已回复，请复核。',
    });
  }
}

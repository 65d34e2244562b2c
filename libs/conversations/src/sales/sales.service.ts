import { Inject, Injectable } from '@nestjs/common';
import { type AttributionRule, type Metric, METRICS, USUAL_ATTRIBUTION } from '@zuoxi/metrics';
import { heldStore } from '@zuoxi/platform/access';
import { Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import { changesOf, type Database, type ReadTx } from '@zuoxi/platform/database';
import { found } from '@zuoxi/platform/errors';
import { countedPageOf } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { markDays } from '../rows/mark-days.js';
import type { RowsAsked } from '../rows-asked.js';
import { storeOf } from '../store-asked.js';
import { AttributionTerms } from './attribution.entity.js';
import { Sale } from './sale.entity.js';

interface Account {
  readonly account: string;
  readonly agentId: string;
  readonly alias: string | null;
}

/** Orders on the day of their payment, with whose sale each is, and the terms that decide it. */
@Injectable()
export class SalesService {
  constructor(
    @Inject(doorOf('conversations')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async sales(ctx: ProviderContext, page: RowsAsked, isSummed = true) {
    const storeId = storeOf(ctx, page.storeId);
    const metric = page.metric ? found(salesMetric(page.metric), 'metric') : null;
    const fact = metric?.fact ?? '';
    return this.db.read(ctx, async ({ manager, sql }) => {
      const accounts = await accountsOf(ctx, sql, storeId);
      const rows = manager
        .createQueryBuilder(Sale, 's')
        .where('s.providerId = :providerId and s.storeId = :storeId and s.businessDate = :on', {
          ...{ providerId: ctx.providerId, storeId, on: page.on },
        });
      if (metric) rows.andWhere('jsonb_exists(s.sums, :fact)', { fact });
      const own = asked(accounts, page);
      if (own) rows.andWhere('s.agentAccount = any(:own)', { own });
      // Of an account that nobody has matched, or of nobody.
      if (page.recognised === false)
        rows.andWhere('(s.agentAccount is null or not (s.agentAccount = any(:known)))', {
          known: accounts.map(({ account }) => account),
        });
      const listed = await countedPageOf(rows, { usual: 'paidAt', key: 'orderId' }, page, (sale) =>
        presented(sale, accounts),
      );
      const side = (index: number) => `coalesce(sum((s.sums->:fact->>${index})::numeric), 0)`;
      const sums =
        isSummed && metric
          ? await rows
              .clone()
              .select(side(0), 'numerator')
              .addSelect(side(1), 'denominator')
              .setParameter('fact', fact)
              .getRawOne<{ numerator: string; denominator: string }>()
          : null;
      return {
        ...listed,
        edges: listed.edges.map((edge) => ({ ...edge, ...countedAs(metric, edge.node.sums[fact]) })),
        ...countedAs(metric, sums ? [Number(sums.numerator), Number(sums.denominator)] : undefined),
      };
    });
  }

  async terms(ctx: ProviderContext, storeId: string | null | undefined) {
    const where = { providerId: ctx.providerId, storeId: storeOf(ctx, storeId) };
    const set = await this.db.read(ctx, ({ manager }) =>
      manager.find(AttributionTerms, { where, order: { fromOn: 'DESC' } }),
    );
    return [
      ...set.map(({ fromOn: from, rule, days, setBy, setAt }) => ({ from, rule, days, setBy, setAt })),
      { ...USUAL_ATTRIBUTION, from: null, setBy: null, setAt: null },
    ];
  }

  /** What was counted by other terms since is counted again; published reports stay, and say that their data changed. */
  async setTerms(
    ctx: ProviderContext,
    input: { storeId: string; from: string; rule: AttributionRule; days: number },
  ) {
    const storeId = heldStore(ctx, input.storeId);
    const { from: fromOn, rule, days } = input;
    await this.db.write(
      ctx,
      'attribution.set',
      async (tx) => {
        const { manager, insert, sql, audit, send } = tx;
        const own = { providerId: ctx.providerId, storeId };
        const key = { ...own, fromOn };
        const lock = { mode: 'pessimistic_write' } as const;
        const former = await manager.findOne(AttributionTerms, { where: key, lock });
        const terms = { rule, days, setBy: ctx.actor.name, setAt: this.clock.now() };
        if (former) await manager.update(AttributionTerms, key, terms);
        else await insert(AttributionTerms, { ...key, ...terms });
        const counted = await sql<{ on: string }>(
          `select distinct business_date::text as "on" from conversations.sale
            where provider_id = $1 and store_id = $2 and business_date >= $3`,
          [own.providerId, storeId, fromOn],
        );
        await markDays(
          tx,
          { ctx, storeId },
          counted.map(({ on }) => on),
        );
        if (counted.length)
          await send('facts.recount', { ctx: { ...ctx, idempotencyKey: null }, input: { storeId } });
        const changes = changesOf(former ? { rule: former.rule, days: former.days } : {}, { rule, days });
        audit({
          subjectType: 'attribution',
          subjectId: storeId,
          storeId,
          details: { startsOn: fromOn },
          changes,
        });
        return null;
      },
      input,
    );
    return this.terms(ctx, storeId);
  }
}

const salesMetric = (id: string): Metric | null =>
  METRICS.find((metric) => metric.id === id && metric.origin === 'sales') ?? null;

function accountsOf(ctx: ProviderContext, sql: ReadTx['sql'], storeId: string): Promise<Account[]> {
  return sql<Account>(
    `select a.account, a.agent_id, g.alias
       from conversations.agent_account a
       left join scheduling_pub.agent g on g.provider_id = a.provider_id and g.id = a.agent_id
      where a.provider_id = $1 and a.store_id = $2 and a.agent_id is not null`,
    [ctx.providerId, storeId],
  );
}

/** The accounts asked for; null: all, and sales of nobody. */
function asked(
  accounts: readonly Account[],
  { agentId = null, agentAlias = null, recognised }: RowsAsked,
): string[] | null {
  if (agentId === null && agentAlias === null && !recognised) return null;
  const isAsked = (each: Account) =>
    (agentId === null || each.agentId === agentId) && (agentAlias === null || each.alias === agentAlias);
  return accounts.filter(isAsked).map(({ account }) => account);
}

function presented({ orderId: id, agentAccount, ...sale }: Sale, accounts: readonly Account[]) {
  const agent = accounts.find(({ account }) => account === agentAccount);
  return { ...sale, id, agentId: agent?.agentId ?? null, agentAlias: agent?.alias ?? null };
}

const countedAs = (metric: Metric | null, cell: readonly [number, number, ...unknown[]] | undefined) => ({
  numerator: cell?.[0] ?? (metric ? 0 : 1),
  denominator: metric && metric.denominator !== null ? (cell?.[1] ?? 0) : null,
});

import { Inject, Injectable } from '@nestjs/common';
import { heldStore } from '@zuoxi/platform/access';
import { Clock } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import type { Database, NewRow, ReadTx } from '@zuoxi/platform/database';
import { DomainError, invalid } from '@zuoxi/platform/errors';
import { businessDateOf, metricFor, type ReviewDay, type Unit } from '@zuoxi/metrics';
import { doorOf } from '@zuoxi/platform/module';
import type { StoreId } from '@zuoxi/vocabulary';
import type { SelectQueryBuilder } from 'typeorm';
import { Review } from './review.entity.js';
import { present, reviewsOf } from './review.service.js';
import { DutiesService } from './duties.service.js';
import { type Candidate, coverageOf, sampleOfDay } from './sampling.rules.js';
import { ScorecardService } from './scorecard.service.js';

/** A queue that is longer is looked at store by store; its `totalCount` says so. */
const mostShown = 1000;

/** Who is reviewed of a day. */
@Injectable()
export class SamplingService {
  constructor(
    @Inject(doorOf('quality')) private readonly db: Database,
    private readonly scorecards: ScorecardService,
    private readonly duties: DutiesService,
    private readonly clock: Clock,
  ) {}

  /** Draws every agent with chats of a day; whoever was drawn before stays drawn. */
  async sample(ctx: ProviderContext, storeId: string, on: string): Promise<number> {
    heldStore(ctx, storeId);
    const scorecard = await this.scorecards.inForce(ctx);
    let added = 0;
    await this.db.write({ ...ctx, idempotencyKey: null }, 'review.sample', async (tx) => {
      const candidates = await tx.sql<Candidate>(
        `select c.id as conversation_id, a.agent_id, c.unanswered, c.max_wait_seconds::float8 as max_wait_seconds,
               c.rounds, c.message_count
          from conversations_pub.conversation c
          join conversations_pub.agent_account a
            on a.provider_id = c.provider_id and a.store_id = c.store_id and a.account = any (c.agent_accounts || c.agent_account)
         where c.provider_id = $1 and c.store_id = $2 and c.business_date = $3 and c.message_count > 0
           and a.agent_id is not null
           and not exists (select from quality.review r
                            where r.provider_id = $1 and r.store_id = $2 and r.business_date = $3
                              and r.agent_id = a.agent_id)`,
        [ctx.providerId, storeId, on],
      );
      const drawn = sampleOfDay(candidates).map(({ agentId, conversationId, reason }): NewRow<Review> => ({
        ...{ providerId: ctx.providerId, storeId, id: newId(), businessDate: on },
        ...{ agentId, conversationId, reason, status: 'open' },
        ...{ scorecardId: scorecard.id, createdAt: this.clock.now() },
      }));
      if (drawn.length) added = await tx.insert(Review, drawn, { ignore: true });
      else await checkDrawable(ctx, tx, storeId, on);
      tx.audit({
        subjectType: 'qc-sample',
        subjectId: `${storeId}:${on}`,
        storeId,
        details: { drawn: added },
      });
      if (added)
        await tx.happened('review.sampled', { storeId, subjectId: storeId, params: { on, drawn: added } });
      return null;
    });
    return added;
  }

  async queue(
    ctx: ProviderContext,
    on: string,
    storeId?: string | null,
    { first, drawn = null }: { first?: number | null; drawn?: number | null } = {},
  ) {
    const shown = first ?? 200;
    if (shown < 1 || shown > mostShown) throw invalid([{ field: 'first', code: 'OUT_OF_RANGE' }]);
    return this.db.read(ctx, async (tx) => {
      const reviews = ofDay(ctx, tx, on, storeId);
      const offered = await this.offered(ctx, tx, reviews.clone());
      const totalCount = await offered.getCount();
      const entries = await offered
        .clone()
        .orderBy(`r.status <> 'open'`)
        .addOrderBy(`case r.reason when 'unanswered' then 0 when 'long-wait' then 1 else 2 end`)
        .addOrderBy('r.id')
        .limit(shown)
        .getMany();
      const accounts = await accountsWithChats(ctx, tx, on, storeId);
      const agents = new Set(
        accounts.map(({ agentId, storeId: of, account }) => agentId ?? `${of} ${account}`),
      );
      const reviewed = await reviews
        .andWhere(`r.status <> 'open'`)
        .select('count(distinct r.agentId)::int', 'agents')
        .getRawOne<{ agents: number }>();
      return {
        on,
        agentsWithChats: agents.size,
        agentsReviewed: reviewed?.agents ?? 0,
        unmatchedAccounts: accounts.filter(({ agentId }) => agentId === null),
        drawn,
        totalCount,
        entries: entries.map(present),
      };
    });
  }

  /** Nobody reviews their own work, nor that of a team which is others' to judge, so it is not offered to them. */
  private async offered(ctx: ProviderContext, tx: ReadTx, reviews: SelectQueryBuilder<Review>) {
    if (ctx.agentId) reviews.andWhere('r.agentId <> :own', { own: ctx.agentId });
    const team = await this.duties.keptFrom(ctx, 'review:write', tx);
    if (team.length)
      reviews.andWhere(
        '(r.storeId, r.agentId) not in (select * from unnest(:teamStores::uuid[], :teamAgents::uuid[]))',
        { teamStores: team.map(({ storeId }) => storeId), teamAgents: team.map(({ agentId }) => agentId) },
      );
    return reviews;
  }

  /** Whose chats of a day were reviewed by the end of the next day: qc_cov@1, by agent. */
  async coverage(ctx: ProviderContext, on: string, storeId?: string | null) {
    return this.db.read(ctx, async (tx) => {
      const accounts = await accountsWithChats(ctx, tx, on, storeId);
      const reviewed = await ofDay(ctx, tx, on, storeId)
        .andWhere(`r.status <> 'open' and r.submittedAt is not null`)
        .select('r.agentId', 'agentId')
        .addSelect('min(r.submittedAt)', 'reviewedAt')
        .groupBy('r.agentId')
        .getRawMany<{ agentId: string; reviewedAt: Date }>();
      const reviewedAt = new Map(reviewed.map((row) => [row.agentId, row.reviewedAt]));
      const chats = new Map<string, number>();
      for (const { agentId, chats: own } of accounts)
        if (agentId) chats.set(agentId, (chats.get(agentId) ?? 0) + own);
      const covered = unitsOf(on, {
        // An account that nobody has matched is somebody whom nobody reviewed.
        agents: accounts.map(({ agentId, account }) => agentId ?? account),
        reviews: [...reviewedAt].map(([agentId, at]) => ({
          agentId,
          reviewedOn: businessDateOf(at.getTime()),
        })),
      });
      const missing = covered.flatMap(({ row, numerator }) => (numerator ? [] : [row]));
      return {
        on,
        agentsWithChats: covered.length,
        reviewedInTime: covered.length - missing.length,
        unmatchedAccounts: accounts.filter(({ agentId }) => agentId === null),
        agents: coverageOf(chats, reviewedAt, new Set(missing)),
      };
    });
  }
}

function ofDay(ctx: ProviderContext, { manager }: ReadTx, on: string, storeId?: string | null) {
  const reviews = reviewsOf(ctx, manager).andWhere('r.businessDate = :on', { on });
  return storeId ? reviews.andWhere('r.storeId = :storeId', { storeId }) : reviews;
}

/** Accounts that wrote to buyers that day, each with how many conversations, and whom they are. */
function accountsWithChats(ctx: ProviderContext, { sql }: ReadTx, on: string, storeId?: string | null) {
  return sql<{ storeId: string; account: string; agentId: string | null; chats: number }>(
    `select f.store_id, w.account, a.agent_id,
            (select count(*)::int from conversations_pub.conversation c
              where c.provider_id = $1 and c.store_id = f.store_id and c.business_date = $3
                and w.account = any (c.agent_accounts || c.agent_account)) as chats
       from conversations_pub.day_fact f
      cross join unnest(f.accounts) as w (account)
       left join conversations_pub.agent_account a
         on a.provider_id = $1 and a.store_id = f.store_id and a.account = w.account
      where f.provider_id = $1 and f.store_id = any($2) and f.business_date = $3
        and ($4::uuid is null or f.store_id = $4)
      order by f.store_id, w.account`,
    [ctx.providerId, ctx.storeIds, on, storeId ?? null],
  );
}

/** @throws DomainError DAY_WITHOUT_CHATS or ACCOUNTS_UNMATCHED when there is nobody whose chats could be drawn. */
async function checkDrawable(
  ctx: ProviderContext,
  { manager, sql }: ReadTx,
  storeId: StoreId,
  on: string,
): Promise<void> {
  const providerId = ctx.providerId;
  if (await manager.existsBy(Review, { providerId, storeId, businessDate: on })) return;
  const [day] = await sql<{ chats: number; unmatched: string[] }>(
    `select count(distinct c.id)::int as chats,
            coalesce(array_agg(distinct a.account) filter (where a.agent_id is null and a.account is not null), '{}') as unmatched
       from conversations_pub.conversation c
       left join conversations_pub.agent_account a
         on a.provider_id = $1 and a.store_id = c.store_id and a.account = any (c.agent_accounts || c.agent_account)
      where c.provider_id = $1 and c.store_id = $2 and c.business_date = $3 and c.message_count > 0`,
    [providerId, storeId, on],
  );
  const { chats = 0, unmatched = [] } = day ?? {};
  if (!chats) throw new DomainError('DAY_WITHOUT_CHATS', { on });
  if (unmatched.length) {
    const accounts = unmatched.slice(0, 5).join('、') + (unmatched.length > 5 ? ' …' : '');
    throw new DomainError('ACCOUNTS_UNMATCHED', { on, count: unmatched.length, accounts });
  }
}

/** An agent with chats each, and whether they were reviewed in time, as reports and contracts count it. */
function unitsOf(on: string, day: Omit<ReviewDay, 'on'>): Unit[] {
  const metric = metricFor('generic', 'review-coverage', on);
  return metric?.origin === 'reviews' ? [...metric.measure({ on, ...day })] : [];
}

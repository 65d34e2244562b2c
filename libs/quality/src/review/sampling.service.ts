import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { type Context, newId } from '@zuoxi/platform/context';
import { type Database, sql } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { businessDateOf, metricFor, type ReviewDay, type Unit } from '@zuoxi/metrics';
import { doorOf } from '@zuoxi/platform/module';
import type { QualityTables } from '../tables.js';
import { present, type Q, ReviewService } from './review.service.js';
import { type Candidate, coverageOf, sampleOfDay } from './sampling.rules.js';
import { ScorecardService } from './scorecard.service.js';

/** A queue that is longer is looked at store by store; its `totalCount` says so. */
const mostShown = 1000;

/** Who is reviewed of a day. */
@Injectable()
export class SamplingService {
  constructor(
    @Inject(doorOf('quality')) private readonly db: Database<QualityTables>,
    private readonly reviews: ReviewService,
    private readonly scorecards: ScorecardService,
    private readonly clock: Clock,
  ) {}

  /** Draws every agent with chats of a day; whoever was drawn before stays drawn. */
  async sample(ctx: Context, storeId: string, on: string): Promise<number> {
    found(
      ctx.storeIds.find((id) => id === storeId),
      'store',
    );
    const scorecard = await this.scorecards.inForce(ctx);
    let added = 0;
    await this.db.write({ ...ctx, idempotencyKey: null }, 'review.sample', async ({ q, audit }) => {
      const { rows } = await sql<Candidate>`
        select c.id as conversation_id, a.agent_id, c.unanswered, c.max_wait_seconds::float8 as max_wait_seconds,
               c.rounds, c.message_count
          from conversations_pub.conversation c
          join conversations_pub.agent_account a
            on a.store_id = c.store_id and a.account = any (c.agent_accounts || c.agent_account)
         where c.store_id = ${storeId} and c.business_date = ${on} and c.message_count > 0 and a.agent_id is not null
           and not exists (select 1 from quality.review r
                            where r.store_id = c.store_id and r.business_date = c.business_date and r.agent_id = a.agent_id)`.execute(
        q,
      );
      const drawn = sampleOfDay(rows);
      if (!drawn.length) await this.checkDrawable(ctx, q, storeId, on);
      if (drawn.length) {
        const { length } = await q
          .insertInto('quality.review')
          .values(
            drawn.map(({ agentId, conversationId, reason }) => ({
              providerId: ctx.providerId as string,
              storeId,
              id: newId(),
              businessDate: on,
              agentId,
              conversationId,
              reason,
              status: 'open',
              scorecardId: scorecard.id,
              createdAt: this.clock.now(),
            })),
          )
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .execute();
        added = length;
      }
      audit({
        subjectType: 'qc-sample',
        subjectId: `${storeId}:${on}`,
        storeId,
        details: { drawn: added },
      });
      return null;
    });
    return added;
  }

  async queue(
    ctx: Context,
    on: string,
    storeId?: string | null,
    { first, drawn = null }: { first?: number | null; drawn?: number | null } = {},
  ) {
    const shown = first ?? 200;
    if (shown < 1 || shown > mostShown) throw invalid([{ field: 'first', code: 'OUT_OF_RANGE' }]);
    return this.db.read(ctx, async ({ q }) => {
      let rows = this.reviews.select(ctx, q).where('businessDate', '=', on);
      if (storeId) rows = rows.where('storeId', '=', storeId);
      const entries = await rows
        .orderBy(sql`status <> 'open'`)
        .orderBy(sql`case reason when 'unanswered' then 0 when 'long-wait' then 1 else 2 end`)
        .orderBy('id')
        .limit(shown)
        .execute();
      const { totalCount } = await q
        .selectFrom(rows.as('r'))
        .select((eb) => eb.fn.countAll<number>().as('totalCount'))
        .executeTakeFirstOrThrow();
      const accounts = await this.accountsWithChats(ctx, q, on, storeId);
      const agents = new Set(
        accounts.map(({ agentId, storeId: of, account }) => agentId ?? `${of} ${account}`),
      );
      const reviewed = await rows
        .where('status', '<>', 'open')
        .clearSelect()
        .select('agentId')
        .distinct()
        .execute();
      return {
        on,
        agentsWithChats: agents.size,
        agentsReviewed: reviewed.length,
        unmatchedAccounts: accounts.filter(({ agentId }) => agentId === null),
        drawn,
        totalCount: Number(totalCount),
        entries: entries.map(present),
      };
    });
  }

  /** Whose chats of a day were reviewed by the end of the next day: qc_cov@1, by agent. */
  async coverage(ctx: Context, on: string, storeId?: string | null) {
    return this.db.read(ctx, async ({ q }) => {
      const accounts = await this.accountsWithChats(ctx, q, on, storeId);
      let rows = this.reviews
        .select(ctx, q)
        .where('businessDate', '=', on)
        .where('status', '<>', 'open')
        .where('submittedAt', 'is not', null);
      if (storeId) rows = rows.where('storeId', '=', storeId);
      const reviewed = await rows
        .clearSelect()
        .select((eb) => ['agentId', eb.fn.min('submittedAt').as('reviewedAt')])
        .groupBy('agentId')
        .execute();
      const reviewedAt = new Map(reviewed.map((row) => [row.agentId, row.reviewedAt as Date]));
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

  /** Accounts that wrote to buyers that day, each with how many conversations, and whom they are. */
  private async accountsWithChats(ctx: Context, q: Q, on: string, storeId?: string | null) {
    const { rows } = await sql<{ storeId: string; account: string; agentId: string | null; chats: number }>`
      select f.store_id, w.account, a.agent_id,
             (select count(*)::int from conversations_pub.conversation c
               where c.store_id = f.store_id and c.business_date = ${on}
                 and w.account = any (c.agent_accounts || c.agent_account)) as chats
        from conversations_pub.day_fact f
       cross join unnest(f.accounts) as w (account)
        left join conversations_pub.agent_account a on a.store_id = f.store_id and a.account = w.account
       where f.provider_id = ${ctx.providerId} and f.business_date = ${on}
         and (${storeId ?? null}::uuid is null or f.store_id = ${storeId ?? null})
       order by f.store_id, w.account`.execute(q);
    return rows;
  }

  /** @throws DomainError DAY_WITHOUT_CHATS or ACCOUNTS_UNMATCHED when there is nobody whose chats could be drawn. */
  private async checkDrawable(ctx: Context, q: Q, storeId: string, on: string): Promise<void> {
    const drawnBefore = await this.reviews
      .select(ctx, q)
      .where('storeId', '=', storeId)
      .where('businessDate', '=', on)
      .limit(1)
      .executeTakeFirst();
    if (drawnBefore) return;
    const { rows } = await sql<{ chats: number; unmatched: string[] }>`
      select count(distinct c.id)::int as chats,
             coalesce(array_agg(distinct a.account) filter (where a.agent_id is null and a.account is not null), '{}') as unmatched
        from conversations_pub.conversation c
        left join conversations_pub.agent_account a
          on a.store_id = c.store_id and a.account = any (c.agent_accounts || c.agent_account)
       where c.store_id = ${storeId} and c.business_date = ${on} and c.message_count > 0`.execute(q);
    const { chats = 0, unmatched = [] } = rows[0] ?? {};
    if (!chats) throw new DomainError('DAY_WITHOUT_CHATS', { on });
    if (unmatched.length) {
      const accounts = unmatched.slice(0, 5).join('、') + (unmatched.length > 5 ? ' …' : '');
      throw new DomainError('ACCOUNTS_UNMATCHED', { on, count: unmatched.length, accounts });
    }
  }
}

/** An agent with chats each, and whether they were reviewed in time, as reports and contracts count it. */
function unitsOf(on: string, day: Omit<ReviewDay, 'on'>): Unit[] {
  const metric = metricFor('generic', 'review-coverage', on);
  return metric?.origin === 'reviews' ? [...metric.measure({ on, ...day })] : [];
}

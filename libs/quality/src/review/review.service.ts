import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { type Context, newId } from '@zuoxi/platform/context';
import { inOrder, type Database, type ReadTx, sql } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import {
  decodeCursor,
  encodeCursor,
  pageLimit,
  toConnection,
  sortOf,
  toSortedConnection,
  type SortedPageArgs,
} from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import type { QualityTables } from '../tables.js';
import { type Candidate, sampleOfDay } from './sampling.rules.js';
import { checkEvidence, checkFindings, type Finding, scoreOf } from './scorecard.rules.js';
import { ScorecardService } from './scorecard.service.js';

export type ReviewRow = Awaited<ReturnType<ReviewService['getMany']>>[number];

const sortable = {
  on: 'businessDate',
  score: 'score',
  status: 'status',
  inspector: 'inspectorName',
  submittedAt: 'submittedAt',
} as const;

@Injectable()
export class ReviewService {
  constructor(
    @Inject(doorOf('quality')) private readonly db: Database<QualityTables>,
    private readonly scorecards: ScorecardService,
    private readonly clock: Clock,
  ) {}

  async getMany(ctx: Context, ids: readonly string[]) {
    const rows = await this.db.read(ctx, ({ q }) =>
      this.select(ctx, q)
        .where('id', 'in', [...ids])
        .execute(),
    );
    return rows.map(present);
  }

  async find(ctx: Context, id: string): Promise<ReviewRow | null> {
    return (await this.getMany(ctx, [id]))[0] ?? null;
  }

  list(ctx: Context, page: SortedPageArgs & { storeId?: string | null; on?: string | null }) {
    const limit = pageLimit(page);
    const sort = sortOf(page, sortable);
    const after = sort ? null : decodeCursor(page.after, 2);
    return this.db.read(ctx, async ({ q }) => {
      let matching = this.select(ctx, q);
      if (page.storeId) matching = matching.where('storeId', '=', page.storeId);
      if (page.on) matching = matching.where('businessDate', '=', page.on);
      const { total } = await q
        .selectFrom(matching.as('m'))
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      if (sort) {
        const sorted = await matching
          .orderBy(sort.column, inOrder(sort))
          .orderBy('id')
          .limit(limit)
          .offset(sort.offset)
          .execute();
        return toSortedConnection(sorted.map(present), limit, sort, total);
      }
      let rows = matching.orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit);
      if (after)
        rows = rows.where(sql<boolean>`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
      const reviews = (await rows.execute()).map(present);
      return toConnection(
        reviews,
        limit,
        (row) => encodeCursor(row.createdAt.toISOString(), row.id),
        Number(total),
      );
    });
  }

  /** Draws every agent with chats of a day; whoever was drawn before stays drawn. */
  async sample(ctx: Context, storeId: string, on: string): Promise<void> {
    found(
      ctx.storeIds.find((id) => id === storeId),
      'store',
    );
    const scorecard = await this.scorecards.inForce(ctx);
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
        await q
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
          .execute();
      }
      audit({
        subjectType: 'qc-sample',
        subjectId: `${storeId}:${on}`,
        storeId,
        details: { drawn: drawn.length },
      });
      return null;
    });
  }

  async queue(ctx: Context, on: string, storeId?: string | null) {
    const entries = await this.db.read(ctx, ({ q }) => {
      let rows = this.select(ctx, q).where('businessDate', '=', on);
      if (storeId) rows = rows.where('storeId', '=', storeId);
      return rows
        .orderBy(sql`status <> 'open'`)
        .orderBy(sql`case reason when 'unanswered' then 0 when 'long-wait' then 1 else 2 end`)
        .orderBy('id')
        .limit(500)
        .execute();
    });
    const { rows } = await this.db.read(ctx, ({ q }) =>
      sql<{ agents: number }>`
        select count(distinct coalesce(a.agent_id::text, f.agent_account))::int as agents
          from conversations_pub.half_hour_fact f
          left join conversations_pub.agent_account a on a.store_id = f.store_id and a.account = f.agent_account
         where f.provider_id = ${ctx.providerId} and f.business_date = ${on} and f.agent_account <> ''
           and (${storeId ?? null}::uuid is null or f.store_id = ${storeId ?? null})
           and (f.sums->>'agentMessages')::int > 0`.execute(q),
    );
    return {
      on,
      agentsWithChats: rows[0]?.agents ?? 0,
      agentsReviewed: new Set(entries.filter(({ status }) => status !== 'open').map(({ agentId }) => agentId))
        .size,
      entries: entries.map(present),
    };
  }

  findingsOf(ctx: Context, reviewIds: readonly string[]) {
    return this.db.read(ctx, async ({ q }) => {
      const rows = await q
        .selectFrom('quality.reviewFinding')
        .select(['reviewId', 'itemKey', 'deduction', 'note', 'messageIds', 'supersededAt'])
        .where('providerId', '=', ctx.providerId as string)
        .where('storeId', 'in', [...ctx.storeIds, ctx.providerId as string])
        .where('reviewId', 'in', [...reviewIds])
        .orderBy('itemKey')
        .execute();
      return rows.map((row) => ({ ...row, messageIds: row.messageIds as unknown as string[] }));
    });
  }

  /**
   * Scores a conversation, and keeps what was read: messages, findings and score commit together.
   *
   * @throws DomainError REVIEW_OWN_WORK, or INVALID_INPUT naming the finding, also when it cites what is not a message of
   *   that conversation, or another agent's.
   */
  async submit(
    ctx: Context,
    input: {
      id: string;
      findings: readonly {
        itemKey: string;
        deduction?: number | null;
        note?: string | null;
        messageIds: readonly string[];
      }[];
      comment?: string | null;
    },
  ): Promise<ReviewRow> {
    const review = found(await this.find(ctx, input.id), 'review');
    if (ctx.agentId && ctx.agentId === review.agentId) throw new DomainError('REVIEW_OWN_WORK');
    const scorecard = found((await this.scorecards.getMany(ctx, [review.scorecardId]))[0], 'scorecard');
    const findings: Finding[] = input.findings.map((finding) => ({
      itemKey: finding.itemKey,
      deduction: finding.deduction ?? scorecard.items.find(({ key }) => key === finding.itemKey)?.points ?? 0,
      note: finding.note ?? null,
      messageIds: finding.messageIds,
    }));
    const problems = checkFindings(scorecard.items, findings);
    if (problems.length) throw invalid(problems);
    const now = this.clock.now();
    await this.db.write(
      ctx,
      'review.submit',
      async ({ q, audit }) => {
        const { messages, accounts } = await this.evidenceFor(q, review);
        const unfit = checkEvidence(findings, messages, accounts);
        if (unfit.length) throw invalid(unfit);
        const moved = await q
          .updateTable('quality.review')
          .set({
            ...scoreOf(scorecard.items, findings),
            status: 'submitted',
            comment: input.comment?.trim() || null,
            inspectorId: ctx.userId,
            inspectorName: ctx.actor.name,
            submittedAt: now,
            appealUntil: new Date(now.getTime() + scorecard.appealDays * 86_400_000),
          })
          .where('storeId', '=', review.storeId)
          .where('id', '=', review.id)
          .where('status', '=', 'open')
          .executeTakeFirst();
        if (!moved.numUpdatedRows) throw new DomainError('STATE_CHANGED', { status: review.status });
        if (findings.length) {
          await q
            .insertInto('quality.reviewFinding')
            .values(
              findings.map(({ messageIds, ...finding }) => ({
                ...finding,
                providerId: ctx.providerId as string,
                storeId: review.storeId,
                reviewId: review.id,
                messageIds: JSON.stringify(messageIds),
              })),
            )
            .execute();
        }
        for (let first = 0; first < messages.length; first += 1000) {
          await q
            .insertInto('quality.reviewMessage')
            .values(
              messages.slice(first, first + 1000).map((message, index) => ({
                providerId: ctx.providerId as string,
                storeId: review.storeId,
                reviewId: review.id,
                ordinal: first + index,
                messageId: message.id,
                at: message.at,
                direction: message.direction,
                type: message.type,
                agentAccount: message.agentAccount,
                text: message.text,
              })),
            )
            .execute();
        }
        audit({ subjectType: 'review', subjectId: review.id, storeId: review.storeId });
        return null;
      },
      input,
    );
    return found(await this.find(ctx, input.id), 'review');
  }

  /** The messages as they were when the conversation was scored; whatever became of its import. */
  sealedMessages(ctx: Context, review: Pick<ReviewRow, 'id' | 'storeId'>) {
    return this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('quality.reviewMessage')
        .select(['messageId as id', 'at', 'direction', 'type', 'text'])
        .where('storeId', '=', review.storeId)
        .where('reviewId', '=', review.id)
        .orderBy('ordinal')
        .execute(),
    );
  }

  /** The conversation's messages in order, and the accounts under which the agent writes. */
  private async evidenceFor(
    q: ReadTx<QualityTables>['q'],
    review: Pick<ReviewRow, 'storeId' | 'businessDate' | 'conversationId' | 'agentId'>,
  ) {
    const rows = await q
      .selectFrom('conversationsPub.message')
      .select(['fingerprint', 'at', 'direction', 'type', 'agentAccount', 'text'])
      .where('storeId', '=', review.storeId)
      .where('businessDate', '=', review.businessDate)
      .where('conversationId', '=', review.conversationId)
      .orderBy('at')
      .orderBy('rowNo')
      .execute();
    const own = await q
      .selectFrom('conversationsPub.agentAccount')
      .select('account')
      .where('storeId', '=', review.storeId)
      .where('agentId', '=', review.agentId)
      .execute();
    return {
      // Under the id by which the conversation shows them.
      messages: rows.map(({ fingerprint, ...row }) => ({
        ...row,
        id: fingerprint.toString('hex').slice(0, 32),
      })),
      accounts: new Set(own.map(({ account }) => account)),
    };
  }

  /** @throws DomainError DAY_WITHOUT_CHATS or ACCOUNTS_UNMATCHED when there is nobody whose chats could be drawn. */
  private async checkDrawable(
    ctx: Context,
    q: ReadTx<QualityTables>['q'],
    storeId: string,
    on: string,
  ): Promise<void> {
    const drawnBefore = await this.select(ctx, q)
      .where('storeId', '=', storeId)
      .where('businessDate', '=', on)
      .limit(1)
      .executeTakeFirst();
    if (drawnBefore) return;
    const { rows } = await sql<{ chats: number; unmatched: number }>`
      select count(distinct c.id)::int as chats, count(distinct a.account) filter (where a.agent_id is null)::int as unmatched
        from conversations_pub.conversation c
        left join conversations_pub.agent_account a
          on a.store_id = c.store_id and a.account = any (c.agent_accounts || c.agent_account)
       where c.store_id = ${storeId} and c.business_date = ${on} and c.message_count > 0`.execute(q);
    const { chats = 0, unmatched = 0 } = rows[0] ?? {};
    if (!chats) throw new DomainError('DAY_WITHOUT_CHATS', { on });
    if (unmatched) throw new DomainError('ACCOUNTS_UNMATCHED', { on, count: unmatched });
  }

  private select(ctx: Context, q: ReadTx<QualityTables>['q']) {
    return q
      .selectFrom('quality.review')
      .selectAll()
      .where('providerId', '=', ctx.providerId as string)
      .where('storeId', 'in', [...ctx.storeIds, ctx.providerId as string]);
  }
}

export const present = <
  Row extends {
    businessDate: string;
    appealFiledAt: Date | null;
    appealReason: string | null;
    appealDecidedAt: Date | null;
    appealDecision: string | null;
    appealDecidedBy: string | null;
    inspectorName: string | null;
  },
>(
  row: Row,
) => ({
  ...row,
  on: row.businessDate,
  inspector: row.inspectorName,
  appeal: row.appealFiledAt && {
    filedAt: row.appealFiledAt,
    reason: row.appealReason,
    decidedAt: row.appealDecidedAt,
    decision: row.appealDecision,
    decidedBy: row.appealDecidedBy,
  },
});

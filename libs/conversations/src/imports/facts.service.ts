import { Inject, Injectable } from '@nestjs/common';
import {
  conversationFacts,
  mergeFacts,
  type Platform,
  type RoundMessage,
  type SlotFacts,
  totalOf,
} from '@zuoxi/metrics';
import type { Context } from '@zuoxi/platform/context';
import { type Database, plainArray, sql, textArray, type WriteTx } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import type { ConversationsTables } from '../tables.js';

type Tx = WriteTx<ConversationsTables>;
interface Row {
  readonly conversationId: string;
  readonly buyer: string;
  /** Milliseconds. */
  readonly at: number;
  readonly direction: string;
  readonly agentAccount: string | null;
  readonly type: string;
  readonly rowNo: number;
}

/** Rolls messages up into half-hour facts, a day at a time, so that reports never read messages. */
@Injectable()
export class FactsService {
  constructor(@Inject(doorOf('conversations')) private readonly db: Database<ConversationsTables>) {}

  async staleDays(ctx: Context, storeId: string): Promise<string[]> {
    const rows = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('conversations.staleDay')
        .select('businessDate')
        .where('storeId', '=', storeId)
        .orderBy('businessDate')
        .execute(),
    );
    return rows.map(({ businessDate }) => businessDate);
  }

  /** Recomputes one day from its messages and takes its mark away, in one transaction. */
  async rollUp(ctx: Context, storeId: string, on: string): Promise<void> {
    await this.db.write(ctx, null, async (tx) => {
      // Locks the day: an import that adds to it now waits, and marks it again.
      const mark = await tx.q
        .deleteFrom('conversations.staleDay')
        .where('storeId', '=', storeId)
        .where('businessDate', '=', on)
        .executeTakeFirst();
      if (!mark.numDeletedRows) return null;
      const store = await tx.q
        .selectFrom('identityPub.store')
        .select('platform')
        .where('storeId', '=', storeId)
        .executeTakeFirstOrThrow();
      const messages = await this.messagesOf(tx, storeId, on);
      const platform = store.platform as Platform;
      const conversations = [...Map.groupBy(messages, (row) => row.conversationId)].map(([id, rows]) => ({
        id,
        rows,
        facts: conversationFacts({ id, platform }, rows.map(toRoundMessage)),
      }));
      await this.updateConversations(tx, storeId, on, conversations);
      // The metrics count by buyer: one who came back the same day waited once for each answer, but is one buyer.
      const byBuyer = Map.groupBy(conversations, ({ rows }) => rows[0]?.buyer ?? '');
      const facts = [...byBuyer.values()].map((own) =>
        own.length === 1
          ? (own[0]?.facts ?? [])
          : conversationFacts(
              { id: own[0]?.id ?? '', platform },
              inTimeOrder(own.flatMap(({ rows }) => rows)).map(toRoundMessage),
            ),
      );
      await this.replaceFacts(
        ctx,
        tx,
        storeId,
        on,
        mergeFacts(...facts).filter((slot) => slot.on === on),
      );
      return null;
    });
  }

  /** Joined here: planned without statistics, as on a first import, the same join took the square of a day. */
  private async messagesOf({ q }: Tx, storeId: string, on: string): Promise<Row[]> {
    const { rows: conversations } = await sql<{ id: string; buyer: string }>`
      select id, buyer from conversations.conversation where store_id = ${storeId} and business_date = ${on}`.execute(
      q,
    );
    const buyers = new Map(conversations.map(({ id, buyer }) => [id, buyer]));
    const { rows } = await sql<Omit<Row, 'buyer'>>`
      select conversation_id, (extract(epoch from at) * 1000)::float8 as at, direction, agent_account, type, row_no
        from conversations.message
       where store_id = ${storeId} and business_date = ${on}
       order by 2, row_no`.execute(q);
    return rows.map((row) => ({ ...row, buyer: buyers.get(row.conversationId) ?? '' }));
  }

  private async updateConversations(
    { q }: Tx,
    storeId: string,
    on: string,
    conversations: readonly { id: string; rows: readonly Row[]; facts: readonly SlotFacts[] }[],
  ): Promise<void> {
    const rows = conversations.map(({ id, rows: messages, facts }) => {
      const sums = totalOf(facts);
      return {
        id,
        count: messages.length,
        firstResponse: sums.firstResponseCount
          ? sums.firstResponseMsSum / sums.firstResponseCount / 1000
          : null,
        maxWait: sums.roundsAnswered ? sums.maxWaitMs / 1000 : null,
        rounds: sums.within3mDenominator,
        within: sums.within3mNumerator,
        unanswered: sums.noReply > 0,
        agents: [
          ...new Set(messages.flatMap((row) => (row.direction === 'agent' ? (row.agentAccount ?? []) : []))),
        ],
      };
    });
    await sql`
      update conversations.conversation c
         set message_count = u.n, first_response_seconds = u.f, max_wait_seconds = u.w, rounds = u.r,
             rounds_in_time = u.k, unanswered = u.x, agent_accounts = array(select jsonb_array_elements_text(u.g))
        from unnest(${plainArray(rows.map((r) => r.id))}::uuid[], ${plainArray(rows.map((r) => r.count))}::int[],
                    ${plainArray(rows.map((r) => r.firstResponse))}::numeric[], ${plainArray(rows.map((r) => r.maxWait))}::numeric[],
                    ${plainArray(rows.map((r) => r.rounds))}::int[], ${plainArray(rows.map((r) => r.within))}::int[],
                    ${plainArray(rows.map((r) => String(r.unanswered)))}::boolean[], ${textArray(rows.map((r) => JSON.stringify(r.agents)))}::jsonb[])
               as u (i, n, f, w, r, k, x, g)
       where c.store_id = ${storeId} and c.business_date = ${on} and c.id = u.i`.execute(q);
  }

  private async replaceFacts(
    ctx: Context,
    { q }: Tx,
    storeId: string,
    on: string,
    facts: readonly SlotFacts[],
  ) {
    await q
      .deleteFrom('conversations.halfHourFact')
      .where('storeId', '=', storeId)
      .where('businessDate', '=', on)
      .execute();
    const rows = facts.map(({ on: _, slotMinute, agentId, ...sums }) => ({
      providerId: ctx.providerId as string,
      storeId,
      businessDate: on,
      slotMinute,
      agentAccount: agentId ?? '',
      sums: JSON.stringify(sums),
    }));
    if (rows.length) await q.insertInto('conversations.halfHourFact').values(rows).execute();
  }
}

const inTimeOrder = (rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => a.at - b.at || a.rowNo - b.rowNo);

const toRoundMessage = (row: Row): RoundMessage => ({
  at: row.at,
  direction: row.direction as RoundMessage['direction'],
  agentId: row.agentAccount,
  type: row.type as RoundMessage['type'],
  sessionId: row.conversationId,
});

import { Inject, Injectable } from '@nestjs/common';
import {
  definitionsFor,
  mergeFacts,
  type Platform,
  readMetric,
  type RoundMessage,
  sessionFacts,
  type SlotFacts,
  totalOf,
} from '@zuoxi/metrics';
import type { Context } from '@zuoxi/platform/context';
import {
  type Database,
  instantArray,
  plainArray,
  sql,
  textArray,
  type WriteTx,
} from '@zuoxi/platform/database';
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
      // The metrics count by buyer: one who came back the same day waited once for each answer, but is one buyer.
      const facts = new Map<string, SlotFacts[]>();
      for (const [buyer, rows] of Map.groupBy(messages, (row) => row.buyer)) {
        for (const [id, slots] of sessionFacts({ id: buyer, platform }, rows.map(toRoundMessage)))
          facts.set(
            id,
            slots.filter((slot) => slot.on === on),
          );
      }
      await this.updateConversations(tx, storeId, on, platform, messages, facts);
      await this.replaceFacts(ctx, tx, storeId, on, mergeFacts(...facts.values()));
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
      select conversation_id, round(date_part('epoch', at) * 1000) as at, direction, agent_account, type, row_no
        from conversations.message
       where store_id = ${storeId} and business_date = ${on}
       order by 2, row_no`.execute(q);
    return rows.map((row) => ({ ...row, buyer: buyers.get(row.conversationId) ?? '' }));
  }

  private async updateConversations(
    { q }: Tx,
    storeId: string,
    on: string,
    platform: Platform,
    messages: readonly Row[],
    facts: ReadonlyMap<string, readonly SlotFacts[]>,
  ): Promise<void> {
    const { averageResponse } = definitionsFor(platform, on);
    const rows = [...Map.groupBy(messages, (row) => row.conversationId)].map(([id, own]) => {
      const sums = totalOf(facts.get(id) ?? []);
      const agents = new Set(
        own.flatMap((row) =>
          row.direction === 'agent' && row.type !== 'automatic' ? (row.agentAccount ?? []) : [],
        ),
      );
      return {
        id,
        count: own.length,
        // In order of time: what moved, or went with its file, is no longer its beginning or end.
        from: new Date(own[0]?.at ?? Number.NaN),
        to: new Date(own.at(-1)?.at ?? Number.NaN),
        firstResponse: sums.firstResponseCount
          ? sums.firstResponseMsSum / sums.firstResponseCount / 1000
          : null,
        maxWait: sums.roundsAnswered ? sums.maxWaitMs / 1000 : null,
        rounds: sums.within3mDenominator,
        within: sums.within3mNumerator,
        unanswered: sums.sessions > 0 && sums.agentMessages === 0,
        agents: [...agents],
        receptions: sums.receptions,
        received: sums.receivedUsers,
        noReply: sums.noReply,
        responses: (averageResponse && readMetric(averageResponse, sums)?.denominator) ?? 0,
      };
    });
    await sql`
      update conversations.conversation c
         set message_count = u.n, first_response_seconds = u.f, max_wait_seconds = u.w, rounds = u.r,
             rounds_in_time = u.k, unanswered = u.x, agent_accounts = u.g::text[],
             receptions = u.rc, received = u.rd, no_reply = u.nr, responses = u.rs, started_at = u.b, ended_at = u.e
        from unnest(${plainArray(rows.map((r) => r.id))}::uuid[], ${plainArray(rows.map((r) => r.count))}::int[],
                    ${plainArray(rows.map((r) => r.firstResponse))}::numeric[], ${plainArray(rows.map((r) => r.maxWait))}::numeric[],
                    ${plainArray(rows.map((r) => r.rounds))}::int[], ${plainArray(rows.map((r) => r.within))}::int[],
                    ${plainArray(rows.map((r) => String(r.unanswered)))}::boolean[], ${textArray(rows.map((r) => textArray(r.agents)))}::text[],
                    ${plainArray(rows.map((r) => r.receptions))}::int[], ${plainArray(rows.map((r) => r.received))}::int[],
                    ${plainArray(rows.map((r) => r.noReply))}::int[], ${plainArray(rows.map((r) => r.responses))}::int[],
                    ${instantArray(rows.map((r) => r.from))}::timestamptz[], ${instantArray(rows.map((r) => r.to))}::timestamptz[])
               as u (i, n, f, w, r, k, x, g, rc, rd, nr, rs, b, e)
       where c.store_id = ${storeId} and c.business_date = ${on} and c.id = u.i`.execute(q);
    await this.emptyOthers({ q } as Tx, storeId, on, new Set(rows.map(({ id }) => id)));
  }

  /** An emptied conversation stays as the shell that a review of it points to; nothing counts it any more. */
  private async emptyOthers({ q }: Tx, storeId: string, on: string, filled: ReadonlySet<string>) {
    const counted = await q
      .selectFrom('conversations.conversation')
      .select('id')
      .where('storeId', '=', storeId)
      .where('businessDate', '=', on)
      .where('messageCount', '>', 0)
      .execute();
    const emptied = counted.filter(({ id }) => !filled.has(id)).map(({ id }) => id);
    if (!emptied.length) return;
    await sql`
      update conversations.conversation
         set message_count = 0, first_response_seconds = null, max_wait_seconds = null, rounds = 0, rounds_in_time = 0,
             unanswered = false, agent_accounts = '{}', receptions = 0, received = 0, no_reply = 0, responses = 0
       where store_id = ${storeId} and business_date = ${on} and id = any (${plainArray(emptied)}::uuid[])`.execute(
      q,
    );
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
    if (!facts.length) return;
    const sums = facts.map(({ on: _on, slotMinute: _slot, agentId: _agent, ...rest }) =>
      JSON.stringify(rest),
    );
    await sql`
      insert into conversations.half_hour_fact (provider_id, store_id, business_date, slot_minute, agent_account, sums)
      select ${ctx.providerId}::uuid, ${storeId}::uuid, ${on}::date, *
        from unnest(${plainArray(facts.map(({ slotMinute }) => slotMinute))}::int[],
                    ${textArray(facts.map(({ agentId }) => agentId ?? ''))}::text[], ${textArray(sums)}::jsonb[])`.execute(
      q,
    );
  }
}

const toRoundMessage = (row: Row): RoundMessage => ({
  at: row.at,
  direction: row.direction as RoundMessage['direction'],
  agentId: row.agentAccount,
  type: row.type as RoundMessage['type'],
  sessionId: row.conversationId,
});

import { Inject, Injectable } from '@nestjs/common';
import { isOfStoreDay, type Metric, METRICS } from '@zuoxi/metrics';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database, ReadTx } from '@zuoxi/platform/database';
import { found } from '@zuoxi/platform/errors';
import { decodeCursor, encodeCursor, type PageArgs, pageLimit, toConnection } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { type AgentId, type ConversationId, readConversationId } from '@zuoxi/vocabulary';
import { storeOf } from '../store-asked.js';
import type { Conversation } from './conversation.entity.js';
import type { Message } from './message.entity.js';

export interface ConversationsAsked {
  readonly storeId?: string | null;
  readonly on: string;
  readonly metric?: string | null;
  readonly missedOnly?: boolean | null;
  readonly agentId?: string | null;
  readonly agentAlias?: string | null;
  readonly recognised?: boolean | null;
  readonly hour?: number | null;
}
/** Which agent an account is, if somebody said so. */
interface Writer {
  readonly agentId: AgentId | null;
  readonly agentAlias: string | null;
}
type Times = 'startedAt' | 'endedAt' | 'firstResponseSeconds' | 'maxWaitSeconds';
export interface ConversationRow
  extends Writer, Pick<Conversation, 'storeId' | 'buyer' | 'messageCount' | 'rounds' | Times> {
  readonly id: ConversationId;
  readonly on: string;
  readonly roundsWithin3m: number;
}
interface MessageRow
  extends
    Writer,
    Pick<Message, 'storeId' | 'fingerprint' | 'at' | 'direction' | 'type' | 'text' | 'agentAccount'> {
  readonly conversationId: ConversationId;
}
interface Counted {
  readonly numerator: number | string;
  readonly denominator: number | string;
}

/** A row of a list with its place in it; beside each, where it was asked for, what all of them come to. */
interface ListedRow extends ConversationRow, Counted {
  readonly key: string;
  readonly total?: number;
  readonly sumNumerator?: number | string;
  readonly sumDenominator?: number | string;
}

const columns = `c.business_date || '.' || c.id as id, c.store_id, c.business_date as "on", c.buyer, c.started_at, c.ended_at, c.message_count,
  c.first_response_seconds, c.max_wait_seconds, c.rounds, c.rounds_in_time as "roundsWithin3m",
  a.agent_id, g.alias as agent_alias`;
/** In statements whose first parameter is the provider: the outer side of a join hands it on to nothing. */
const withAgent = (table: string) => `
  left join conversations.agent_account a
    on a.provider_id = $1 and a.store_id = ${table}.store_id and a.account = ${table}.agent_account
  left join scheduling_pub.agent g on g.provider_id = $1 and g.id = a.agent_id`;
const talks = `from conversations.conversation c ${withAgent('c')}`;

@Injectable()
export class ConversationService {
  constructor(@Inject(doorOf('conversations')) private readonly db: Database) {}

  getMany(
    ctx: ProviderContext,
    ids: readonly ConversationId[],
    storeId?: string | null,
  ): Promise<ConversationRow[]> {
    const storeIds = storeId ? ctx.storeIds.filter((id) => id === storeId) : ctx.storeIds;
    const { dated = [], undated = [] } = Object.groupBy(ids.map(readConversationId), ({ on }) =>
      on === null ? 'undated' : 'dated',
    );
    return this.db.read(ctx, async ({ sql }) => {
      const ask = (where: string, ...values: readonly unknown[]) =>
        sql<ConversationRow>(
          `select ${columns} ${talks} where c.provider_id = $1 and c.store_id = any ($2) and ${where}`,
          [ctx.providerId, storeIds, ...values],
        );
      return [
        ...(dated.length
          ? await ask('c.business_date = any ($3) and c.id = any ($4)', ...columnsOf(dated))
          : []),
        // Links and notes of callers hold ids without a day: they go on finding theirs, looked for in every part.
        ...(undated.length ? await ask('c.id = any ($3)', columnsOf(undated)[1]) : []),
      ];
    });
  }

  /**
   * The day's conversations, or the rows of a number: what each adds to it, in order of time.
   *
   * @param isCounted false where nobody asks how many there are and what they add up to: it is then of the page
   */
  async list(ctx: ProviderContext, page: PageArgs & ConversationsAsked, isCounted = true) {
    const storeId = storeOf(ctx, page.storeId);
    const metric = page.metric ? found(this.knownMetric(page.metric), 'metric') : null;
    const limit = pageLimit(page);
    const after = decodeCursor(page.after, 2);
    return this.db.read(ctx, async ({ sql }) => {
      const values: unknown[] = [ctx.providerId, storeId, page.on];
      const put = (value: unknown) => `$${values.push(value)}`;
      const part = partOf(metric, await accountsOf(ctx, sql, storeId, page), page, put);
      // What an undone import has emptied is kept for reviews of it, and is no row of the day.
      const matching = `select ${columns}, c.id as key, p.numerator, p.denominator
         ${talks} cross join lateral (${part}) p
        where c.provider_id = $1 and c.store_id = $2 and c.business_date = $3 and c.message_count > 0
          and ${page.missedOnly ? 'p.numerator < p.denominator' : '(p.numerator > 0 or p.denominator > 0)'}`;
      const beyond = after
        ? `where (m.started_at, m.key) > (${put(after[0])}::timestamptz, ${put(after[1])}::uuid)`
        : '';
      const rows = `select m.* from matching m ${beyond} order by m.started_at, m.key limit ${put(limit)}`;
      // What is counted and what is shown are the same rows, found once. A page without any has one row of nulls.
      const text = isCounted
        ? `with matching as materialized (${matching}), sums as (
             select count(*) as total, coalesce(sum(numerator), 0) as sum_numerator,
                    coalesce(sum(denominator), 0) as sum_denominator from matching)
           select p.*, s.* from sums s left join (${rows}) p on true order by p.started_at, p.key`
        : `with matching as (${matching}) ${rows}`;
      const read = await sql<ListedRow>(text, values);
      const listed = read.filter(({ id }) => (id as ConversationId | null) !== null);
      const [counted] = read;
      const cursorOf = (row: ListedRow) => encodeCursor(row.startedAt.toISOString(), row.key);
      const connection = toConnection(listed, limit, cursorOf, counted?.total ?? listed.length);
      const edges = connection.edges.map((edge) => ({ ...edge, ...countedAs(metric, edge.node) }));
      const sums = { numerator: counted?.sumNumerator ?? 0, denominator: counted?.sumDenominator ?? 0 };
      return { ...connection, edges, ...countedAs(metric, sums) };
    });
  }

  private knownMetric(id: string): Metric | null {
    return METRICS.find((metric) => metric.id === id && isOfStoreDay(metric)) ?? null;
  }

  /** Of several conversations at once, each message with who wrote it. */
  async messagesOf(ctx: ProviderContext, conversations: readonly Pick<ConversationRow, 'id' | 'storeId'>[]) {
    const rows = await this.db.read(ctx, ({ sql }) =>
      // Store and day beside the id: rows are kept in parts by month.
      sql<MessageRow>(
        `select m.store_id, m.business_date || '.' || m.conversation_id as conversation_id, m.fingerprint, m.at, m.direction, m.type,
                m.text, m.agent_account, a.agent_id, g.alias as agent_alias
           from conversations.message m ${withAgent('m')}
          where m.provider_id = $1 and m.store_id = any ($2) and m.business_date = any ($3)
            and m.conversation_id = any ($4)
          order by m.at, m.row_no`,
        [
          ctx.providerId,
          [...new Set(conversations.map(({ storeId }) => storeId))],
          ...columnsOf(conversations.map(({ id }) => readConversationId(id))),
        ],
      ),
    );
    return rows.map(({ fingerprint, agentAccount, agentId, agentAlias, ...row }) => ({
      ...row,
      id: fingerprint.toString('hex').slice(0, 32),
      // A buyer's message bears the account that it was addressed to, which did not write it.
      ...(row.direction === 'agent'
        ? { agentAccount, agentId, agentAlias }
        : { agentAccount: null, agentId: null, agentAlias: null }),
    }));
  }
}

/** Each day and each key once, as two arrays. */
const columnsOf = (talks: readonly ReturnType<typeof readConversationId>[]) =>
  [[...new Set(talks.map(({ on }) => on))], [...new Set(talks.map(({ key }) => key))]] as const;

/** Accounts of the agent that is asked for, or of all that somebody recognised; none where neither is asked. */
async function accountsOf(
  ctx: ProviderContext,
  sql: ReadTx['sql'],
  storeId: string,
  { agentId = null, agentAlias = null, recognised = null }: ConversationsAsked,
): Promise<string[]> {
  if (agentId === null && agentAlias === null && recognised === null) return [];
  const rows = await sql<{ account: string }>(
    `select a.account
       from conversations.agent_account a
       left join scheduling_pub.agent g on g.provider_id = $1 and g.id = a.agent_id
      where a.provider_id = $1 and a.store_id = $2 and a.agent_id is not null
        and ($3::uuid is null or a.agent_id = $3) and ($4::text is null or g.alias = $4)`,
    [ctx.providerId, storeId, agentId, agentAlias],
  );
  return rows.map(({ account }) => account);
}

/**
 * What a conversation adds to a metric, of one agent or hour if asked; itself, if no metric is.
 *
 * @param put makes a value a parameter of the statement
 */
function partOf(
  metric: Metric | null,
  accounts: readonly string[],
  { agentId, agentAlias, recognised, hour }: ConversationsAsked,
  put: (value: unknown) => string,
): string {
  const those: string[] = [];
  const named = () => `s.part->>'account' = any (${put(accounts)}::text[])`;
  if (agentId != null || agentAlias != null || recognised) those.push(named());
  if (recognised === false) those.push(`not ${named()}`);
  if (hour != null) those.push(`(s.part->>'slot')::int / 60 = ${put(hour)}`);
  if (!metric && !those.length) return 'select 1 as numerator, 0 as denominator';
  const fact = metric && put(metric.fact);
  const side = (index: number) => `coalesce(sum((s.part->'sums'->${fact}::text->>${index})::numeric), 0)`;
  const [numerator, denominator] = fact ? [side(0), side(1)] : ['(count(*) > 0)::int', '0'];
  return `select ${numerator} as numerator, ${denominator} as denominator
    from jsonb_array_elements(c.parts) s (part) ${those.length ? `where ${those.join(' and ')}` : ''}`;
}

/** In the metric's unit; a plain count has no denominator. */
function countedAs(metric: Metric | null, sums: Counted) {
  const numerator = Number(sums.numerator);
  return {
    numerator: metric?.unit === 'seconds' ? numerator / 1000 : numerator,
    denominator: metric && metric.denominator !== null ? Number(sums.denominator) : null,
  };
}

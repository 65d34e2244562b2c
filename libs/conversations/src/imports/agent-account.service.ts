import { Inject, Injectable } from '@nestjs/common';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import type { Context } from '@zuoxi/platform/context';
import { type Database, type ReadTx, sql, type WriteTx } from '@zuoxi/platform/database';
import { found, notFound } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { ConversationsTables } from '../tables.js';
import { type KnownAgent, suggestedAgent } from './account-suggestion.rules.js';
import { noteChange } from '../rows/brought-rows.js';

interface Match {
  readonly account: string;
  readonly agentId: string;
}

/** Which agent a platform account is. Facts keep the account, so a match made today holds for the past as well. */
@Injectable()
export class AgentAccountService {
  constructor(
    @Inject(doorOf('conversations')) private readonly db: Database<ConversationsTables>,
    private readonly clock: Clock,
  ) {}

  /** Accounts that are no agent of ours yet, each with the agent whose alias, number or name it bears, if one does. */
  async pending(ctx: Context, storeId: string) {
    const { accounts, agents } = await this.db.read(ctx, async (tx) => ({
      accounts: await this.accounts(tx, storeId),
      agents: await this.certified(ctx, tx, storeId),
    }));
    return accounts
      .filter(({ agentId }) => agentId === null)
      .map(({ account, conversations }) => ({
        account,
        conversations,
        suggestion: suggestedAgent(account, agents),
      }));
  }

  async matched(ctx: Context, storeId: string) {
    const accounts = await this.db.read(ctx, (tx) => this.accounts(tx, storeId));
    return accounts.flatMap(({ agentId, ...account }) => (agentId ? [{ ...account, agentId }] : []));
  }

  match(ctx: Context, input: { storeId: string } & Match) {
    return this.matchMany(ctx, { storeId: input.storeId, matches: [input] });
  }

  /** All of them or none. An account that was another agent's makes reports of its days stale. */
  async matchMany(ctx: Context, input: { storeId: string; matches: readonly Match[] }) {
    const { storeId } = input;
    await this.db.write(
      ctx,
      'agent-account.match',
      async (tx) => {
        await this.checkAgents(ctx, tx, storeId, [...new Set(input.matches.map(({ agentId }) => agentId))]);
        for (const { account, agentId } of input.matches) {
          const before = await tx.q
            .selectFrom('conversations.agentAccount')
            .select('agentId')
            .where('storeId', '=', storeId)
            .where('account', '=', account)
            .forUpdate()
            .executeTakeFirst();
          const { agentId: former } = found(before, 'account');
          await tx.q
            .updateTable('conversations.agentAccount')
            .set({ agentId })
            .where('storeId', '=', storeId)
            .where('account', '=', account)
            .execute();
          if (former && former !== agentId) {
            await noteChange(
              tx,
              { ctx, storeId, at: this.clock.now() },
              await this.daysOf(tx, storeId, account),
            );
          }
          const details = { agentId, ...(former ? { former } : {}) };
          tx.audit({ subjectType: 'agent-account', subjectId: account, storeId, details });
        }
        return null;
      },
      input,
    );
    return this.pending(ctx, storeId);
  }

  private async accounts({ q }: ReadTx<ConversationsTables>, storeId: string) {
    const { rows } = await sql<{ account: string; agentId: string | null; conversations: number }>`
      select a.account, a.agent_id, (select count(*) from conversations.conversation c
                                      where c.store_id = a.store_id and c.agent_account = a.account
                                        and c.message_count > 0)::int as conversations
        from conversations.agent_account a
       where a.store_id = ${storeId}
       order by a.account`.execute(q);
    return rows;
  }

  /** Who works for the store: an account of its files is nobody else by its name alone. */
  private certified(
    ctx: Context,
    { q }: ReadTx<ConversationsTables>,
    storeId: string,
  ): Promise<KnownAgent[]> {
    return q
      .selectFrom('schedulingPub.agent as a')
      .innerJoin('schedulingPub.agentSkill as s', (join) =>
        join.onRef('s.providerId', '=', 'a.providerId').onRef('s.agentId', '=', 'a.id'),
      )
      .select(['a.id', 'a.name', 'a.alias', 'a.employeeNo'])
      .where('a.providerId', '=', ctx.providerId as string)
      .where('s.storeId', '=', storeId)
      .where('a.status', '=', 'active')
      .where((eb) =>
        eb.or([eb('a.leftOn', 'is', null), eb('a.leftOn', '>=', businessDateOf(this.clock.now()))]),
      )
      .execute();
  }

  private async checkAgents(
    ctx: Context,
    { q }: ReadTx<ConversationsTables>,
    storeId: string,
    agentIds: readonly string[],
  ): Promise<void> {
    const known = await q
      .selectFrom('schedulingPub.agent')
      .select('id')
      .where('providerId', '=', ctx.providerId as string)
      .where('id', 'in', [...agentIds, ctx.providerId as string])
      .$if(!ctx.providerWide, (query) =>
        query.where('id', 'in', (eb) =>
          eb.selectFrom('schedulingPub.agentSkill').select('agentId').where('storeId', '=', storeId),
        ),
      )
      .execute();
    if (known.length !== agentIds.length) throw notFound('agent');
  }

  /** Days on which the account did anything that is counted. */
  private async daysOf(
    { q }: WriteTx<ConversationsTables>,
    storeId: string,
    account: string,
  ): Promise<string[]> {
    const { rows } = await sql<{ on: string }>`
      select business_date as "on" from conversations.half_hour_fact
       where store_id = ${storeId} and agent_account = ${account}
      union
      select business_date from conversations.agent_performance
       where store_id = ${storeId} and agent_account = ${account}
      union
      select business_date from conversations.order_record
       where store_id = ${storeId} and agent_account = ${account}
      union
      select business_date from conversations.after_sale
       where store_id = ${storeId} and agent_account = ${account}`.execute(q);
    return rows.map(({ on }) => on);
  }
}

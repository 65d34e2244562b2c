import { Inject, Injectable } from '@nestjs/common';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database, ReadTx } from '@zuoxi/platform/database';
import { found, notFound } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { AgentId } from '@zuoxi/vocabulary';
import { AgentAccount } from './agent-account.entity.js';
import { type KnownAgent, suggestedAgent } from './account-suggestion.rules.js';
import { noteChange } from '../rows/brought-rows.js';
import { type OfStore, storeKey } from '../rows/written.js';

interface Match {
  readonly account: string;
  readonly agentId: string;
}

interface AccountRow {
  readonly account: string;
  readonly agentId: AgentId | null;
  readonly conversations: number;
}

/** Which agent a platform account is. Facts keep the account, so a match made today holds for the past as well. */
@Injectable()
export class AgentAccountService {
  constructor(
    @Inject(doorOf('conversations')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Accounts that are no agent of ours yet, each with the agent whose alias, number or name it bears, if one does. */
  async pending(ctx: ProviderContext, storeId: string) {
    const { accounts, agents } = await this.db.read(ctx, async (tx) => ({
      accounts: await this.accounts(ctx, tx, storeId),
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

  async matched(ctx: ProviderContext, storeId: string) {
    const accounts = await this.db.read(ctx, (tx) => this.accounts(ctx, tx, storeId));
    return accounts.flatMap(({ agentId, ...account }) => (agentId ? [{ ...account, agentId }] : []));
  }

  match(ctx: ProviderContext, input: { storeId: string } & Match) {
    return this.matchMany(ctx, { storeId: input.storeId, matches: [input] });
  }

  /** All of them or none. An account that was another agent's makes reports of its days stale. */
  async matchMany(ctx: ProviderContext, input: { storeId: string; matches: readonly Match[] }) {
    const { storeId } = input;
    const providerId = ctx.providerId;
    const lock = { mode: 'pessimistic_write' } as const;
    await this.db.write(
      ctx,
      'agent-account.match',
      async (tx) => {
        await this.checkAgents(ctx, tx, storeId, [...new Set(input.matches.map(({ agentId }) => agentId))]);
        for (const { account, agentId } of input.matches) {
          const own = { providerId, storeId, account };
          const before = await tx.manager.findOne(AgentAccount, { where: own, lock });
          const { agentId: former } = found(before, 'account');
          await tx.manager.update(AgentAccount, own, { agentId });
          if (former && former !== agentId) {
            await noteChange(
              tx,
              { ctx, storeId, at: this.clock.now() },
              await this.daysOf(tx, { ctx, storeId }, account),
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

  private accounts(ctx: ProviderContext, { sql }: ReadTx, storeId: string): Promise<AccountRow[]> {
    return sql<AccountRow>(
      `select a.account, a.agent_id, (select count(*) from conversations.conversation c
                                       where c.provider_id = $1 and c.store_id = $2 and c.agent_account = a.account
                                         and c.message_count > 0)::int as conversations
         from conversations.agent_account a
        where a.provider_id = $1 and a.store_id = $2
        order by a.account`,
      [ctx.providerId, storeId],
    );
  }

  /** Who works for the store: an account of its files is nobody else by its name alone. */
  private certified(ctx: ProviderContext, { sql }: ReadTx, storeId: string): Promise<KnownAgent[]> {
    return sql<KnownAgent>(
      `select a.id, a.name, a.alias, a.employee_no
         from scheduling_pub.agent a
         join scheduling_pub.agent_skill s on s.provider_id = a.provider_id and s.agent_id = a.id
        where a.provider_id = $1 and s.store_id = $2 and a.status = 'active'
          and (a.left_on is null or a.left_on >= $3)`,
      [ctx.providerId, storeId, businessDateOf(this.clock.now())],
    );
  }

  /** Who may be named: anybody of the provider's to who holds all of it, otherwise those who work for the store. */
  private async checkAgents(
    ctx: ProviderContext,
    { sql }: ReadTx,
    storeId: string,
    agentIds: readonly string[],
  ): Promise<void> {
    const known = await sql(
      `select a.id from scheduling_pub.agent a
        where a.provider_id = $1 and a.id = any ($2)
          and ($3::boolean or exists (select from scheduling_pub.agent_skill s
                                       where s.provider_id = $1 and s.agent_id = a.id and s.store_id = $4))`,
      [ctx.providerId, agentIds, ctx.providerWide, storeId],
    );
    if (known.length !== agentIds.length) throw notFound('agent');
  }

  /** Days on which the account did anything that is counted. */
  private async daysOf({ sql }: ReadTx, store: OfStore, account: string): Promise<string[]> {
    const rows = await sql<{ on: string }>(
      `select business_date as "on" from conversations.half_hour_fact
        where provider_id = $1 and store_id = $2 and agent_account = $3
       union
       select business_date from conversations.agent_performance
        where provider_id = $1 and store_id = $2 and agent_account = $3
       union
       select business_date from conversations.order_record
        where provider_id = $1 and store_id = $2 and agent_account = $3
       union
       select business_date from conversations.after_sale
        where provider_id = $1 and store_id = $2 and agent_account = $3`,
      [...storeKey(store), account],
    );
    return rows.map(({ on }) => on);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { Context } from '@zuoxi/platform/context';
import { type Database, sql } from '@zuoxi/platform/database';
import { found } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { ConversationsTables } from '../tables.js';

/** Which agent a platform account is. Facts keep the account, so a match made today holds for the past as well. */
@Injectable()
export class AgentAccountService {
  constructor(@Inject(doorOf('conversations')) private readonly db: Database<ConversationsTables>) {}

  async pending(ctx: Context, storeId: string) {
    const { rows } = await this.db.read(ctx, ({ q }) =>
      sql<{ account: string; conversations: number }>`
        select a.account, (select count(*) from conversations.conversation c
                            where c.store_id = a.store_id and c.agent_account = a.account)::int as conversations
          from conversations.agent_account a
         where a.store_id = ${storeId} and a.agent_id is null
         order by a.account`.execute(q),
    );
    return rows;
  }

  async match(ctx: Context, input: { storeId: string; account: string; agentId: string }) {
    await this.db.write(
      ctx,
      'agent-account.match',
      async ({ q, audit }) => {
        found(
          await q
            .selectFrom('schedulingPub.agent')
            .select('id')
            .where('providerId', '=', ctx.providerId as string)
            .where('id', '=', input.agentId)
            .$if(!ctx.providerWide, (query) =>
              query.where('id', 'in', (eb) =>
                eb
                  .selectFrom('schedulingPub.agentSkill')
                  .select('agentId')
                  .where('storeId', '=', input.storeId),
              ),
            )
            .executeTakeFirst(),
          'agent',
        );
        const matched = await q
          .updateTable('conversations.agentAccount')
          .set({ agentId: input.agentId })
          .where('storeId', '=', input.storeId)
          .where('account', '=', input.account)
          .returning('account')
          .executeTakeFirst();
        audit({
          subjectType: 'agent-account',
          subjectId: found(matched, 'account').account,
          storeId: input.storeId,
          details: { agentId: input.agentId },
        });
        return null;
      },
      input,
    );
    return this.pending(ctx, input.storeId);
  }
}

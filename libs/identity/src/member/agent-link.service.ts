import { Inject, Injectable } from '@nestjs/common';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import type { Context } from '@zuoxi/platform/context';
import { type Database, type ReadTx, sql } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { isStoreRole } from '@zuoxi/vocabulary';
import type { IdentityTables } from '../tables.js';
import { heldStores } from './member.service.js';

/** A login and an agent are one person: which agent a member is. */
@Injectable()
export class AgentLinkService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database<IdentityTables>,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError INVALID_INPUT for a shop's role, AGENT_LEFT, AGENT_LINKED when somebody else is this agent or is
   *   invited as it, PERSON_HAS_AGENT when the member is another one; NOT_FOUND for a revoked member.
   */
  async link(ctx: Context, input: { memberId: string; agentId: string }): Promise<string> {
    await this.db.write(
      ctx,
      'member.link-agent',
      async ({ q, audit }) => {
        const member = found(
          await q
            .selectFrom('identity.membership')
            .select(['id', 'accountId', 'role', 'storeId'])
            .where('providerId', '=', ctx.providerId as string)
            .where('id', '=', input.memberId)
            .where('revokedAt', 'is', null)
            .$if(!ctx.providerWide, (query) => query.where('storeId', 'in', heldStores(ctx)))
            .forUpdate()
            .executeTakeFirst(),
          'member',
        );
        await this.check(ctx, q, input.agentId, member);
        const held = await q
          .selectFrom('identity.membership as m')
          .innerJoin('schedulingPub.agent as a', (join) =>
            join.onRef('a.providerId', '=', 'm.providerId').onRef('a.id', '=', 'm.agentId'),
          )
          .select('a.name')
          .where('m.providerId', '=', ctx.providerId as string)
          .where('m.accountId', '=', member.accountId)
          .where('m.id', '!=', member.id)
          .where('m.agentId', '!=', input.agentId)
          .where('m.revokedAt', 'is', null)
          .executeTakeFirst();
        if (held) throw new DomainError('PERSON_HAS_AGENT', { name: held.name });
        await q
          .updateTable('identity.membership')
          .set({ agentId: input.agentId })
          .where('providerId', '=', ctx.providerId as string)
          .where('id', '=', member.id)
          .execute();
        const details = { agentId: input.agentId };
        audit({ subjectType: 'membership', subjectId: member.id, storeId: member.storeId, details });
        return null;
      },
      input,
    );
    return input.memberId;
  }

  async unlink(ctx: Context, memberId: string): Promise<string> {
    await this.db.write(ctx, 'member.unlink-agent', async ({ q, audit }) => {
      const member = found(
        await q
          .updateTable('identity.membership')
          .set({ agentId: null })
          .where('providerId', '=', ctx.providerId as string)
          .where('id', '=', memberId)
          .$if(!ctx.providerWide, (query) => query.where('storeId', 'in', heldStores(ctx)))
          .returning(['id', 'storeId'])
          .executeTakeFirst(),
        'member',
      );
      audit({ subjectType: 'membership', subjectId: member.id, storeId: member.storeId });
      return null;
    });
    return memberId;
  }

  /** Refuses unless a person of this role, the account named if there is one, may become this agent. In a write. */
  async check(
    ctx: Context,
    q: ReadTx<IdentityTables>['q'],
    agentId: string,
    person: { role: string; accountId?: string; isInvited?: boolean },
  ): Promise<void> {
    // One at a time for an agent, so that of two at once the second sees the first.
    await sql`select pg_advisory_xact_lock(hashtext(${agentId}))`.execute(q);
    if (isStoreRole(person.role)) throw invalid([{ field: 'agentId', code: 'AGENT_OF_SHOP' }]);
    const agent = found(
      await q
        .selectFrom('schedulingPub.agent')
        .select(['name', 'status', 'leftOn'])
        .where('providerId', '=', ctx.providerId as string)
        .where('id', '=', agentId)
        .executeTakeFirst(),
      'agent',
    );
    const isGone = agent.leftOn !== null && agent.leftOn < businessDateOf(this.clock.now());
    if (agent.status === 'left' || isGone) throw new DomainError('AGENT_LEFT', { name: agent.name });
    const holder = await q
      .selectFrom('identity.membership as m')
      .innerJoin('identity.account as a', 'a.id', 'm.accountId')
      .select(['a.id', 'a.name'])
      .where('m.providerId', '=', ctx.providerId as string)
      .where('m.agentId', '=', agentId)
      .where('m.revokedAt', 'is', null)
      .executeTakeFirst();
    if (holder && holder.id !== person.accountId) {
      throw new DomainError('AGENT_LINKED', { agent: agent.name, name: holder.name });
    }
    // Of several invitations the first that is accepted counts.
    if (person.isInvited) return;
    const invited = await q
      .selectFrom('identity.invitation')
      .select('email')
      .where('providerId', '=', ctx.providerId as string)
      .where('agentId', '=', agentId)
      .where('acceptedAt', 'is', null)
      .where('withdrawnAt', 'is', null)
      .where('expiresAt', '>', this.clock.now())
      .executeTakeFirst();
    if (invited) throw new DomainError('AGENT_LINKED', { agent: agent.name, name: invited.email });
  }
}

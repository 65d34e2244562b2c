import { Inject, Injectable } from '@nestjs/common';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type Database, lockName, type WriteTx } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { Agent } from '@zuoxi/published';
import { isStoreRole, type AgentId } from '@zuoxi/vocabulary';
import { IsNull, MoreThan, Not } from 'typeorm';
import { Account } from '../directory/account.entity.js';
import { Membership } from '../directory/membership.entity.js';
import { Invitation } from './invitation.entity.js';
import { withinReach } from './member.service.js';

/** A login and an agent are one person: which agent a member is. */
@Injectable()
export class AgentLinkService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError INVALID_INPUT for a shop's role, AGENT_LEFT, AGENT_LINKED when somebody else is this agent or is
   *   invited as it, PERSON_HAS_AGENT when the member is another one; NOT_FOUND for a revoked member.
   */
  async link(ctx: ProviderContext, input: { memberId: string; agentId: string }): Promise<string> {
    await this.db.write(
      ctx,
      'member.link-agent',
      async (tx) => {
        const { manager, audit } = tx;
        const providerId = ctx.providerId;
        const living = { ...withinReach(ctx), id: input.memberId, revokedAt: IsNull() };
        const member = found(
          await manager.findOne(Membership, { where: living, lock: { mode: 'pessimistic_write' } }),
          'member',
        );
        await this.check(ctx, tx, input.agentId, member);
        const held = await manager.findOneBy(Membership, {
          providerId,
          accountId: member.accountId,
          id: Not(member.id),
          agentId: Not(input.agentId),
          revokedAt: IsNull(),
        });
        const other = held && (await manager.findOneBy(Agent, { providerId, id: held.agentId as AgentId }));
        if (other) throw new DomainError('PERSON_HAS_AGENT', { name: other.name });
        await manager.update(Membership, living, { agentId: input.agentId });
        const details = { agentId: input.agentId };
        audit({ subjectType: 'membership', subjectId: member.id, storeId: member.storeId, details });
        return null;
      },
      input,
    );
    return input.memberId;
  }

  async unlink(ctx: ProviderContext, memberId: string): Promise<string> {
    await this.db.write(ctx, 'member.unlink-agent', async ({ manager, audit }) => {
      const held = { ...withinReach(ctx), id: memberId };
      const { storeId } = found(await manager.findOneBy(Membership, held), 'member');
      await manager.update(Membership, held, { agentId: null });
      audit({ subjectType: 'membership', subjectId: memberId, storeId });
      return null;
    });
    return memberId;
  }

  /** Refuses unless a person of this role, the account named if there is one, may become this agent. */
  async check(
    ctx: ProviderContext,
    tx: WriteTx,
    agentId: string,
    person: { role: string; accountId?: string; isInvited?: boolean },
  ): Promise<void> {
    // One at a time for an agent, so that of two at once the second sees the first.
    await lockName(tx, `agent-link ${agentId}`);
    if (isStoreRole(person.role)) throw invalid([{ field: 'agentId', code: 'AGENT_OF_SHOP' }]);
    const { manager } = tx;
    const providerId = ctx.providerId;
    const agent = found(await manager.findOneBy(Agent, { providerId, id: agentId }), 'agent');
    const isGone = agent.leftOn !== null && agent.leftOn < businessDateOf(this.clock.now());
    if (agent.status === 'left' || isGone) throw new DomainError('AGENT_LEFT', { name: agent.name });
    const held = await manager.findOneBy(Membership, { providerId, agentId, revokedAt: IsNull() });
    if (held && held.accountId !== person.accountId) {
      const holder = await manager.findOneBy(Account, { id: held.accountId });
      throw new DomainError('AGENT_LINKED', { agent: agent.name, name: holder?.name ?? '' });
    }
    // Of several invitations the first that is accepted counts.
    if (person.isInvited) return;
    const invited = await manager.findOneBy(Invitation, {
      ...{ providerId, agentId, acceptedAt: IsNull(), withdrawnAt: IsNull() },
      expiresAt: MoreThan(this.clock.now()),
    });
    if (invited) throw new DomainError('AGENT_LINKED', { agent: agent.name, name: invited.email });
  }
}

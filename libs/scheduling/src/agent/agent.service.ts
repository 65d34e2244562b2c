import { Inject, Injectable } from '@nestjs/common';
import { heldStore } from '@zuoxi/platform/access';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import {
  changesOf,
  type Database,
  move,
  type ReadTx,
  type WriteTx,
  ofStores,
} from '@zuoxi/platform/database';
import { DomainError, found, notFound } from '@zuoxi/platform/errors';
import { countedPageOf, type ListOrder, partOf, type SortedPageArgs } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { Any, Not } from 'typeorm';
import type { QueryAgentsSort } from '../api.types.js';
import { AgentSkill } from './agent-skill.entity.js';
import { Agent } from './agent.entity.js';
import { agentTransitions } from './agent.rules.js';

const order: ListOrder<Agent, QueryAgentsSort> = {
  usual: 'employeeNo',
  key: 'id',
  sorts: {
    employeeNo: 'employeeNo',
    name: 'name',
    alias: 'alias',
    status: 'status',
    maxHours: 'maxMinutesPerWeek',
  },
  size: 100,
};

/** Whose last day is over has left, whether or not anybody said so again. */
const asOf =
  (today: string) =>
  (agent: Agent): Agent => ({
    ...agent,
    status: agent.leftOn && agent.leftOn < today ? 'left' : agent.status,
  });

const certifiedFor = (stores: string) =>
  `a.id in (select agent_id from scheduling.agent_skill where provider_id = :providerId and store_id = ${stores})`;

/** Agents that the caller has to do with: who holds some stores, with those that are certified for one of them. */
export function agentsWithin({ providerId, providerWide, storeIds }: ProviderContext, { manager }: ReadTx) {
  const agents = manager.createQueryBuilder(Agent, 'a').where('a.providerId = :providerId', { providerId });
  return providerWide ? agents : agents.andWhere(certifiedFor('any(:storeIds)'), { storeIds });
}

const auditedAgent = ({ name, alias, employeeNo, status, maxMinutesPerWeek, leftOn }: Agent) => ({
  ...{ name, alias, employeeNo, status, maxMinutesPerWeek, leftOn },
});

/** Changes an agent under a lock, and says in the log what is another now. */
export async function setAgent(
  ctx: ProviderContext,
  tx: WriteTx,
  agentId: string,
  { status, ...facts }: Partial<Agent>,
): Promise<void> {
  const where = { providerId: ctx.providerId, id: agentId };
  const lock = { mode: 'for_no_key_update' } as const;
  const before = found(await tx.manager.findOne(Agent, { where, lock }), 'agent');
  if (status && status !== before.status)
    await move(tx, Agent, agentTransitions, where, { ...facts, status });
  else await tx.manager.update(Agent, where, facts);
  const after = { ...before, ...facts, status: status ?? before.status };
  const changes = changesOf(auditedAgent(before), auditedAgent(after));
  tx.audit({ subjectType: 'agent', subjectId: agentId, changes });
}

@Injectable()
export class AgentService {
  constructor(
    @Inject(doorOf('scheduling')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async getMany(ctx: ProviderContext, ids: readonly string[]): Promise<Agent[]> {
    // A roster that replaces nothing asks for nobody.
    if (!ids.length) return [];
    const where = { providerId: ctx.providerId, id: Any(ids) };
    const agents = await this.db.read(ctx, ({ manager }) => manager.findBy(Agent, where));
    return agents.map(asOf(this.today()));
  }

  list(
    ctx: ProviderContext,
    page: SortedPageArgs & { storeId?: string | null; search?: string | null; withLeft?: boolean | null },
  ) {
    const today = this.today();
    return this.db.read(ctx, async (tx) => {
      const matching = agentsWithin(ctx, tx);
      if (!page.withLeft) {
        matching.andWhere(`a.status = 'active' and (a.leftOn is null or a.leftOn >= :today)`, { today });
      }
      if (page.storeId) matching.andWhere(certifiedFor(':storeId'), { storeId: page.storeId });
      // Each word in any of the three, so that what a list shows of somebody, 陈晓（客服001）, finds them as well.
      for (const [index, word] of (page.search ?? '')
        .split(/[\s（）()]+/)
        .filter(Boolean)
        .entries()) {
        const name = `word${index}`;
        matching.andWhere(
          `(a.name ilike :${name} or a.alias ilike :${name} or a.employeeNo ilike :${name})`,
          { [name]: partOf(word) },
        );
      }
      return countedPageOf(matching, order, page, asOf(today));
    });
  }

  /** Certifications of many agents, in the stores that the caller holds. */
  skillsOf(ctx: ProviderContext, agentIds: readonly string[]) {
    const where = { ...ofStores(ctx), agentId: Any(agentIds) };
    return this.db.read(ctx, ({ manager }) => manager.findBy(AgentSkill, where));
  }

  async add(
    ctx: ProviderContext,
    input: { name: string; alias: string; employeeNo: string; maxMinutesPerWeek: number },
  ) {
    const id = await this.db.write(
      ctx,
      'agent.add',
      async ({ insert, audit }) => {
        const made = newId();
        const providerId = ctx.providerId;
        const agent = { ...input, providerId, id: made, createdAt: this.clock.now() };
        const inserted = await insert(Agent, agent, { ignore: true });
        if (!inserted) throw new DomainError('ALREADY_EXISTS', { value: input.employeeNo });
        audit({ subjectType: 'agent', subjectId: made, details: { employeeNo: input.employeeNo } });
        return made;
      },
      input,
    );
    return found((await this.getMany(ctx, [id]))[0], 'agent');
  }

  /** @throws DomainError ALREADY_EXISTS for a number that another agent has */
  async change(
    ctx: ProviderContext,
    input: { agentId: string; name: string; alias: string; employeeNo: string; maxMinutesPerWeek: number },
  ) {
    const { agentId, ...facts } = input;
    const { employeeNo } = facts;
    await this.db.write(
      ctx,
      'agent.change',
      async (tx) => {
        const another = { providerId: ctx.providerId, employeeNo, id: Not(agentId) };
        const isTaken = await tx.manager.existsBy(Agent, another);
        if (isTaken) throw new DomainError('ALREADY_EXISTS', { value: employeeNo });
        await setAgent(ctx, tx, agentId, facts);
        return null;
      },
      input,
    );
    return found((await this.getMany(ctx, [agentId]))[0], 'agent');
  }

  /** The company's day; stores may have others, a company's people have one. */
  private today(): string {
    return businessDateOf(this.clock.now());
  }

  async withdrawCertificate(ctx: ProviderContext, input: { agentId: string; storeId: string }) {
    await this.db.write(
      ctx,
      'agent.withdraw-certificate',
      async ({ manager, audit }) => {
        const providerId = ctx.providerId;
        const { affected } = await manager.delete(AgentSkill, { ...input, providerId });
        if (!affected) throw notFound('certification');
        audit({ subjectType: 'agent', subjectId: input.agentId, storeId: input.storeId });
        return null;
      },
      input,
    );
    return found((await this.getMany(ctx, [input.agentId]))[0], 'agent');
  }

  async certify(ctx: ProviderContext, input: { agentId: string; storeId: string; certifiedOn: string }) {
    const agent = found((await this.getMany(ctx, [input.agentId]))[0], 'agent');
    heldStore(ctx, input.storeId);
    await this.db.write(
      ctx,
      'agent.certify',
      async ({ manager, audit }) => {
        const { certifiedOn, ...skill } = { ...input, providerId: ctx.providerId };
        const before = await manager.findOneBy(AgentSkill, skill);
        await manager
          .createQueryBuilder()
          .insert()
          .into(AgentSkill)
          .values({ ...skill, certifiedOn })
          .orUpdate(['certified_on'], ['provider_id', 'store_id', 'agent_id'])
          .updateEntity(false)
          .execute();
        const changes = changesOf({ certifiedOn: before?.certifiedOn }, { certifiedOn });
        audit({ subjectType: 'agent', subjectId: input.agentId, storeId: input.storeId, changes });
        return null;
      },
      input,
    );
    return agent;
  }
}

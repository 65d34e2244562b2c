import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { changesOf, type Database, type Entity, type ReadTx, type WriteTx } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { countedPageOf, type ListOrder, type SortedPageArgs } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { Agent } from '@zuoxi/published';
import type { AgentId } from '@zuoxi/vocabulary';
import { Any, IsNull, Not } from 'typeorm';
import type { AddTeamInput, ChangeTeamInput, QueryTeamsSort } from '../api.types.js';
import { Account } from '../directory/account.entity.js';
import { Membership } from '../directory/membership.entity.js';
import { TeamAgent } from './team-agent.entity.js';
import { Team } from './team.entity.js';

interface TeamRow extends Team {
  readonly person: Pick<Account, 'name'> | null;
}

const order: ListOrder<TeamRow, QueryTeamsSort> = {
  usual: 'name',
  key: 'id',
  sorts: { name: 'name', leader: { sql: 'p.name', type: 'text' } },
};

/** Teams of agents and who leads them. */
@Injectable()
export class TeamService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  list(ctx: ProviderContext, page: SortedPageArgs) {
    return this.db.read(ctx, ({ manager }) => countedPageOf(withLeaders(ctx, manager), order, page, present));
  }

  async get(ctx: ProviderContext, id: string) {
    const row = await this.db.read(ctx, ({ manager }) =>
      withLeaders(ctx, manager).andWhere('t.id = :id', { id }).getOne(),
    );
    return present(found(row, 'team'));
  }

  agentsOf(ctx: ProviderContext, teamIds: readonly string[]) {
    const { providerId } = ctx;
    return this.db.read(ctx, ({ manager }) =>
      manager.find(TeamAgent, { where: { providerId, teamId: Any(teamIds) }, order: { agentId: 'ASC' } }),
    );
  }

  /** What these people hold here still. */
  async membersOf(ctx: ProviderContext, accountIds: readonly string[]) {
    const { providerId } = ctx;
    const held = await this.db.read(ctx, ({ manager }) =>
      manager.find(Membership, {
        where: { providerId, accountId: Any(accountIds), revokedAt: IsNull() },
        order: { createdAt: 'ASC', id: 'ASC' },
      }),
    );
    return held.filter(isHeldAt(this.clock.now()));
  }

  /** @throws DomainError ALREADY_EXISTS for a name that another team has; NOT_FOUND for who is no member, or no agent */
  async add(ctx: ProviderContext, input: AddTeamInput): Promise<string> {
    return this.db.write(
      ctx,
      'team.add',
      async (tx) => {
        const id = newId();
        const { leaderId, agentIds } = await this.people(ctx, tx, input);
        const name = input.name.trim();
        const row = { providerId: ctx.providerId, id, name, leaderId, createdAt: this.clock.now() };
        if (!(await tx.insert(Team, row, { ignore: true })))
          throw new DomainError('ALREADY_EXISTS', { value: name });
        await gather(ctx, tx, id, agentIds);
        tx.audit({ subjectType: 'team', subjectId: id, details: { name, leaderId, agentIds } });
        return id;
      },
      input,
    );
  }

  async change(ctx: ProviderContext, input: ChangeTeamInput): Promise<string> {
    const { id } = input;
    const { providerId } = ctx;
    await this.db.write(
      ctx,
      'team.change',
      async (tx) => {
        const { manager, audit } = tx;
        const team = await lockTeam(ctx, tx, id);
        const { leaderId, agentIds } = await this.people(ctx, tx, input);
        const name = input.name.trim();
        if (await manager.existsBy(Team, { providerId, name, id: Not(id) }))
          throw new DomainError('ALREADY_EXISTS', { value: name });
        const before = await manager.findBy(TeamAgent, { providerId, teamId: id });
        await manager.update(Team, { providerId, id }, { name, leaderId });
        await manager.delete(TeamAgent, { providerId, teamId: id });
        await gather(ctx, tx, id, agentIds);
        const were = before.map(({ agentId }) => agentId).sort();
        audit({
          subjectType: 'team',
          subjectId: id,
          changes: changesOf(
            { name: team.name, leaderId: team.leaderId, agentIds: were },
            { name, leaderId, agentIds },
          ),
        });
        return null;
      },
      input,
    );
    return id;
  }

  async remove(ctx: ProviderContext, id: string): Promise<string> {
    await this.db.write(ctx, 'team.remove', async (tx) => {
      const { name } = await lockTeam(ctx, tx, id);
      await tx.manager.delete(Team, { providerId: ctx.providerId, id });
      tx.audit({ subjectType: 'team', subjectId: id, details: { name } });
      return null;
    });
    return id;
  }

  /** Who leads must hold a role here; who is led must be an agent of ours. */
  private async people(
    { providerId }: ProviderContext,
    { manager }: WriteTx,
    input: { memberId: string; agentIds: readonly string[] },
  ) {
    const member = await manager.findOneBy(Membership, {
      providerId,
      id: input.memberId,
      revokedAt: IsNull(),
    });
    const { accountId: leaderId } = found(
      member && isHeldAt(this.clock.now())(member) ? member : null,
      'member',
    );
    const agentIds = [...new Set(input.agentIds)].sort() as AgentId[];
    const known = await manager.countBy(Agent, { providerId, id: Any(agentIds) });
    found(known === agentIds.length ? agentIds : null, 'agent');
    return { leaderId, agentIds };
  }
}

async function lockTeam({ providerId }: ProviderContext, { manager }: WriteTx, id: string): Promise<Team> {
  const lock = { mode: 'pessimistic_write' } as const;
  return found(await manager.findOne(Team, { where: { providerId, id }, lock }), 'team');
}

/** Whoever was in another team leaves it. */
async function gather(
  { providerId }: ProviderContext,
  { manager, insert }: WriteTx,
  teamId: string,
  agentIds: readonly AgentId[],
): Promise<void> {
  if (!agentIds.length) return;
  await manager.delete(TeamAgent, { providerId, agentId: Any(agentIds) });
  await insert(
    TeamAgent,
    agentIds.map((agentId) => ({ providerId, teamId, agentId })),
  );
}

const isHeldAt =
  (now: Date) =>
  ({ endsAt }: Membership) =>
    endsAt === null || endsAt > now;

const withLeaders = ({ providerId }: ProviderContext, manager: ReadTx['manager']) =>
  manager
    .createQueryBuilder(Team as Entity<TeamRow>, 't')
    .leftJoinAndMapOne('t.person', Account, 'p', 'p.id = t.leaderId')
    .select(['t', 'p.id', 'p.name'])
    .where('t.providerId = :providerId', { providerId });

const present = ({ person, ...team }: TeamRow) => ({ ...team, leader: person?.name ?? '' });

import { Inject, Injectable } from '@nestjs/common';
import { heldStore } from '@zuoxi/platform/access';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database, Entity, ReadTx } from '@zuoxi/platform/database';
import { found } from '@zuoxi/platform/errors';
import { countedPageOf, type ListOrder, partOf, type SortedPageArgs } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { Agent } from '@zuoxi/published';
import type { QuerySubAccountsSort, SubAccountState } from '../api.types.js';
import { Account } from '../directory/account.entity.js';
import { Membership } from '../directory/membership.entity.js';
import { SubAccountHolding } from './sub-account-holding.entity.js';
import { SubAccount } from './sub-account.entity.js';

/** An account with who has it, as far as anybody does. */
interface AccountRow extends SubAccount {
  readonly holding: SubAccountHolding | null;
  readonly agent: Agent | null;
  readonly member: Membership | null;
  readonly person: Pick<Account, 'name'> | null;
}

const order: ListOrder<AccountRow, QuerySubAccountsSort> = {
  usual: 'name',
  key: 'id',
  sorts: { name: 'name', platform: 'platform', since: { sql: 'h.sinceOn', type: 'date' } },
};

/** Whoever is gone has nothing of a shop's to keep. */
const hasLeft = `(g.status = 'left' or g.leftOn < :today or m.revokedAt is not null or m.endsAt <= :now)`;

export interface SubAccountFilter {
  readonly storeId?: string | null;
  readonly agentId?: string | null;
  readonly state?: SubAccountState | null;
  readonly search?: string | null;
}

/** The register of sub-accounts. */
@Injectable()
export class SubAccountListService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  list(ctx: ProviderContext, page: SortedPageArgs & SubAccountFilter) {
    const moment = this.moment();
    return this.db.read(ctx, ({ manager }) => {
      const rows = withHolders(ctx, manager).andWhere('s.closedOn is null');
      if (page.storeId) rows.andWhere('s.storeId = :storeId', { storeId: heldStore(ctx, page.storeId) });
      if (page.agentId) rows.andWhere('h.agentId = :agentId', { agentId: page.agentId });
      if (page.search)
        rows.andWhere(
          '(s.name ilike :part or g.name ilike :part or g.alias ilike :part or p.name ilike :part)',
          {
            part: partOf(page.search),
          },
        );
      if (page.state === 'free') rows.andWhere('h.id is null');
      if (page.state === 'held') rows.andWhere('h.id is not null');
      if (page.state === 'to_return') rows.andWhere(`h.id is not null and ${hasLeft}`, moment);
      return countedPageOf(rows, order, page, presentAt(moment));
    });
  }

  async get(ctx: ProviderContext, id: string) {
    const row = await this.db.read(ctx, ({ manager }) =>
      withHolders(ctx, manager).andWhere('s.id = :id', { id }).getOne(),
    );
    return presentAt(this.moment())(found(row, 'sub-account'));
  }

  /** Who had them, newest first. */
  historyOf(ctx: ProviderContext, ids: readonly string[]) {
    return this.db.read(ctx, ({ sql }) =>
      sql<Pick<SubAccountHolding, 'subAccountId' | 'sinceOn' | 'returnedOn' | 'givenBy'> & { name: string }>(
        `select h.sub_account_id, h.since_on, h.returned_on, h.given_by, coalesce(g.name, p.name, '') as name
           from identity.sub_account_holding h
           left join scheduling_pub.agent g on g.provider_id = h.provider_id and g.id = h.agent_id
           left join identity.membership m on m.provider_id = h.provider_id and m.id = h.member_id
           left join identity.account p on p.id = m.account_id
          where h.provider_id = $1 and h.store_id = any($2) and h.sub_account_id = any($3)
          order by h.since_on desc, h.id desc`,
        [ctx.providerId, ctx.storeIds, ids],
      ),
    );
  }

  /** What somebody has who is these members, and this agent. */
  heldBy(ctx: ProviderContext, tx: ReadTx, holder: { agentId: string | null; memberIds: readonly string[] }) {
    const { manager } = tx;
    return withHolders(ctx, manager)
      .andWhere('s.closedOn is null and (h.agentId = :agentId or h.memberId = any(:memberIds))', holder)
      .orderBy('s.name')
      .addOrderBy('s.id')
      .getMany();
  }

  private moment() {
    const now = this.clock.now();
    return { now, today: businessDateOf(now) };
  }
}

const withHolders = (ctx: ProviderContext, manager: ReadTx['manager']) => {
  const { providerId, storeIds } = ctx;
  return manager
    .createQueryBuilder(SubAccount as Entity<AccountRow>, 's')
    .leftJoinAndMapOne(
      's.holding',
      SubAccountHolding,
      'h',
      'h.providerId = s.providerId and h.storeId = s.storeId and h.subAccountId = s.id and h.returnedOn is null',
    )
    .leftJoinAndMapOne('s.agent', Agent, 'g', 'g.providerId = h.providerId and g.id = h.agentId')
    .leftJoinAndMapOne('s.member', Membership, 'm', 'm.providerId = h.providerId and m.id = h.memberId')
    .leftJoinAndMapOne('s.person', Account, 'p', 'p.id = m.accountId')
    .select(['s', 'h', 'g', 'm', 'p.id', 'p.name'])
    .where('s.providerId = :providerId and s.storeId = any(:storeIds)', { providerId, storeIds });
};

const presentAt =
  ({ now, today }: { readonly now: Date; readonly today: string }) =>
  ({ holding, agent, member, person, ...account }: AccountRow) => ({
    ...account,
    holder: holding && {
      name: agent?.name ?? person?.name ?? '',
      agentId: holding.agentId,
      memberId: holding.memberId,
      sinceOn: holding.sinceOn,
      hasLeft:
        agent?.status === 'left' ||
        (agent?.leftOn != null && agent.leftOn < today) ||
        member?.revokedAt != null ||
        (member?.endsAt != null && member.endsAt <= now),
    },
  });

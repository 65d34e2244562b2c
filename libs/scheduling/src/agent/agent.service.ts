import { Inject, Injectable } from '@nestjs/common';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import { type Context, newId } from '@zuoxi/platform/context';
import { changesOf, inOrder, type Database, sql, type WriteTx } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import {
  decodeCursor,
  encodeCursor,
  pageLimit,
  toConnection,
  sortOf,
  toSortedConnection,
  type SortedPageArgs,
} from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import type { ExpressionBuilder, Selectable, Updateable } from 'kysely';
import type { QueryAgentsSort } from '../api.types.js';
import type { SchedulingTables } from '../tables.js';

const columns = ['id', 'name', 'alias', 'employeeNo', 'status', 'maxMinutesPerWeek', 'leftOn'] as const;

const sortable = {
  employeeNo: 'employeeNo',
  name: 'name',
  alias: 'alias',
  status: 'status',
  maxHours: 'maxMinutesPerWeek',
} as const satisfies Record<QueryAgentsSort, string>;

type AgentRow = Pick<Selectable<SchedulingTables['scheduling.agent']>, (typeof columns)[number]>;

/** Whose last day is over has left, whether or not anybody said so again. */
const asOf =
  (today: string) =>
  (row: AgentRow): AgentRow => ({
    ...row,
    status: row.leftOn && row.leftOn < today ? 'left' : row.status,
  });

/** Agents that are certified for a store of the caller: all that who holds some stores has to do with. */
export const certifiedHere =
  (ctx: Context) => (eb: ExpressionBuilder<SchedulingTables, 'scheduling.agent'>) =>
    eb
      .selectFrom('scheduling.agentSkill')
      .select('agentId')
      .where('storeId', 'in', [...ctx.storeIds, ctx.providerId as string]);

@Injectable()
export class AgentService {
  constructor(
    @Inject(doorOf('scheduling')) private readonly db: Database<SchedulingTables>,
    private readonly clock: Clock,
  ) {}

  async getMany(ctx: Context, ids: readonly string[]): Promise<AgentRow[]> {
    // A roster that replaces nothing asks for nobody.
    if (!ids.length) return [];
    const rows = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('scheduling.agent')
        .select(columns)
        .where('providerId', '=', ctx.providerId as string)
        .where('id', 'in', [...ids])
        .execute(),
    );
    return rows.map(asOf(this.today()));
  }

  list(
    ctx: Context,
    page: SortedPageArgs & { storeId?: string | null; search?: string | null; withLeft?: boolean | null },
  ) {
    const limit = pageLimit(page, 100);
    const sort = sortOf(page, sortable);
    const today = this.today();
    const after = sort ? null : decodeCursor(page.after, 2);
    return this.db.read(ctx, async ({ q }) => {
      let matching = q
        .selectFrom('scheduling.agent')
        .where('providerId', '=', ctx.providerId as string)
        .$if(!page.withLeft, (query) =>
          query
            .where('status', '=', 'active')
            .where((eb) => eb.or([eb('leftOn', 'is', null), eb('leftOn', '>=', today)])),
        )
        .$if(!ctx.providerWide, (query) => query.where('id', 'in', certifiedHere(ctx)));
      if (page.storeId) {
        const { storeId } = page;
        matching = matching.where('id', 'in', (eb) =>
          eb.selectFrom('scheduling.agentSkill').select('agentId').where('storeId', '=', storeId),
        );
      }
      // Each word in any of the three, so that what a list shows of somebody, 陈晓（客服001）, finds them as well.
      for (const word of (page.search ?? '').split(/[\s（）()]+/).filter(Boolean)) {
        const pattern = `%${word.replace(/[%_\\]/g, '\\$&')}%`;
        matching = matching.where((eb) =>
          eb.or([
            eb('name', 'ilike', pattern),
            eb('alias', 'ilike', pattern),
            eb('employeeNo', 'ilike', pattern),
          ]),
        );
      }
      const { total } = await matching
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      if (sort) {
        const sorted = await matching
          .select(columns)
          .orderBy(sort.column, inOrder(sort))
          .orderBy('id')
          .limit(limit)
          .offset(sort.offset)
          .execute();
        return toSortedConnection(sorted.map(asOf(today)), limit, sort, total);
      }
      let rows = matching.select(columns).orderBy('employeeNo').orderBy('id').limit(limit);
      if (after) rows = rows.where(sql<boolean>`(employee_no, id) > (${after[0]}, ${after[1]}::uuid)`);
      return toConnection(
        (await rows.execute()).map(asOf(today)),
        limit,
        (row) => encodeCursor(row.employeeNo, row.id),
        total,
      );
    });
  }

  /** Certifications of many agents, in the stores that the caller holds. */
  skillsOf(ctx: Context, agentIds: readonly string[]) {
    return this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('scheduling.agentSkill')
        .select(['agentId', 'storeId', 'certifiedOn'])
        .where('providerId', '=', ctx.providerId as string)
        .where('storeId', 'in', [...ctx.storeIds, ctx.providerId as string])
        .where('agentId', 'in', [...agentIds])
        .execute(),
    );
  }

  async add(
    ctx: Context,
    input: { name: string; alias: string; employeeNo: string; maxMinutesPerWeek: number },
  ) {
    const id = await this.db.write(
      ctx,
      'agent.add',
      async ({ q, audit }) => {
        const made = newId();
        const inserted = await q
          .insertInto('scheduling.agent')
          .values({ ...input, providerId: ctx.providerId as string, id: made, createdAt: this.clock.now() })
          .onConflict((conflict) => conflict.columns(['providerId', 'employeeNo']).doNothing())
          .executeTakeFirst();
        if (!inserted.numInsertedOrUpdatedRows)
          throw new DomainError('ALREADY_EXISTS', { value: input.employeeNo });
        audit({ subjectType: 'agent', subjectId: made, details: { employeeNo: input.employeeNo } });
        return made;
      },
      input,
    );
    return found((await this.getMany(ctx, [id]))[0], 'agent');
  }

  /** @throws DomainError ALREADY_EXISTS for a number that another agent has */
  async change(
    ctx: Context,
    input: { agentId: string; name: string; alias: string; employeeNo: string; maxMinutesPerWeek: number },
  ) {
    const { agentId, ...facts } = input;
    await this.db.write(
      ctx,
      'agent.change',
      async ({ q, audit }) => {
        const taken = await q
          .selectFrom('scheduling.agent')
          .select('id')
          .where('providerId', '=', ctx.providerId as string)
          .where('employeeNo', '=', facts.employeeNo)
          .where('id', '!=', agentId)
          .executeTakeFirst();
        if (taken) throw new DomainError('ALREADY_EXISTS', { value: facts.employeeNo });
        const before = await this.lockFacts(ctx, q, agentId);
        await this.set(ctx, q, agentId, facts);
        const changes = changesOf(before, { ...before, ...facts });
        audit({ subjectType: 'agent', subjectId: agentId, changes });
        return null;
      },
      input,
    );
    return found((await this.getMany(ctx, [agentId]))[0], 'agent');
  }

  /**
   * Leaves, or with null is back. On a day to come: until its end they are here; today or before: from now on they are
   * not. What was rostered and worked stays as it is.
   */
  async leave(ctx: Context, input: { agentId: string; leftOn?: string | null }) {
    const leftOn = input.leftOn ?? null;
    await this.db.write(
      ctx,
      'agent.leave',
      async ({ q, audit }) => {
        const hasLeft = leftOn !== null && leftOn <= this.today();
        const before = await this.lockFacts(ctx, q, input.agentId);
        const after = { leftOn, status: hasLeft ? ('left' as const) : ('active' as const) };
        await this.set(ctx, q, input.agentId, after);
        const changes = changesOf(before, { ...before, ...after });
        audit({ subjectType: 'agent', subjectId: input.agentId, changes });
        return null;
      },
      input,
    );
    return found((await this.getMany(ctx, [input.agentId]))[0], 'agent');
  }

  /** The company's day; stores may have others, a company's people have one. */
  private today(): string {
    return businessDateOf(this.clock.now());
  }

  private async lockFacts(ctx: Context, q: WriteTx<SchedulingTables>['q'], agentId: string) {
    const facts = await q
      .selectFrom('scheduling.agent')
      .select(['name', 'alias', 'employeeNo', 'maxMinutesPerWeek', 'leftOn', 'status'])
      .where('providerId', '=', ctx.providerId as string)
      .where('id', '=', agentId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    return found(facts, 'agent');
  }

  private async set(
    ctx: Context,
    q: WriteTx<SchedulingTables>['q'],
    agentId: string,
    change: Updateable<SchedulingTables['scheduling.agent']>,
  ): Promise<void> {
    const changed = await q
      .updateTable('scheduling.agent')
      .set(change)
      .where('providerId', '=', ctx.providerId as string)
      .where('id', '=', agentId)
      .returning('id')
      .executeTakeFirst();
    found(changed, 'agent');
  }

  async withdrawCertificate(ctx: Context, input: { agentId: string; storeId: string }) {
    await this.db.write(
      ctx,
      'agent.withdraw-certificate',
      async ({ q, audit }) => {
        const gone = await q
          .deleteFrom('scheduling.agentSkill')
          .where('providerId', '=', ctx.providerId as string)
          .where('storeId', '=', input.storeId)
          .where('agentId', '=', input.agentId)
          .returning('agentId')
          .executeTakeFirst();
        found(gone, 'certification');
        audit({ subjectType: 'agent', subjectId: input.agentId, storeId: input.storeId });
        return null;
      },
      input,
    );
    return found((await this.getMany(ctx, [input.agentId]))[0], 'agent');
  }

  async certify(ctx: Context, input: { agentId: string; storeId: string; certifiedOn: string }) {
    const agent = found((await this.getMany(ctx, [input.agentId]))[0], 'agent');
    found(
      ctx.storeIds.find((id) => id === input.storeId),
      'store',
    );
    await this.db.write(
      ctx,
      'agent.certify',
      async ({ q, audit }) => {
        const { certifiedOn } = input;
        const before = await q
          .selectFrom('scheduling.agentSkill')
          .select('certifiedOn')
          .where('storeId', '=', input.storeId)
          .where('agentId', '=', input.agentId)
          .executeTakeFirst();
        await q
          .insertInto('scheduling.agentSkill')
          .values({ ...input, providerId: ctx.providerId as string })
          .onConflict((conflict) => conflict.columns(['storeId', 'agentId']).doUpdateSet({ certifiedOn }))
          .execute();
        const changes = changesOf(before ?? {}, { certifiedOn });
        audit({ subjectType: 'agent', subjectId: input.agentId, storeId: input.storeId, changes });
        return null;
      },
      input,
    );
    return agent;
  }
}

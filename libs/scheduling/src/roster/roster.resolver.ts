import { Args, Info, Parent, Resolver } from '@nestjs/graphql';
import { Access, Ctx, GqlContext } from '@zuoxi/platform/access';
import { contentHash } from '@zuoxi/platform/content';
import type { ProviderContext } from '@zuoxi/platform/context';
import {
  type GraphqlContext,
  loadGrouped,
  loadOnce,
  PageArgs,
  selectedFields,
  unreadColumns,
} from '@zuoxi/platform/graphql';
import { errorMessage } from '@zuoxi/vocabulary';
import { IsDateString, IsUUID } from 'class-validator';
import { found } from '@zuoxi/platform/errors';
import type { GraphQLResolveInfo } from 'graphql';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { AgentService } from '../agent/agent.service.js';
import { ShiftService } from '../shift/shift.service.js';
import { rosterContent } from './assignments.js';
import { RequirementService } from './requirement.service.js';
import { coverIn, missingIn, toFill } from './cover.rules.js';
import { brokenText, emptySeats, reasonText, stillTold } from './roster.rules.js';
import type { Roster } from './roster.entity.js';
import type { RosterAssignment } from './roster-assignment.entity.js';
import type { RosterFacts } from './roster-facts.js';
import { type RosterDocument, RosterService } from './roster.service.js';
import { soldOn } from './seats-sold.rules.js';
import { SeatsSoldService } from './seats-sold.service.js';

class RostersArgs extends PageArgs implements api.QueryRostersArgs {
  @IsUUID()
  readonly storeId: string;
}
class PeriodArgs implements api.QueryMyShiftsArgs {
  @IsDateString()
  readonly fromOn: string;
  @IsDateString()
  readonly toOn: string;
}
class RequirementArgs extends PeriodArgs implements api.QueryRequirementArgs {
  @IsUUID()
  readonly storeId: string;
}

/** Which fields are made of a roster's documents. */
const documents: Readonly<Record<RosterDocument, readonly string[]>> = {
  requirement: ['cover', 'days', 'unmet', 'brokenRules'],
  unmet: ['unmet'],
  mealBreaks: ['unmet', 'brokenRules'],
};

@Resolver()
export class RosterResolver {
  constructor(
    private readonly rosters: RosterService,
    private readonly requirements: RequirementService,
    private readonly seatsSold: SeatsSoldService,
    private readonly agents: AgentService,
    private readonly shifts: ShiftService,
  ) {}

  @Resolve('Query.roster')
  @Access('roster:read')
  roster(@Ctx() ctx: ProviderContext, @Args('id') id: string) {
    return this.rosters.find(ctx, id);
  }

  @Resolve('Query.rosters')
  @Access('roster:read')
  list(@Ctx() ctx: ProviderContext, @Args() page: RostersArgs, @Info() info: GraphQLResolveInfo) {
    const unread = unreadColumns(selectedFields(info, 'edges', 'node'), documents);
    return this.rosters.list(ctx, page, unread, selectedFields(info).has('totalCount'));
  }

  @Resolve('Query.requirement')
  @Access('roster:read')
  requirement(@Ctx() ctx: ProviderContext, @Args() args: RequirementArgs) {
    return this.requirements.between(ctx, args.storeId, args.fromOn, args.toOn);
  }

  @Resolve('Query.myShifts')
  @Access('own-shift:read')
  myShifts(@Ctx() ctx: ProviderContext, @Args() args: PeriodArgs) {
    return this.rosters.myShifts(ctx, args.fromOn, args.toOn);
  }

  @Resolve('Roster.store')
  @Access('roster:read')
  store(@Parent() roster: Roster) {
    return { __typename: 'Store', id: roster.storeId };
  }

  @Resolve('Roster.failure')
  @Access('roster:read')
  failure(@Ctx() ctx: ProviderContext, @Parent() { failure }: Roster) {
    return (
      failure && { code: failure.code, message: errorMessage(failure.code, ctx.locale, failure.details) }
    );
  }

  @Resolve('Roster.assignments')
  @Access('roster:read')
  async assignments(@Parent() roster: Roster, @GqlContext() context: GraphqlContext) {
    return this.withNames(context.ctx, await this.assignmentsOf(roster, context));
  }

  @Resolve('Roster.contentHash')
  @Access('roster:read')
  async contentHash(@Parent() roster: Roster, @GqlContext() context: GraphqlContext) {
    return contentHash(rosterContent(await this.assignmentsOf(roster, context)));
  }

  @Resolve('Roster.replaces')
  @Access('roster:read')
  async replaces(@Ctx() ctx: ProviderContext, @Parent() roster: Roster) {
    return this.withNames(ctx, await this.rosters.replacedBy(ctx, roster));
  }

  @Resolve('Roster.cover')
  @Access('roster:read')
  async cover(@Parent() roster: Roster, @Args('on') on: string, @GqlContext() context: GraphqlContext) {
    return this.coverOn(roster, on, context);
  }

  @Resolve('Roster.days')
  @Access('roster:read')
  async days(@Parent() roster: Roster, @GqlContext() context: GraphqlContext) {
    return Promise.all(
      roster.requirement.map(async ({ on, holiday }) => {
        const cover = await this.coverOn(roster, on, context);
        return {
          on,
          holiday,
          requiredSeatSlots: cover.reduce((sum, slot) => sum + toFill(slot), 0),
          uncoveredSeatSlots: cover.reduce((sum, slot) => sum + missingIn(slot), 0),
        };
      }),
    );
  }

  @Resolve('Roster.unmet')
  @Access('roster:read')
  async unmet(@Ctx() ctx: ProviderContext, @Parent() roster: Roster, @GqlContext() context: GraphqlContext) {
    const isMade = roster.status !== 'solving' && roster.status !== 'failed';
    const empty = (
      await Promise.all(
        (isMade ? roster.requirement : []).map(async ({ on }) =>
          emptySeats(await this.coverOn(roster, on, context), on),
        ),
      )
    ).flat();
    const fixes = await this.rosters.fixes(ctx, roster, empty, () => this.factsOf(roster, context));
    const unknownYears = await this.requirements.unknownHolidays(ctx, roster.fromOn, roster.toOn);
    return [
      ...unknownYears,
      ...empty.map((gap, index) => ({ ...gap, fixes: fixes[index] ?? [] })),
      ...stillTold(roster.unmet, empty),
    ].map((reason) => ({
      fixes: [],
      on: null,
      slotMinute: null,
      ...reason,
      agentId: 'agentIds' in reason ? (reason.agentIds[0] ?? null) : null,
      message: reasonText(reason, ctx.locale),
    }));
  }

  @Resolve('Roster.brokenRules')
  @Access('roster:read')
  async brokenRules(
    @Ctx() ctx: ProviderContext,
    @Parent() roster: Roster,
    @GqlContext() context: GraphqlContext,
  ) {
    const broken = await this.rosters.brokenRules(ctx, roster, () => this.factsOf(roster, context));
    return broken.map((rule) => ({
      ...rule,
      slotMinute: null,
      fixes: [],
      message: brokenText(rule, ctx.locale),
    }));
  }

  private async coverOn(roster: Roster, on: string, context: GraphqlContext) {
    const load = (ctx: ProviderContext, ids: readonly string[]) => this.seatsSold.ofStores(ctx, ids);
    const contracts = await loadGrouped(context, 'seats-sold', roster.storeId, load, (row) => row.storeId);
    const shiftsOn = await loadOnce(context, `at-work:${roster.id}`, async (ctx) => {
      const own = await this.assignmentsOf(roster, context);
      return Map.groupBy(await this.rosters.shiftsAtWork(ctx, roster, own), (shift) => shift.on);
    });
    return coverIn(roster.requirement, shiftsOn, on, soldOn(contracts, on));
  }

  /** With agents and shift templates beside them: a board has thousands of rows and a few dozen of each. */
  private async withNames<Row extends { agentId: string; shiftId: string }>(
    ctx: ProviderContext,
    rows: readonly Row[],
  ) {
    if (!rows.length) return [];
    const [agents, shifts] = await Promise.all([
      this.agents.getMany(ctx, [...new Set(rows.map(({ agentId }) => agentId))]),
      this.shifts.list(ctx),
    ]);
    const agentById = new Map(agents.map((agent) => [agent.id, agent]));
    const shiftById = new Map(shifts.map((shift) => [shift.id, shift]));
    return rows.map((row) => ({
      ...row,
      agent: agentById.get(row.agentId) ?? { __typename: 'Agent', id: row.agentId },
      shift: found(shiftById.get(row.shiftId), 'shift'),
    }));
  }

  /** Once an operation, and anew after a mutation of the same operation. */
  private assignmentsOf(roster: Roster, context: GraphqlContext): Promise<RosterAssignment[]> {
    const load = (ctx: ProviderContext) => this.rosters.assignmentsOf(ctx, roster);
    return loadOnce(context, `assignments:${roster.id}`, load);
  }

  private factsOf(roster: Roster, context: GraphqlContext): Promise<RosterFacts> {
    return loadOnce(context, `facts:${roster.id}`, async (ctx) =>
      this.rosters.factsOf(ctx, roster, await this.assignmentsOf(roster, context)),
    );
  }
}

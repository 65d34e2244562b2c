import { Inject, Injectable } from '@nestjs/common';
import { addDays, daysBetween, holidayName } from '@zuoxi/platform/calendar';
import { HolidayReader } from '@zuoxi/platform/holidays';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type Database, type ReadTx, ofStores } from '@zuoxi/platform/database';
import { invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { keptPauses } from '@zuoxi/published';
import type { StoreId } from '@zuoxi/vocabulary';
import { In, IsNull, LessThanOrEqual, MoreThanOrEqual, Or } from 'typeorm';
import type { RosterAssignment } from '../roster/roster-assignment.entity.js';
import { Roster } from '../roster/roster.entity.js';
import { soldOn } from '../roster/seats-sold.rules.js';
import { readContracts } from '../roster/seats-sold.service.js';
import { planOf, seatsOf } from './board.rules.js';

const mostDays = 31;

interface Period {
  readonly fromOn: string;
  readonly toOn: string;
}

@Injectable()
export class BoardService {
  constructor(
    @Inject(doorOf('scheduling')) private readonly db: Database,
    private readonly holidays: HolidayReader,
  ) {}

  /** All shops beside each other, from as many statements as one of them would take. */
  async between(ctx: ProviderContext, { withDrafts, ...period }: Period & { withDrafts?: boolean | null }) {
    const { fromOn, toOn } = period;
    const days = fromOn <= toOn ? daysBetween(fromOn, toOn) : [];
    if (!days.length || days.length > mostDays) throw invalid([{ field: 'toOn', code: 'PERIOD_LENGTH' }]);
    const special = new Map((await this.holidays.between(ctx, fromOn, toOn)).map((day) => [day.on, day]));
    return this.db.read(ctx, async (tx) => {
      // Shifts of the evening before reach into the first morning.
      const around = { fromOn: addDays(fromOn, -1), toOn };
      const rosters = await readRosters(ctx, tx, around, withDrafts ?? false);
      const shifts = (await readShifts(ctx, tx, rosters, around)).filter(
        ({ storeId, rosterId, on }) => planOf(rosters, storeId, on)?.id === rosterId,
      );
      const contracts = Map.groupBy(await readContracts(ctx, tx, ctx.storeIds), ({ storeId }) => storeId);
      const skills = await readSkills(ctx, tx, fromOn);
      const known = new Set([...skills, ...shifts].map(({ agentId }) => agentId));
      const elsewhere = await readElsewhere(ctx, tx, [...known], period);
      const shiftsOf = Map.groupBy(shifts, ({ storeId }) => storeId);
      const skillsOf = Map.groupBy(skills, ({ agentId }) => agentId);
      const isOnBoard = (storeId: string) =>
        days.some((on) => planOf(rosters, storeId, on) || soldOn(contracts.get(storeId) ?? [], on) > 0);
      // Ids grow with time: a new shop comes last.
      const shown = ctx.storeIds.filter(isOnBoard).toSorted();
      const agents = [...known].map((agentId) => ({
        agentId,
        storeIds: (skillsOf.get(agentId) ?? [])
          .map(({ storeId }) => storeId)
          .filter((storeId) => shown.some((each) => each === storeId)),
      }));
      const planned = shifts.filter(({ on }) => on >= fromOn);
      const working = new Set([...planned, ...elsewhere].map(({ agentId }) => agentId));
      return {
        days: days.map((on) => {
          const day = special.get(on);
          return { on, holiday: day ? holidayName(day, ctx.locale) : null };
        }),
        stores: shown.map((storeId) => ({
          storeId,
          days: days.map((on) =>
            seatsOf(
              planOf(rosters, storeId, on),
              shiftsOf.get(storeId) ?? [],
              contracts.get(storeId) ?? [],
              on,
            ),
          ),
        })),
        agents: agents.filter(({ agentId, storeIds: own }) => own.length || working.has(agentId)),
        shifts: [...planned, ...elsewhere.map((shift) => ({ ...shift, storeId: null, isDraft: false }))],
      };
    });
  }
}

/** Those that say something of the days; of one that was replaced, the days on which it had been told before. */
async function readRosters(
  ctx: ProviderContext,
  { manager }: ReadTx,
  { fromOn, toOn }: Period,
  withDrafts: boolean,
): Promise<Roster[]> {
  const states = withDrafts ? (['published', 'draft'] as const) : (['published'] as const);
  const rosters = await manager.findBy(Roster, {
    ...ofStores(ctx),
    status: In([...states, 'superseded']),
    fromOn: LessThanOrEqual(toOn),
    toOn: MoreThanOrEqual(fromOn),
    heldUntil: Or(IsNull(), MoreThanOrEqual(fromOn)),
  });
  return rosters.map((roster) => ({ ...roster, toOn: roster.heldUntil ?? roster.toOn }));
}

type Shift = Pick<RosterAssignment, 'agentId' | 'on' | 'startMinute' | 'endMinute'> & {
  readonly shiftName: string;
};

async function readShifts(
  ctx: ProviderContext,
  { sql }: ReadTx,
  rosters: readonly Roster[],
  { fromOn, toOn }: Period,
) {
  if (!rosters.length) return [];
  const isDraft = new Map(rosters.map(({ id, status }) => [id, status === 'draft']));
  const rows = await sql<Shift & Pick<RosterAssignment, 'storeId' | 'rosterId'> & { breaks: unknown }>(
    `select a.agent_id, a.store_id, a.roster_id, a.on_date as on, t.name as shift_name, a.start_minute, a.end_minute,
            a.breaks
       from scheduling.roster_assignment a
       join scheduling.shift_template t on t.provider_id = a.provider_id and t.id = a.shift_id
      where a.provider_id = $1 and a.store_id = any($2) and a.roster_id = any($3) and a.on_date between $4 and $5
      order by a.on_date, a.start_minute`,
    [ctx.providerId, [...new Set(rosters.map(({ storeId }) => storeId))], [...isDraft.keys()], fromOn, toOn],
  );
  return rows.map((row) => ({
    ...row,
    breaks: keptPauses.read(row.breaks),
    isDraft: isDraft.get(row.rosterId) ?? false,
  }));
}

/** Certifications of agents who are here on the first day. */
const readSkills = (ctx: ProviderContext, { sql }: ReadTx, fromOn: string) =>
  sql<{ agentId: string; storeId: StoreId }>(
    `select s.agent_id, s.store_id
       from scheduling.agent_skill s
       join scheduling.agent a on a.provider_id = s.provider_id and a.id = s.agent_id
      where s.provider_id = $1 and s.store_id = any($2) and (a.left_on is null or a.left_on >= $3)
      order by a.employee_no`,
    [ctx.providerId, ctx.storeIds, fromOn],
  );

/** What these agents are told to work in shops that the caller does not hold: they are not free then. */
const readElsewhere = (
  ctx: ProviderContext,
  { sql }: ReadTx,
  agentIds: readonly string[],
  { fromOn, toOn }: Period,
) =>
  sql<Shift>(
    `select p.agent_id, p.on_date as on, t.name as shift_name, p.start_minute, p.end_minute
       from scheduling.published_shift p
       join scheduling.shift_template t on t.provider_id = p.provider_id and t.id = p.shift_id
      where p.provider_id = $1 and p.agent_id = any($2) and p.on_date between $3 and $4
        and not exists (select from scheduling.roster r where r.provider_id = $1 and r.id = p.roster_id)
      order by p.on_date`,
    [ctx.providerId, agentIds, fromOn, toOn],
  );

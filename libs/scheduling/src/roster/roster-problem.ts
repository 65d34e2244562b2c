import { addDays, daysBetween, weekday } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { ReadTx } from '@zuoxi/platform/database';
import { keptPauses } from '@zuoxi/published';
import type { RosterInput } from '@zuoxi/rostering';
import { withMeals } from '@zuoxi/staffing';
import type { StoreId } from '@zuoxi/vocabulary';
import type { Agent } from '../agent/agent.entity.js';
import type { ShiftService } from '../shift/shift.service.js';
import { coverToFill } from './cover.rules.js';
import type { PublishedShift } from './published-shift.entity.js';
import type { RosterAssignment } from './roster-assignment.entity.js';
import { rulesOf } from './labour-rules.js';
import type { Roster } from './roster.entity.js';
import { soldOn } from './seats-sold.rules.js';
import { readContracts } from './seats-sold.service.js';

type Shifts = Awaited<ReturnType<ShiftService['active']>>;
type StandingShift = Pick<PublishedShift, 'agentId' | 'on' | 'startMinute' | 'endMinute' | 'workMinutes'> & {
  readonly shiftName: string;
  readonly storeName: string | null;
  /** Of its roster; null: the caller does not hold the store. */
  readonly storeId: StoreId | null;
  readonly fromOn: string | null;
  readonly toOn: string | null;
};

/** As far as a published shift can reach: a week of hours, and days in a row. */
const reachDays = 7;

/** What the solver and the checker are asked about a roster, and the published shifts around it, with their stores. */
export async function readProblem(
  ctx: ProviderContext,
  tx: ReadTx,
  roster: Roster,
  shifts: Shifts,
): Promise<{ problem: RosterInput; standing: readonly StandingShift[] }> {
  const agents = await readCertified(tx, roster);
  const agentIds = agents.map(({ id }) => id);
  const standing = await readStanding(tx, roster, agentIds);
  const contracts = await readContracts(ctx, tx, [roster.storeId]);
  const byAgent = Map.groupBy(standing, ({ agentId }) => agentId);
  const days = daysBetween(roster.fromOn, roster.toOn);
  const problem: RosterInput = {
    days,
    shifts: shiftsOf(roster, shifts),
    agents: agents.map(({ id, maxMinutesPerWeek, leftOn }) => {
      const own = byAgent.get(id) ?? [];
      return {
        id,
        certified: true,
        maxMinutesPerWeek,
        unavailable: leftOn ? days.filter((on) => on > leftOn) : [],
        previousTail: tailOf(
          own.filter(({ on }) => on < roster.fromOn),
          roster.fromOn,
        ),
        otherShifts: own
          .filter(({ on }) => on >= roster.fromOn)
          .map(({ on, startMinute, endMinute, workMinutes }) => ({
            on,
            startMinute,
            endMinute,
            workMinutes,
          })),
      };
    }),
    requirement: coverToFill(roster.requirement, (on) => soldOn(contracts, on), await readEve(tx, roster)),
    rules: (await rulesOf(tx, roster)).rules,
  };
  return { problem, standing };
}

/** Whoever is to leave, or has left, is drawn on until their last day. */
const readCertified = ({ sql }: ReadTx, { providerId, storeId, fromOn }: Roster) =>
  sql<Pick<Agent, 'id' | 'maxMinutesPerWeek' | 'leftOn'>>(
    `select a.id, a.max_minutes_per_week, a.left_on
       from scheduling.agent_skill s
       join scheduling.agent a on a.provider_id = s.provider_id and a.id = s.agent_id
      where s.provider_id = $1 and s.store_id = $2 and s.certified_on <= $3 and (a.left_on is null or a.left_on >= $3)
      order by a.employee_no`,
    [providerId, storeId, fromOn],
  );

/** Shifts of the store's published roster that began on the day before this one and last into its first morning. */
export async function readEve({ sql }: ReadTx, { providerId, storeId, fromOn }: Roster) {
  const rows = await sql<Pick<RosterAssignment, 'on' | 'startMinute' | 'endMinute'> & { breaks: unknown }>(
    `select p.on_date as on, p.start_minute, p.end_minute, a.breaks
       from scheduling.published_shift p
       join scheduling.roster_assignment a on a.provider_id = p.provider_id and a.roster_id = p.roster_id
            and a.agent_id = p.agent_id and a.on_date = p.on_date
      where p.provider_id = $1 and a.store_id = $2 and p.on_date = $3 and p.end_minute > 1440`,
    [providerId, storeId, addDays(fromOn, -1)],
  );
  return rows.map((row) => ({ ...row, breaks: keptPauses.read(row.breaks) }));
}

/** The provider's shifts with the meals that the shop grants, as far as the roster knows of any. */
export const shiftsOf = ({ mealBreaks }: Pick<Roster, 'mealBreaks'>, shifts: Shifts): RosterInput['shifts'] =>
  shifts.map(({ id, startMinute, endMinute, breaks }) => {
    const own = { startMinute, endMinute, breaks };
    const eaten = mealBreaks ? withMeals(own, mealBreaks) : own;
    return { id, startMinute, endMinute, breaks: eaten.breaks.map((rest) => ({ ...rest })) };
  });

/** Published shifts of these agents in all stores; without those that this roster, once published, replaces. */
async function readStanding({ sql }: ReadTx, roster: Roster, agentIds: readonly string[]) {
  // Rosters and stores that the caller does not hold are not there: the shift counts, but stays nameless.
  const rows = await sql<StandingShift>(
    `select p.agent_id, p.on_date as on, p.start_minute, p.end_minute, p.work_minutes, t.name as shift_name,
            s.name as store_name, r.store_id, r.from_on, r.to_on
       from scheduling.published_shift p
       join scheduling.shift_template t on t.provider_id = p.provider_id and t.id = p.shift_id
       left join scheduling.roster r on r.provider_id = $1 and r.id = p.roster_id
       left join identity_pub.store s on s.provider_id = $1 and s.store_id = r.store_id
      where p.provider_id = $1 and p.agent_id = any($2) and p.on_date between $3 and $4
      order by p.on_date`,
    [roster.providerId, agentIds, addDays(roster.fromOn, -reachDays), addDays(roster.toOn, reachDays)],
  );
  const isReplaced = ({ on, storeId, fromOn, toOn }: StandingShift) =>
    storeId === roster.storeId &&
    on >= roster.fromOn &&
    (fromOn ?? '') <= roster.toOn &&
    (toOn ?? '') >= roster.fromOn;
  return rows.filter((row) => !isReplaced(row));
}

/** Paid minutes of a shift as it is worked: some meals are. */
export const workMinutesOf = (
  shift: Pick<RosterInput['shifts'][number], 'startMinute' | 'endMinute' | 'breaks'>,
): number =>
  shift.breaks.reduce(
    (rest, { paid, minutes }) => (paid ? rest : rest - minutes),
    shift.endMinute - shift.startMinute,
  );

function tailOf(rows: readonly StandingShift[], fromOn: string) {
  const worked = new Set(rows.map(({ on }) => on));
  let consecutiveDaysWorked = 0;
  while (worked.has(addDays(fromOn, -1 - consecutiveDaysWorked))) consecutiveDaysWorked += 1;
  const last = rows.at(-1);
  const monday = addDays(fromOn, 1 - weekday(fromOn));
  const thisWeek = rows.filter(({ on }) => on >= monday);
  return {
    consecutiveDaysWorked,
    lastShiftEnd: last ? { on: last.on, minute: last.endMinute } : null,
    weekDaysWorked: thisWeek.length,
    weekMinutesWorked: thisWeek.reduce((sum, { workMinutes }) => sum + workMinutes, 0),
  };
}

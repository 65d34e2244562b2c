import { addDays, daysBetween, weekday } from '@zuoxi/platform/calendar';
import type { Context } from '@zuoxi/platform/context';
import type { ReadTx } from '@zuoxi/platform/database';
import type { Assignment, RosterInput } from '@zuoxi/rostering';
import { withMeals } from '@zuoxi/staffing';
import type { ShiftService } from '../shift/shift.service.js';
import type { SchedulingTables } from '../tables.js';
import { coverToFill } from './cover.rules.js';
import { defaultRules } from './roster.rules.js';
import type { RosterRow } from './roster.rows.js';
import { soldOn } from './seats-sold.rules.js';
import { readContracts } from './seats-sold.service.js';

type Shifts = Awaited<ReturnType<ShiftService['active']>>;
type StandingShift = Awaited<ReturnType<typeof readStanding>>[number];

/** As far as a published shift can reach: a week of hours, and days in a row. */
const reachDays = 7;

/** What the solver and the checker are asked about a roster, and the published shifts around it, with their stores. */
export async function readProblem(
  ctx: Context,
  tx: ReadTx<SchedulingTables>,
  roster: RosterRow,
  shifts: Shifts,
): Promise<{ problem: RosterInput; standing: readonly StandingShift[] }> {
  const agents = await tx.q
    .selectFrom('scheduling.agentSkill as s')
    .innerJoin('scheduling.agent as a', (join) =>
      join.onRef('a.providerId', '=', 's.providerId').onRef('a.id', '=', 's.agentId'),
    )
    .where('s.storeId', '=', roster.storeId)
    // Whoever is to leave, or has left, is drawn on until their last day.
    .where((eb) => eb.or([eb('a.leftOn', 'is', null), eb('a.leftOn', '>=', roster.fromOn)]))
    .where('s.certifiedOn', '<=', roster.fromOn)
    .select(['a.id', 'a.maxMinutesPerWeek', 'a.leftOn'])
    .orderBy('a.employeeNo')
    .execute();
  const standing = await readStanding(
    ctx,
    tx,
    roster,
    agents.map(({ id }) => id),
  );
  const contracts = await readContracts(tx, [roster.storeId]);
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
    requirement: coverToFill(
      roster.requirement,
      (on) => soldOn(contracts, on),
      await readEve(ctx, tx, roster),
    ),
    rules: defaultRules,
  };
  return { problem, standing };
}

/** Shifts of the store's published roster that began on the day before this one and last into its first morning. */
export async function readEve(
  ctx: Context,
  { q }: ReadTx<SchedulingTables>,
  roster: Pick<RosterRow, 'storeId' | 'fromOn'>,
) {
  const rows = await q
    .selectFrom('scheduling.publishedShift as p')
    .innerJoin('scheduling.rosterAssignment as a', (join) =>
      join
        .onRef('a.rosterId', '=', 'p.rosterId')
        .onRef('a.agentId', '=', 'p.agentId')
        .onRef('a.onDate', '=', 'p.onDate'),
    )
    .where('p.providerId', '=', ctx.providerId as string)
    .where('a.storeId', '=', roster.storeId)
    .where('p.onDate', '=', addDays(roster.fromOn, -1))
    .where('p.endMinute', '>', 1440)
    .select(['p.onDate as on', 'p.startMinute', 'p.endMinute', 'a.breaks'])
    .execute();
  return rows.map((row) => ({ ...row, breaks: row.breaks as unknown as Assignment['breaks'] }));
}

/** The provider's shifts with the meals that the shop grants, as far as the roster knows of any. */
export const shiftsOf = (
  { mealBreaks }: Pick<RosterRow, 'mealBreaks'>,
  shifts: Shifts,
): RosterInput['shifts'] =>
  shifts.map(({ id, startMinute, endMinute, breaks }) => {
    const own = { startMinute, endMinute, breaks };
    const eaten = mealBreaks ? withMeals(own, mealBreaks) : own;
    return { id, startMinute, endMinute, breaks: eaten.breaks.map((rest) => ({ ...rest })) };
  });

/** Published shifts of these agents in all stores; without those that this roster, once published, replaces. */
async function readStanding(
  ctx: Context,
  { q }: ReadTx<SchedulingTables>,
  roster: RosterRow,
  agentIds: readonly string[],
) {
  const rows = await q
    .selectFrom('scheduling.publishedShift as p')
    .innerJoin('scheduling.shiftTemplate as t', (join) =>
      join.onRef('t.providerId', '=', 'p.providerId').onRef('t.id', '=', 'p.shiftId'),
    )
    // Rosters and stores that the caller does not hold are not there: the shift counts, but stays nameless.
    .leftJoin('scheduling.roster as r', (join) =>
      join.onRef('r.providerId', '=', 'p.providerId').onRef('r.id', '=', 'p.rosterId'),
    )
    .leftJoin('identityPub.store as s', 's.storeId', 'r.storeId')
    .where('p.providerId', '=', ctx.providerId as string)
    .where('p.agentId', 'in', [...agentIds, ctx.providerId as string])
    .where('p.onDate', '>=', addDays(roster.fromOn, -reachDays))
    .where('p.onDate', '<=', addDays(roster.toOn, reachDays))
    .select([
      'p.agentId',
      'p.onDate as on',
      'p.startMinute',
      'p.endMinute',
      'p.workMinutes',
      't.name as shiftName',
      's.name as storeName',
      'r.storeId',
      'r.fromOn',
      'r.toOn',
    ])
    .orderBy('p.onDate')
    .execute();
  const isReplaced = ({ on, storeId, fromOn, toOn }: (typeof rows)[number]) =>
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

import { Inject, Injectable } from '@nestjs/common';
import { addDays, daysBetween, holidayName, HolidayReader } from '@zuoxi/platform/calendar';
import type { Context } from '@zuoxi/platform/context';
import type { Database, ReadTx } from '@zuoxi/platform/database';
import { invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { Assignment } from '@zuoxi/rostering';
import { readRoster, type RosterRow } from '../roster/roster.rows.js';
import { soldOn } from '../roster/seats-sold.rules.js';
import { readContracts } from '../roster/seats-sold.service.js';
import type { SchedulingTables } from '../tables.js';
import { planOf, seatsOf } from './board.rules.js';

const mostDays = 31;

interface Period {
  readonly fromOn: string;
  readonly toOn: string;
}

@Injectable()
export class BoardService {
  constructor(
    @Inject(doorOf('scheduling')) private readonly db: Database<SchedulingTables>,
    private readonly holidays: HolidayReader,
  ) {}

  /** All shops beside each other, from as many statements as one of them would take. */
  async between(ctx: Context, { withDrafts, ...period }: Period & { withDrafts?: boolean | null }) {
    const { fromOn, toOn } = period;
    const days = fromOn <= toOn ? daysBetween(fromOn, toOn) : [];
    if (!days.length || days.length > mostDays) throw invalid([{ field: 'toOn', code: 'PERIOD_LENGTH' }]);
    const special = new Map((await this.holidays.between(ctx, fromOn, toOn)).map((day) => [day.on, day]));
    return this.db.read(ctx, async (tx) => {
      const storeIds = [...ctx.storeIds, ctx.providerId as string];
      // Shifts of the evening before reach into the first morning.
      const around = { fromOn: addDays(fromOn, -1), toOn };
      const rosters = await readRosters(tx, storeIds, around, withDrafts ?? false);
      const shifts = (await readShifts(tx, rosters, around)).filter(
        ({ storeId, rosterId, on }) => planOf(rosters, storeId, on)?.id === rosterId,
      );
      const contracts = Map.groupBy(await readContracts(tx, storeIds), ({ storeId }) => storeId);
      const skills = await readSkills(ctx, tx, storeIds, fromOn);
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
  { q }: ReadTx<SchedulingTables>,
  storeIds: readonly string[],
  { fromOn, toOn }: Period,
  withDrafts: boolean,
): Promise<RosterRow[]> {
  const rows = await q
    .selectFrom('scheduling.roster')
    .selectAll()
    .where('storeId', 'in', [...storeIds])
    .where((eb) =>
      eb.or([
        eb('status', 'in', withDrafts ? ['published', 'draft'] : ['published']),
        eb.and([eb('status', '=', 'superseded'), eb('heldUntil', '>=', fromOn)]),
      ]),
    )
    .where('fromOn', '<=', toOn)
    .where('toOn', '>=', fromOn)
    .execute();
  return rows.map((row) => readRoster({ ...row, toOn: row.heldUntil ?? row.toOn }));
}

async function readShifts(
  { q }: ReadTx<SchedulingTables>,
  rosters: readonly RosterRow[],
  { fromOn, toOn }: Period,
) {
  if (!rosters.length) return [];
  const isDraft = new Map(rosters.map(({ id, status }) => [id, status === 'draft']));
  const rows = await q
    .selectFrom('scheduling.rosterAssignment as a')
    .innerJoin('scheduling.shiftTemplate as t', (join) =>
      join.onRef('t.providerId', '=', 'a.providerId').onRef('t.id', '=', 'a.shiftId'),
    )
    .where('a.storeId', 'in', [...new Set(rosters.map(({ storeId }) => storeId))])
    .where('a.rosterId', 'in', [...isDraft.keys()])
    .where('a.onDate', '>=', fromOn)
    .where('a.onDate', '<=', toOn)
    .select([
      'a.agentId',
      'a.storeId',
      'a.rosterId',
      'a.onDate as on',
      't.name as shiftName',
      'a.startMinute',
      'a.endMinute',
      'a.breaks',
    ])
    .orderBy('a.onDate')
    .orderBy('a.startMinute')
    .execute();
  return rows.map((row) => ({
    ...row,
    breaks: row.breaks as unknown as Assignment['breaks'],
    isDraft: isDraft.get(row.rosterId) ?? false,
  }));
}

/** Certifications of agents who are here on the first day. */
function readSkills(
  ctx: Context,
  { q }: ReadTx<SchedulingTables>,
  storeIds: readonly string[],
  fromOn: string,
) {
  return q
    .selectFrom('scheduling.agentSkill as s')
    .innerJoin('scheduling.agent as a', (join) =>
      join.onRef('a.providerId', '=', 's.providerId').onRef('a.id', '=', 's.agentId'),
    )
    .where('s.providerId', '=', ctx.providerId as string)
    .where('s.storeId', 'in', [...storeIds])
    .where((eb) => eb.or([eb('a.leftOn', 'is', null), eb('a.leftOn', '>=', fromOn)]))
    .select(['s.agentId', 's.storeId'])
    .orderBy('a.employeeNo')
    .execute();
}

/** What these agents are told to work in shops that the caller does not hold: they are not free then. */
function readElsewhere(
  ctx: Context,
  { q }: ReadTx<SchedulingTables>,
  agentIds: readonly string[],
  { fromOn, toOn }: Period,
) {
  return q
    .selectFrom('scheduling.publishedShift as p')
    .innerJoin('scheduling.shiftTemplate as t', (join) =>
      join.onRef('t.providerId', '=', 'p.providerId').onRef('t.id', '=', 'p.shiftId'),
    )
    .leftJoin('scheduling.roster as r', (join) =>
      join.onRef('r.providerId', '=', 'p.providerId').onRef('r.id', '=', 'p.rosterId'),
    )
    .where('p.providerId', '=', ctx.providerId as string)
    .where('p.agentId', 'in', [...agentIds, ctx.providerId as string])
    .where('p.onDate', '>=', fromOn)
    .where('p.onDate', '<=', toOn)
    .where('r.id', 'is', null)
    .select(['p.agentId', 'p.onDate as on', 't.name as shiftName', 'p.startMinute', 'p.endMinute'])
    .orderBy('p.onDate')
    .execute();
}

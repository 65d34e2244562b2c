import { newId, type ProviderContext } from '@zuoxi/platform/context';
import type { ReadTx, WriteTx } from '@zuoxi/platform/database';
import { keptPauses } from '@zuoxi/published';
import type { Assignment, RosterInput } from '@zuoxi/rostering';
import { RosterAssignment } from './roster-assignment.entity.js';
import type { Roster } from './roster.entity.js';

/** A statement takes so many rows. */
const mostRows = 1000;

export const ofRoster = ({ providerId, storeId, id }: Pick<Roster, 'providerId' | 'storeId' | 'id'>) => ({
  providerId,
  storeId,
  rosterId: id,
});

export function readAssignments(
  { manager }: ReadTx,
  roster: Parameters<typeof ofRoster>[0],
): Promise<RosterAssignment[]> {
  const order = { on: 'ASC', startMinute: 'ASC', agentId: 'ASC' } as const;
  return manager.find(RosterAssignment, { where: ofRoster(roster), order });
}

export async function insertAssignments(
  { insert }: WriteTx,
  roster: Roster,
  shifts: readonly Pick<RosterInput['shifts'][number], 'id' | 'startMinute' | 'endMinute'>[],
  assignments: readonly Assignment[],
): Promise<void> {
  const shiftOf = new Map(shifts.map((shift) => [shift.id, shift]));
  const rows = assignments.flatMap(({ agentId, on, shiftId, breaks }) => {
    const shift = shiftOf.get(shiftId);
    if (!shift) return [];
    const { startMinute, endMinute } = shift;
    return { ...ofRoster(roster), id: newId(), agentId, on, shiftId, startMinute, endMinute, breaks };
  });
  for (const some of chunksOf(rows)) await insert(RosterAssignment, some);
}

/** What agents are told by rosters from a day on, by names. */
export const readTold = (
  ctx: ProviderContext,
  { sql }: ReadTx,
  rosterIds: readonly string[],
  fromOn: string,
) =>
  sql<{ agent: string; on: string; shift: string }>(
    `select a.name as agent, p.on_date as on, t.name as shift
       from scheduling.published_shift p
       join scheduling.agent a on a.provider_id = p.provider_id and a.id = p.agent_id
       join scheduling.shift_template t on t.provider_id = p.provider_id and t.id = p.shift_id
      where p.provider_id = $1 and p.roster_id = any($2) and p.on_date >= $3`,
    [ctx.providerId, rosterIds, fromOn],
  );

/**
 * An agent's published shifts in all stores. What was told: of a roster replaced from a later day on, the days before it
 * still hold.
 */
export async function readOwnShifts(
  ctx: ProviderContext,
  { sql }: ReadTx,
  agentId: string,
  fromOn: string,
  toOn: string,
) {
  const rows = await sql<
    Pick<RosterAssignment, 'id' | 'on' | 'startMinute' | 'endMinute'> & {
      breaks: unknown;
      storeName: string;
      shiftName: string;
    }
  >(
    `select a.id, s.name as store_name, a.on_date as on, t.name as shift_name, a.start_minute, a.end_minute, a.breaks
       from scheduling.roster_assignment a
       join scheduling.published_shift p on p.provider_id = a.provider_id and p.roster_id = a.roster_id
            and p.agent_id = a.agent_id and p.on_date = a.on_date
       join scheduling.shift_template t on t.provider_id = a.provider_id and t.id = a.shift_id
       join identity_pub.store s on s.provider_id = a.provider_id and s.store_id = a.store_id
      where a.provider_id = $1 and a.agent_id = $2 and a.on_date between $3 and $4
      order by a.on_date, a.start_minute`,
    [ctx.providerId, agentId, fromOn, toOn],
  );
  return rows.map((row) => ({ ...row, breaks: keptPauses.read(row.breaks) }));
}

/** What a person must have seen before the agents are told. Keys in their canonical order, so that it is hashed as it is. */
export const rosterContent = (
  assignments: readonly Pick<
    RosterAssignment,
    'agentId' | 'on' | 'shiftId' | 'startMinute' | 'endMinute' | 'breaks'
  >[],
) =>
  assignments.map(({ agentId, on, shiftId, startMinute, endMinute, breaks }) => ({
    agentId,
    breaks,
    endMinute,
    on,
    shiftId,
    startMinute,
  }));

export const chunksOf = <Row>(rows: readonly Row[]): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / mostRows) }, (_, index) =>
    rows.slice(index * mostRows, (index + 1) * mostRows),
  );

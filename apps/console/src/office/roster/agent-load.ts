import { weekdayOf } from '../../format/dates';
import type { Roster } from './documents';

/** What a roster asks of one agent. */
export interface AgentLoad {
  readonly shifts: number;
  readonly minutes: number;
  /** Shifts that end at 22:00 or later. */
  readonly nights: number;
  readonly weekends: number;
}

const lateEndMinute = 1320;
/** Sunday and Saturday. */
const weekend = [0, 6];

export const noLoad: AgentLoad = { shifts: 0, minutes: 0, nights: 0, weekends: 0 };

/** By agent; hours are time at work, meals taken out. */
export function loadOf(assignments: Roster['assignments']): Map<string, AgentLoad> {
  const loads = new Map<string, AgentLoad>();
  for (const { agent, on, startMinute, endMinute, breaks } of assignments) {
    const before = loads.get(agent.id) ?? noLoad;
    loads.set(agent.id, {
      shifts: before.shifts + 1,
      minutes: before.minutes + breaks.reduce((rest, { minutes }) => rest - minutes, endMinute - startMinute),
      nights: before.nights + (endMinute >= lateEndMinute ? 1 : 0),
      weekends: before.weekends + (weekend.includes(weekdayOf(on)) ? 1 : 0),
    });
  }
  return loads;
}

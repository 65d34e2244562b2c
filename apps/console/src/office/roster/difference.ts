import { formatMinute } from '../../format/format';
import type { Roster } from './documents';

type Assignment = Roster['assignments'][number];

export interface Difference {
  readonly agent: Assignment['agent'];
  readonly on: string;
  readonly before: Assignment | undefined;
  readonly after: Assignment | undefined;
}

export const cellKey = (agentId: string, on: string): string => `${agentId}|${on}`;

/** `12:00`, or both of two meals; empty for a day off. */
export const mealsOf = (
  shift: { readonly breaks: readonly { readonly startMinute: number }[] } | undefined,
): string => (shift?.breaks ?? []).map(({ startMinute }) => formatMinute(startMinute)).join(' ');

const byCell = (assignments: readonly Assignment[]) =>
  new Map(assignments.map((each) => [cellKey(each.agent.id, each.on), each]));

/** Where a draft is not what the store has published, by cell. */
export function differences({ assignments, replaces }: Roster): Map<string, Difference> {
  const before = byCell(replaces);
  const after = byCell(assignments);
  const different = new Map<string, Difference>();
  for (const [key, each] of new Map([...before, ...after])) {
    const [was, is] = [before.get(key), after.get(key)];
    const same =
      was?.shift.id === is?.shift.id &&
      was?.startMinute === is?.startMinute &&
      was?.endMinute === is?.endMinute &&
      mealsOf(was) === mealsOf(is);
    if (!same) different.set(key, { agent: each.agent, on: each.on, before: was, after: is });
  }
  return different;
}

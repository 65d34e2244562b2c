import { type Changes, changesOf } from '@zuoxi/platform/database';
import type { AuditFacts } from '@zuoxi/vocabulary';
import { clock } from './roster.rules.js';

/** A shift that somebody is told, by names. */
export interface Told {
  readonly agent: string;
  readonly on: string;
  readonly shift: string;
}

/** What agents are told otherwise now, one line an agent, with the days that differ: `2026-11-20 早班`. */
export function toldChanges(before: readonly Told[], after: readonly Told[]): Changes {
  const lines = (told: readonly Told[], other: readonly Told[]) => {
    const same = new Set(other.map(({ agent, on, shift }) => `${agent} ${on} ${shift}`));
    const changed = told.filter(({ agent, on, shift }) => !same.has(`${agent} ${on} ${shift}`));
    const days = Map.groupBy(changed, ({ agent }) => agent);
    return Object.fromEntries(
      [...days].map(([agent, each]) => [
        `shifts:${agent}`,
        each.map(({ on, shift }) => `${on} ${shift}`).sort(),
      ]),
    ) as AuditFacts;
  };
  return changesOf(lines(before, after), lines(after, before));
}

/** `12:00+60`: a meal as the log says it. */
export const mealText = ({ startMinute, minutes }: { startMinute: number; minutes: number }): string =>
  `${clock(startMinute)}+${minutes}`;

import type { UnmetReason } from '@zuoxi/rostering';
import type { MealBreaks } from '@zuoxi/staffing';
import type { ErrorCode } from '@zuoxi/vocabulary';
import type { Selectable } from 'kysely';
import type { SchedulingTables } from '../tables.js';
import type { RequirementDay } from './requirement.service.js';

/** Why a roster could not be solved. */
export interface RosterFailure {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
}

export type RosterRow = ReturnType<typeof readRoster>;

/** The one reader of what a roster keeps as documents. */
export const readRoster = (row: Selectable<SchedulingTables['scheduling.roster']>) => ({
  ...row,
  mealBreaks: row.mealBreaks as MealBreaks | null,
  requirement: row.requirement as unknown as RequirementDay[],
  unmet: row.unmet as unknown as UnmetReason[],
  failure: row.failure as unknown as RosterFailure | null,
});

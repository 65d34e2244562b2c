import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Defaulted } from '@zuoxi/platform/database';
import { keptRequirement } from '@zuoxi/published';
import type { UnmetReason } from '@zuoxi/rostering';
import type { MealBreaks } from '@zuoxi/staffing';
import { type ErrorCode, keptDocument, keptList, type ProviderId, type StoreId } from '@zuoxi/vocabulary';
import type { RosterStatus } from '../api.types.js';

export interface RequirementSlot {
  readonly slotMinute: number;
  /** Null: not known; the seats are then the ones that were sold. */
  readonly inquiries: number | null;
  readonly seats: number;
}
export interface RequirementDay {
  readonly on: string;
  readonly holiday: string | null;
  readonly slots: readonly RequirementSlot[];
}

/** Why a roster could not be solved. */
export interface RosterFailure {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
}

const unmet = keptList<UnmetReason>('what a roster leaves open');
const failure = keptDocument<RosterFailure>('failure of a roster');
const mealBreaks = keptDocument<MealBreaks>('meals of a shop');

@Entity({ schema: 'scheduling', name: 'roster' })
export class Roster {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('date') fromOn!: string;
  @Column('date') toOn!: string;
  @Column('text') status!: RosterStatus;
  @Column('int') version!: number;
  @Column('jsonb', { transformer: keptRequirement }) requirement!: readonly RequirementDay[];
  @Column('jsonb', { default: [], transformer: unmet }) unmet!: Defaulted<readonly UnmetReason[]>;
  @Column('uuid', { nullable: true }) taskId!: string | null;
  @Column('text') createdBy!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) publishedAt!: Date | null;
  @Column('jsonb', { nullable: true, transformer: failure }) failure!: RosterFailure | null;
  /** What the shop granted each agent when the roster was begun; null: the meals of the shifts. */
  @Column('jsonb', { nullable: true, transformer: mealBreaks }) mealBreaks!: MealBreaks | null;
  /** Of one that was replaced, the last day on which it had been told before. */
  @Column('date', { nullable: true }) heldUntil!: string | null;
  /** Of the labour rules, the version by which it was published; null: not yet, and it goes by its first day. */
  @Column('int', { nullable: true }) rulesVersion!: number | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import { keptList, type ProviderId, type StoreId } from '@zuoxi/vocabulary';

export type RosterStatus = 'solving' | 'draft' | 'published' | 'superseded' | 'failed';

/** Who is needed in each half hour of a day. */
export interface RequirementDay {
  readonly on: string;
  readonly slots: readonly { readonly slotMinute: number; readonly seats: number }[];
}

export const keptRequirement = keptList<RequirementDay>('requirement of a roster');

/** Who is needed when, and until when that holds. */
@Entity({ schema: 'scheduling_pub', name: 'roster', synchronize: false })
export class Roster {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('date') fromOn!: string;
  @Column('date') toOn!: string;
  /** Of one that was replaced from some day on; null while it has not been. */
  @Column('date', { nullable: true }) heldUntil!: string | null;
  @Column('text') status!: RosterStatus;
  @Column('jsonb', { transformer: keptRequirement }) requirement!: readonly RequirementDay[];
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import { keptPauses } from '@zuoxi/published';
import type { Assignment } from '@zuoxi/rostering';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** An agent's shift on a day of a roster. */
@Entity({ schema: 'scheduling', name: 'roster_assignment' })
export class RosterAssignment {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') rosterId!: string;
  @Column('uuid') agentId!: string;
  @Column('date', { name: 'on_date' }) on!: string;
  @Column('uuid') shiftId!: string;
  @Column('int') startMinute!: number;
  @Column('int') endMinute!: number;
  @Column('jsonb', { transformer: keptPauses }) breaks!: Assignment['breaks'];
}

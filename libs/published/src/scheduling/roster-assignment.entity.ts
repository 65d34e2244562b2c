import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type AgentId, keptList, type ProviderId, type StoreId } from '@zuoxi/vocabulary';

export interface Pause {
  readonly startMinute: number;
  readonly minutes: number;
}

export const keptPauses = keptList<Pause>('breaks of a day');

/** Who works when. */
@Entity({ schema: 'scheduling_pub', name: 'roster_assignment', synchronize: false })
export class RosterAssignment {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') rosterId!: string;
  @Column('uuid') agentId!: AgentId;
  @Column('date') onDate!: string;
  @Column('int') startMinute!: number;
  @Column('int') endMinute!: number;
  @Column('jsonb', { transformer: keptPauses }) breaks!: readonly Pause[];
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgentId, ProviderId } from '@zuoxi/vocabulary';

export type AgentStatus = 'active' | 'left';

/** Who answers buyers. */
@Entity({ schema: 'scheduling_pub', name: 'agent', synchronize: false })
export class Agent {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: AgentId;
  @Column('text') name!: string;
  @Column('text') alias!: string;
  @Column('text') employeeNo!: string;
  @Column('text') status!: AgentStatus;
  @Column('date', { nullable: true }) leftOn!: string | null;
}

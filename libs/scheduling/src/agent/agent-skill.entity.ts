import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** An agent is certified for a store. */
@Entity({ schema: 'scheduling', name: 'agent_skill' })
export class AgentSkill {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') agentId!: string;
  @Column('date') certifiedOn!: string;
}

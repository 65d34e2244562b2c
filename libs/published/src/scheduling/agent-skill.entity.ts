import { Entity, PrimaryColumn } from 'typeorm';
import type { AgentId, ProviderId, StoreId } from '@zuoxi/vocabulary';

/** In which stores an agent may answer. */
@Entity({ schema: 'scheduling_pub', name: 'agent_skill', synchronize: false })
export class AgentSkill {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') agentId!: AgentId;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgentId, ProviderId } from '@zuoxi/vocabulary';

/** Who is in a team. */
@Entity({ schema: 'identity_pub', name: 'team_agent', synchronize: false })
export class TeamAgent {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  /** An agent is in one team at most. */
  @PrimaryColumn('uuid') agentId!: AgentId;
  @Column('uuid') teamId!: string;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgentId, ProviderId } from '@zuoxi/vocabulary';

/** Which team an agent is in. */
@Entity({ schema: 'identity', name: 'team_agent' })
export class TeamAgent {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') agentId!: AgentId;
  @Column('uuid') teamId!: string;
}

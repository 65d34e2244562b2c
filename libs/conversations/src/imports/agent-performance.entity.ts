import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

type Figures = Readonly<Record<string, unknown>>;

/** What the platform itself says of an agent's day; kept beside our own figures, never mixed with them. */
@Entity({ schema: 'conversations', name: 'agent_performance' })
export class AgentPerformance {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('date') businessDate!: string;
  @PrimaryColumn('text') agentAccount!: string;
  @PrimaryColumn('text') preset!: string;
  @Column('jsonb') figures!: Figures;
  @Column('jsonb') raw!: Figures;
  @Column('uuid') batchId!: string;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgentId, ProviderId, StoreId } from '@zuoxi/vocabulary';

/** Which agent a platform account is. */
@Entity({ schema: 'conversations', name: 'agent_account' })
export class AgentAccount {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('text') account!: string;
  /** Null: seen in a file, not matched yet. */
  @Column('uuid', { nullable: true }) agentId!: AgentId | null;
  @Column('timestamptz') firstSeenAt!: Date;
}

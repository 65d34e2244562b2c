import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgentId, ProviderId, StoreId } from '@zuoxi/vocabulary';

/** Under which account of the platform an agent answers; null: nobody said whose it is. */
@Entity({ schema: 'conversations_pub', name: 'agent_account', synchronize: false })
export class AgentAccount {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('text') account!: string;
  @Column('uuid', { nullable: true }) agentId!: AgentId | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgentId, ProviderId, StoreId } from '@zuoxi/vocabulary';

/** Who has a sub-account, or had it: an agent, or a member who is none. */
@Entity({ schema: 'identity', name: 'sub_account_holding' })
export class SubAccountHolding {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') subAccountId!: string;
  @Column('uuid', { nullable: true }) agentId!: AgentId | null;
  @Column('uuid', { nullable: true }) memberId!: string | null;
  @Column('date') sinceOn!: string;
  /** Null: they have it. */
  @Column('date', { nullable: true }) returnedOn!: string | null;
  @Column('text') givenBy!: string;
}

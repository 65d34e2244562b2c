import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgentId, ProviderId, Role, StoreId, UserId } from '@zuoxi/vocabulary';

/** A role of a person in one store, or in all. */
@Entity({ schema: 'identity_pub', name: 'membership', synchronize: false })
export class Membership {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  /** Null: in all stores. */
  @Column('uuid', { nullable: true }) storeId!: StoreId | null;
  @Column('text') role!: Role;
  @Column('uuid', { nullable: true }) agentId!: AgentId | null;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
  @Column('uuid') accountId!: UserId;
  /** Who leaves holds it until then; null: they stay. */
  @Column('timestamptz', { nullable: true }) endsAt!: Date | null;
}

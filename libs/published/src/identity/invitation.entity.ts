import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgentId, ProviderId, Role, StoreId } from '@zuoxi/vocabulary';

/** Who was asked in, and has come or not. */
@Entity({ schema: 'identity_pub', name: 'invitation', synchronize: false })
export class Invitation {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') email!: string;
  @Column('text') role!: Role;
  /** Null: into all stores. */
  @Column('uuid', { nullable: true }) storeId!: StoreId | null;
  @Column('uuid', { nullable: true }) agentId!: AgentId | null;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) acceptedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) withdrawnAt!: Date | null;
}

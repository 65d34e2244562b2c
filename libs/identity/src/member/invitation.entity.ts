import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgentId, ProviderId, Role, StoreId } from '@zuoxi/vocabulary';

/** A membership for whoever has the link and the e-mail. */
@Entity({ schema: 'identity', name: 'invitation' })
export class Invitation {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  /** Null: for the whole provider. */
  @Column('uuid', { nullable: true }) storeId!: StoreId | null;
  @Column('text') email!: string;
  @Column('text') role!: Role;
  @Column('uuid', { nullable: true }) agentId!: AgentId | null;
  @Column('text') secretHash!: string;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) acceptedAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) withdrawnAt!: Date | null;
}

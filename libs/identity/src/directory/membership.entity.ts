import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgentId, ProviderId, Role, StoreId, UserId } from '@zuoxi/vocabulary';

/** A role that a person has. */
@Entity({ schema: 'identity', name: 'membership' })
export class Membership {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  /** Null: in the whole provider. */
  @Column('uuid', { nullable: true }) storeId!: StoreId | null;
  @Column('uuid') accountId!: UserId;
  @Column('text') role!: Role;
  /** The agent that the person is. */
  @Column('uuid', { nullable: true }) agentId!: AgentId | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
  /** Who leaves holds it until then; null: they stay. */
  @Column('timestamptz', { nullable: true }) endsAt!: Date | null;
}

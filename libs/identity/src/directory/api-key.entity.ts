import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, Role, StoreId, UserId } from '@zuoxi/vocabulary';

/** A program that may do what its role may. */
@Entity({ schema: 'identity', name: 'api_key' })
export class ApiKey {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  /** Null: in the whole provider. */
  @Column('uuid', { nullable: true }) storeId!: StoreId | null;
  @Column('text') name!: string;
  @Column('text') role!: Role;
  @Column('text') secretHash!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) lastUsedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
  /** Ends with this person; null: made before it was written down. */
  @Column('uuid', { nullable: true }) createdBy!: UserId | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Permission, ProviderId } from '@zuoxi/vocabulary';

/** A role that a provider set itself: a name for some permissions. */
@Entity({ schema: 'identity', name: 'own_role' })
export class OwnRole {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text', { array: true }) permissions!: Permission[];
  @Column('text') changedBy!: string;
  @Column('timestamptz') changedAt!: Date;
  /** Since then it gives nothing, and nobody is given it. */
  @Column('timestamptz', { nullable: true }) withdrawnAt!: Date | null;
}

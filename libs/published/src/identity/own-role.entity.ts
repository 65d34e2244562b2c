import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId } from '@zuoxi/vocabulary';

/** A role that a provider set itself; memberships name it as `ownRole` does. */
@Entity({ schema: 'identity_pub', name: 'own_role', synchronize: false })
export class OwnRole {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { array: true }) permissions!: string[];
  /** One that is withdrawn gives nothing. */
  @Column('timestamptz', { nullable: true }) withdrawnAt!: Date | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId } from '@zuoxi/vocabulary';

/** What a provider asks of its people's accounts. */
@Entity({ schema: 'identity', name: 'security_policy' })
export class SecurityPolicy {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @Column('text', { array: true }) secondFactorRoles!: string[];
  @Column('text') changedBy!: string;
  @Column('timestamptz') changedAt!: Date;
}

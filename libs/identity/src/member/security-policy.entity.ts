import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OwnTeamRule } from '../api.types.js';
import type { Permission, ProviderId } from '@zuoxi/vocabulary';

/** What a provider asks of its people's accounts. */
@Entity({ schema: 'identity', name: 'security_policy' })
export class SecurityPolicy {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @Column('text', { array: true }) secondFactorRoles!: string[];
  /** Whether people judge the work of their own team. */
  @Column('text') ownTeam!: OwnTeamRule;
  @Column('text', { array: true }) stepUpPermissions!: Permission[];
  /** How long a second factor that was given counts for them. */
  @Column('int') stepUpMinutes!: number;
  @Column('text') changedBy!: string;
  @Column('timestamptz') changedAt!: Date;
}

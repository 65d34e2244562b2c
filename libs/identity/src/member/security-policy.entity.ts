import type { Defaulted } from '@zuoxi/platform/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OwnTeamRule } from '../api.types.js';
import type { Permission, ProviderId } from '@zuoxi/vocabulary';

/** What a provider asks of its people's accounts. */
@Entity({ schema: 'identity', name: 'security_policy' })
export class SecurityPolicy {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @Column('text', { array: true }) secondFactorRoles!: string[];
  /** Whether people judge the work of their own team. */
  @Column('text', { default: 'when_alone' }) ownTeam!: Defaulted<OwnTeamRule>;
  @Column('text', { array: true, default: '{}' }) stepUpPermissions!: Defaulted<Permission[]>;
  /** How long a second factor that was given counts for them. */
  @Column('int', { default: 15 }) stepUpMinutes!: Defaulted<number>;
  @Column('text') changedBy!: string;
  @Column('timestamptz') changedAt!: Date;
}

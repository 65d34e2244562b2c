import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId } from '@zuoxi/vocabulary';

/** What a provider asks of its people, as far as their work is concerned. */
@Entity({ schema: 'identity_pub', name: 'security_policy', synchronize: false })
export class SecurityPolicy {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  /** Whether people judge the work of their own team. */
  @Column('text') ownTeam!: 'never' | 'when_alone' | 'always';
}

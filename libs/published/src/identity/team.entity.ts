import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, UserId } from '@zuoxi/vocabulary';

/** People who work together, and who leads them. */
@Entity({ schema: 'identity_pub', name: 'team', synchronize: false })
export class Team {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') leaderId!: UserId;
}

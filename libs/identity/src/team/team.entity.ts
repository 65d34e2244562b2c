import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, UserId } from '@zuoxi/vocabulary';

/** Agents who work together, and who leads them. */
@Entity({ schema: 'identity', name: 'team' })
export class Team {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('uuid') leaderId!: UserId;
  @Column('timestamptz') createdAt!: Date;
}

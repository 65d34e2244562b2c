import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId } from '@zuoxi/vocabulary';
import type { StoredScorecard } from './scorecard.rules.js';

/** By what is scored; each change is a version of its own. */
@Entity({ schema: 'quality', name: 'scorecard' })
export class Scorecard {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  @Column('int') version!: number;
  @Column('text') name!: string;
  /** How long an agent may appeal. */
  @Column('int') appealDays!: number;
  @Column('jsonb') items!: StoredScorecard;
  @Column('timestamptz') createdAt!: Date;
}

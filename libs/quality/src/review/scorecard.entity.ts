import { Column, Entity, PrimaryColumn } from 'typeorm';
import { keptList, type ProviderId } from '@zuoxi/vocabulary';
import type { ScorecardItem } from './scorecard.rules.js';

const items = keptList<ScorecardItem>('items of a scorecard');

/** By what is scored; each change is a version of its own. */
@Entity({ schema: 'quality', name: 'scorecard' })
export class Scorecard {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  @Column('int') version!: number;
  @Column('text') name!: string;
  /** How long an agent may appeal. */
  @Column('int') appealDays!: number;
  @Column('jsonb', { transformer: items }) items!: readonly ScorecardItem[];
  @Column('timestamptz') createdAt!: Date;
}

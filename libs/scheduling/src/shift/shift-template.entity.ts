import { Column, Entity, PrimaryColumn } from 'typeorm';
import { keptBreaks } from '@zuoxi/published';
import type { ProviderId } from '@zuoxi/vocabulary';

export interface ShiftBreak {
  readonly earliestMinute: number;
  readonly latestMinute: number;
  readonly minutes: number;
}

/** A shift that rosters may hold. One that changes is retired and followed by a new row. */
@Entity({ schema: 'scheduling', name: 'shift_template' })
export class ShiftTemplate {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  /** Minutes of the day; the end may lie beyond midnight. */
  @Column('int') startMinute!: number;
  @Column('int') endMinute!: number;
  @Column('jsonb', { transformer: keptBreaks }) breaks!: readonly ShiftBreak[];
  @Column('timestamptz', { nullable: true }) retiredAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;
}

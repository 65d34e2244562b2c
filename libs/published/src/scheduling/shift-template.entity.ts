import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BreakRule } from '@zuoxi/rostering';
import { keptList, type ProviderId } from '@zuoxi/vocabulary';

export const keptBreaks = keptList<BreakRule>('breaks of a shift');

/** A shift as it is worked day by day; its breaks lie within windows. */
@Entity({ schema: 'scheduling_pub', name: 'shift_template', synchronize: false })
export class ShiftTemplate {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  @Column('int') startMinute!: number;
  @Column('int') endMinute!: number;
  @Column('jsonb', { transformer: keptBreaks }) breaks!: BreakRule[];
  @Column('timestamptz', { nullable: true }) retiredAt!: Date | null;
}

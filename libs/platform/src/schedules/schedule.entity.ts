import type { ProviderId, Recurrence, ScheduleKind, StoreId } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Defaulted } from '../database/index.js';

/** When a kind of work is done for a provider or a shop. */
@Entity({ schema: 'platform', name: 'schedule' })
export class Schedule {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { nullable: true }) storeId!: StoreId | null;
  @Column('text') kind!: ScheduleKind;
  @Column('text') timeZone!: string;
  @Column('text') recurrence!: Recurrence;
  @Column('smallint') atMinute!: number;
  @Column('smallint') weekdays!: number;
  @Column('smallint') monthDay!: number;
  @Column('smallint') everyMinutes!: number;
  @Column('boolean', { default: true }) enabled!: Defaulted<boolean>;
  @Column('timestamptz') nextRunAt!: Date;
  @Column('timestamptz') plannedAt!: Date;
  @Column('text', { nullable: true }) changedBy!: string | null;
  @Column('timestamptz', { nullable: true }) changedAt!: Date | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BusinessDate } from './business-date.js';

/** A day of the editable table; the same for everybody. */
@Entity({ schema: 'platform', name: 'holiday' })
export class Holiday {
  @PrimaryColumn('date', { name: 'on_date' }) on!: BusinessDate;
  @Column('text') name!: string;
  @Column('text') nameEn!: string;
  /** True for a make-up working day (调休), usually a weekend. */
  @Column('boolean') isWorkday!: boolean;
}

import type { ProviderId, StoreId } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which numbers a shop's daily report shows, in their order, from a business date until the next one. */
@Entity({ schema: 'reporting', name: 'report_template' })
export class ReportTemplate {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('date') fromOn!: string;
  /** By their keys in a report. */
  @Column('text', { array: true }) numbers!: string[];
  @Column('text') setBy!: string;
  @Column('timestamptz') setAt!: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';
import type { DailyReportStatus } from '../api.types.js';
import { ReportColumns } from './report.columns.js';

/** A version of what a shop is told of a day. */
@Entity({ schema: 'reporting', name: 'daily_report' })
export class DailyReport {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('date') businessDate!: string;
  @Column('int') version!: number;
  @Column('text') status!: DailyReportStatus;
  /** Names the version and its numbers; whoever publishes them says it. */
  @Column('text') contentHash!: string;
  /** The day in one sentence, as it was said; null in reports from before it was kept. */
  @Column('text', { nullable: true }) headlineZh!: string | null;
  @Column('text', { nullable: true }) headlineEn!: string | null;
  /** As it was computed; that of a published row never changes. */
  @Column(() => ReportColumns, { prefix: false }) body!: ReportColumns;
  @Column('text', { nullable: true }) comment!: string | null;
  @Column('text', { nullable: true }) revisionReason!: string | null;
  @Column('timestamptz') asOf!: Date;
  @Column('timestamptz', { nullable: true }) publishedAt!: Date | null;
  @Column('text', { nullable: true }) publishedBy!: string | null;
  @Column('timestamptz') createdAt!: Date;
}

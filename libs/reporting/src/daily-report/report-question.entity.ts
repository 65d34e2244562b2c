import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** What the shop asks about a day or one of its numbers; it stays with the day when a corrected version follows. */
@Entity({ schema: 'reporting', name: 'report_question' })
export class ReportQuestion {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') reportId!: string;
  @Column('date') businessDate!: string;
  /** `key@version` of the number; null: about the whole day. */
  @Column('text', { nullable: true }) metric!: string | null;
  @Column('text') text!: string;
  @Column('text') askedBy!: string;
  @Column('timestamptz') askedAt!: Date;
  @Column('text', { nullable: true }) answer!: string | null;
  @Column('text', { nullable: true }) answeredBy!: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt!: Date | null;
}

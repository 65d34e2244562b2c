import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** Who of the shop has read a version. */
@Entity({ schema: 'reporting', name: 'report_acknowledgement' })
export class ReportAcknowledgement {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') reportId!: string;
  @PrimaryColumn('text') actorId!: string;
  @Column('text') name!: string;
  @Column('timestamptz') at!: Date;
}

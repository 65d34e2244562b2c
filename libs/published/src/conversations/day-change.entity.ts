import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** When the records of a day changed last. */
@Entity({ schema: 'conversations_pub', name: 'day_change', synchronize: false })
export class DayChange {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('date') businessDate!: string;
  @Column('timestamptz') changedAt!: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** When a day's rows last changed: what was computed before that does not know of it. */
@Entity({ schema: 'conversations', name: 'day_change' })
export class DayChange {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('date') businessDate!: string;
  @Column('timestamptz') changedAt!: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sums } from '@zuoxi/metrics';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** A day of a store in sums by metric. */
@Entity({ schema: 'conversations_pub', name: 'day_fact', synchronize: false })
export class DayFact {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('date') businessDate!: string;
  @Column('jsonb') sums!: Sums;
  @Column('boolean') hasChats!: boolean;
  @Column('text', { array: true }) accounts!: string[];
}

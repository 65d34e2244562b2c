import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sums } from '@zuoxi/metrics';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** The day in one row. */
@Entity({ schema: 'conversations', name: 'day_fact' })
export class DayFact {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('date') businessDate!: string;
  /** What was measured and found nothing is nought in it, what was not measured is absent. */
  @Column('jsonb') sums!: Sums;
  @Column('boolean') hasChats!: boolean;
  /** Accounts that somebody wrote under by hand. */
  @Column('text', { array: true }) accounts!: string[];
}

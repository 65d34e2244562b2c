import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sums } from '@zuoxi/metrics';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** A half hour of an account in sums by metric. */
@Entity({ schema: 'conversations_pub', name: 'half_hour_fact', synchronize: false })
export class HalfHourFact {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('date') businessDate!: string;
  @PrimaryColumn('int') slotMinute!: number;
  @PrimaryColumn('text') agentAccount!: string;
  @Column('jsonb') sums!: Sums;
}

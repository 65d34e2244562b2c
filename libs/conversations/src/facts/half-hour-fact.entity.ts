import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sums } from '@zuoxi/metrics';
import type { Defaulted } from '@zuoxi/platform/database';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** Additive sums of an account's half hour: what a report reads instead of messages. */
@Entity({ schema: 'conversations', name: 'half_hour_fact' })
export class HalfHourFact {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('date') businessDate!: string;
  @PrimaryColumn('int') slotMinute!: number;
  /** Empty: of nobody. */
  @PrimaryColumn('text', { default: '' }) agentAccount!: Defaulted<string>;
  @Column('jsonb') sums!: Sums;
}

import { Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** A day whose facts no longer fit its records; whoever counts it removes the mark in the same transaction. */
@Entity({ schema: 'conversations', name: 'stale_day' })
export class StaleDay {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('date') businessDate!: string;
}

import { Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** A day whose facts have not followed its records yet. */
@Entity({ schema: 'conversations_pub', name: 'stale_day', synchronize: false })
export class StaleDay {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('date') businessDate!: string;
}

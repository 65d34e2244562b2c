import type { ProviderId, StoreId } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file of a watched folder that somebody is taking. */
@Entity({ schema: 'conversations', name: 'inbox_claim' })
export class InboxClaim {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('text') fileName!: string;
  @Column('timestamptz') claimedAt!: Date;
}

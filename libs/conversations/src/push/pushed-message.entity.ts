import type { ProviderId, StoreId } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A signed message that came; the same one again is a replay. */
@Entity({ schema: 'conversations', name: 'pushed_message' })
export class PushedMessage {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('text') messageId!: string;
  @Column('timestamptz', { primary: true }) sentAt!: Date;
}

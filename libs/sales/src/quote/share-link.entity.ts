import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId, UserId } from '@zuoxi/vocabulary';

/** A link to a quote, by the hash of its secret. */
@Entity({ schema: 'sales', name: 'share_link' })
export class ShareLink {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') quoteId!: string;
  @Column('text') secretHash!: string;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;
  /** Ends with this person; null: made before it was written down. */
  @Column('uuid', { nullable: true }) createdBy!: UserId | null;
}

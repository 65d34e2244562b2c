import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId, UserId } from '@zuoxi/vocabulary';

/** A link by which somebody without an account reads a quote. */
@Entity({ schema: 'sales_pub', name: 'share_link', synchronize: false })
export class ShareLink {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { nullable: true }) createdBy!: UserId | null;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
}

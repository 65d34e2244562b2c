import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** How often what a shop is told has changed. */
@Entity({ schema: 'reporting', name: 'store_version' })
export class StoreVersion {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @Column('bigint') version!: number;
}

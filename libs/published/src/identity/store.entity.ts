import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Platform, ProviderId, StoreId } from '@zuoxi/vocabulary';

export type StoreStatus = 'lead' | 'quoted' | 'contracted' | 'in_service' | 'paused' | 'closed';

/** A shop and how far it has come. */
@Entity({ schema: 'identity_pub', name: 'store', synchronize: false })
export class Store {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @Column('uuid') clientId!: string;
  @Column('text') slug!: string;
  @Column('text') name!: string;
  @Column('text') platform!: Platform;
  @Column('text') category!: string;
  @Column('text') timeZone!: string;
  @Column('text') status!: StoreStatus;
}

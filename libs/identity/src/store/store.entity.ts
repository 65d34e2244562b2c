import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Defaulted } from '@zuoxi/platform/database';
import type { Platform, ProviderId, StoreId } from '@zuoxi/vocabulary';
import type { StoreStatus } from '../api.types.js';

/** A shop of a client. */
@Entity({ schema: 'identity', name: 'store' })
export class Store {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @Column('uuid') clientId!: string;
  @Column('text') slug!: string;
  @Column('text') name!: string;
  @Column('text') platform!: Platform;
  @Column('text') category!: string;
  @Column('text', { default: 'Asia/Shanghai' }) timeZone!: Defaulted<string>;
  @Column('text', { default: 'lead' }) status!: Defaulted<StoreStatus>;
  @Column('timestamptz') createdAt!: Date;
  /** Where a paused or closed shop comes back to. */
  @Column('text', { nullable: true }) statusBefore!: StoreStatus | null;
}

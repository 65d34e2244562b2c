import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** Inquiries of a half hour, on an average day, as the shop told. */
@Entity({ schema: 'onboarding_pub', name: 'traffic_slot', synchronize: false })
export class TrafficSlot {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') profileId!: string;
  @PrimaryColumn('int') slotMinute!: number;
  @Column('numeric', { precision: 12, scale: 3 }) inquiries!: string;
}

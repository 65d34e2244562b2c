import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';
import type { MatterSide } from '../api.types.js';

/** What was said in a matter; nobody takes back what the other side may have read. */
@Entity({ schema: 'onboarding', name: 'matter_message' })
export class MatterMessage {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') matterId!: string;
  @Column('text') side!: MatterSide;
  @Column('text') text!: string;
  @Column('text') author!: string;
  @Column('timestamptz') at!: Date;
}

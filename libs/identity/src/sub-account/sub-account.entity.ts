import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Platform, ProviderId, StoreId } from '@zuoxi/vocabulary';
import type { SubAccountRight } from '../api.types.js';

/** An account that a shop gives out on its platform for others to work with. */
@Entity({ schema: 'identity', name: 'sub_account' })
export class SubAccount {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') platform!: Platform;
  @Column('text') name!: string;
  @Column('text', { array: true }) rights!: SubAccountRight[];
  @Column('timestamptz') createdAt!: Date;
  /** Since then the shop has it no more. */
  @Column('date', { nullable: true }) closedOn!: string | null;
}

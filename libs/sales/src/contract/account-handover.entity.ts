import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';
import type { AccountOwner } from './contract.entity.js';

/** Who answers for an engagement from a day on, after whoever did. */
@Entity({ schema: 'sales', name: 'account_handover' })
export class AccountHandover implements AccountOwner {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') contractId!: string;
  @Column('text') party!: AccountOwner['party'];
  @Column('text') name!: string;
  @Column('text', { nullable: true }) phone!: string | null;
  @Column('date') fromOn!: string;
  @Column('text') reason!: string;
  @Column('text') handedOverBy!: string;
  @Column('timestamptz') handedOverAt!: Date;
}

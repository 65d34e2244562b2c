import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** What a buyer asked for after the sale. */
@Entity({ schema: 'conversations_pub', name: 'after_sale', synchronize: false })
export class AfterSale {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('date') businessDate!: string;
  @Column('text', { nullable: true }) orderNo!: string | null;
  @Column('text') buyer!: string;
  @Column('text') kind!: string;
  @Column('bigint', { nullable: true }) amountFen!: number | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('text', { nullable: true }) outcome!: string | null;
  @Column('text', { nullable: true }) agentAccount!: string | null;
}

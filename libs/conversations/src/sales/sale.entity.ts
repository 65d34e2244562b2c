import type { Credit, Sums } from '@zuoxi/metrics';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An order on the day it was paid, with whose sale it is and what it adds to the day's numbers. */
@Entity({ schema: 'conversations', name: 'sale' })
export class Sale {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  /** Of the payment. */
  @PrimaryColumn('date') businessDate!: string;
  @PrimaryColumn('uuid') orderId!: string;
  @Column('text') orderNo!: string;
  @Column('text') buyer!: string;
  @Column('timestamptz') paidAt!: Date;
  @Column('bigint') paidFen!: number;
  @Column('bigint') refundedFen!: number;
  @Column('int', { nullable: true }) quantity!: number | null;
  /** Null: bought in silence. */
  @Column('text', { nullable: true }) creditedBy!: Credit['by'] | null;
  @Column('text', { nullable: true }) agentAccount!: string | null;
  /** When the agent last wrote before it; null where the file names the agent. */
  @Column('timestamptz', { nullable: true }) servedAt!: Date | null;
  @Column('jsonb') sums!: Sums;
}

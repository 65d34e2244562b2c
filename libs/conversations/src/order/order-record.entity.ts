import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** An order, as the files that stand say together. */
@Entity({ schema: 'conversations', name: 'order_record' })
export class OrderRecord {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('date') businessDate!: string;
  @Column('text') orderNo!: string;
  @Column('text') buyer!: string;
  @Column('text', { nullable: true }) agentAccount!: string | null;
  @Column('bigint', { nullable: true }) paidFen!: number | null;
  /** Pieces. */
  @Column('int', { nullable: true }) quantity!: number | null;
  @Column('text', { nullable: true }) status!: string | null;
  @Column('timestamptz', { nullable: true }) orderedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) paidAt!: Date | null;
  @Column('uuid', { nullable: true }) batchId!: string | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** Money as it came in. Which instalment it covers follows from the order of due dates and is computed. */
@Entity({ schema: 'sales', name: 'payment_receipt' })
export class PaymentReceipt {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') contractId!: string;
  @Column('bigint') amountFen!: number;
  @Column('date') receivedOn!: string;
  @Column('text') method!: string;
  @Column('text') recordedBy!: string;
  @Column('timestamptz') recordedAt!: Date;
  /** Taken back, because it was recorded by mistake. */
  @Column('timestamptz', { nullable: true }) reversedAt!: Date | null;
  @Column('text', { nullable: true }) reversedBy!: string | null;
  @Column('text', { nullable: true }) reversalReason!: string | null;
}

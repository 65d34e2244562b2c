import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** What a buyer asked for after the sale, as the files that stand say together. */
@Entity({ schema: 'conversations', name: 'after_sale' })
export class AfterSale {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('date') businessDate!: string;
  /** A hash of the platform's number, or of the order and the time it was asked for. */
  @Column('bytea') fingerprint!: Buffer;
  @Column('text', { nullable: true }) orderNo!: string | null;
  @Column('text') buyer!: string;
  @Column('text') kind!: string;
  @Column('bigint', { nullable: true }) amountFen!: number | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('text', { nullable: true }) outcome!: string | null;
  @Column('text', { nullable: true }) agentAccount!: string | null;
  @Column('timestamptz', { nullable: true }) at!: Date | null;
  @Column('uuid', { nullable: true }) batchId!: string | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** An instalment as it falls due. */
@Entity({ schema: 'sales', name: 'scheduled_payment' })
export class ScheduledPayment {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') contractId!: string;
  @Column('date') dueOn!: string;
  @Column('date') fromOn!: string;
  @Column('date') toOn!: string;
  @Column('bigint') amountFen!: number;
}

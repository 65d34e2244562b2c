import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

export type ContractStatus = 'draft' | 'signing' | 'signed' | 'in_service' | 'ended';

/** What a store was promised, and for how long. */
@Entity({ schema: 'sales_pub', name: 'contract', synchronize: false })
export class Contract {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') status!: ContractStatus;
  @Column('date') startsOn!: string;
  @Column('date', { nullable: true }) endsOn!: string | null;
  @Column('date', { nullable: true }) endedOn!: string | null;
  @Column('int') seats!: number;
}

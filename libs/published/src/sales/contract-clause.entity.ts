import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClausePeriod, ProviderId, StoreId } from '@zuoxi/vocabulary';

export type Comparator = '>=' | '<=';

/** A promised number of a contract. */
@Entity({ schema: 'sales_pub', name: 'contract_clause', synchronize: false })
export class ContractClause {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') contractId!: string;
  @Column('int') ordinal!: number;
  @Column('text') metric!: string;
  @Column('text') comparator!: Comparator;
  @Column('numeric', { precision: 12, scale: 4 }) target!: string;
  @Column('text') period!: ClausePeriod;
}

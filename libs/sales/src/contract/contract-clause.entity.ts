import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClausePeriod, ProviderId, StoreId } from '@zuoxi/vocabulary';
import type { Comparator } from './contract.rules.js';

/** What is promised of a metric, and what follows when it is missed. */
@Entity({ schema: 'sales', name: 'contract_clause' })
export class ContractClause {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') contractId!: string;
  @Column('int') ordinal!: number;
  /** `key@version` of the metric dictionary. */
  @Column('text') metric!: string;
  @Column('text') comparator!: Comparator;
  @Column('numeric', { precision: 12, scale: 4 }) target!: string;
  @Column('text') period!: ClausePeriod;
  @Column('text') remedy!: string;
}

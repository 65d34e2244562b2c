import { Column, Entity, PrimaryColumn } from 'typeorm';
import { keptDocument, keptList, type ProviderId } from '@zuoxi/vocabulary';
import type { PriceFactors } from './price-book.rules.js';

export interface CommissionTier {
  readonly fromFen: number;
  readonly rate: string;
}

const commissionTiers = keptList<CommissionTier>('commission of a price book');
const factors = keptDocument<PriceFactors>('factors of a price book');

/** What a provider's work costs and what it shall earn, from a day on; each change is a version of its own. */
@Entity({ schema: 'sales', name: 'price_book' })
export class PriceBookVersion {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  @Column('int') version!: number;
  @Column('date') effectiveFrom!: string;
  @Column('numeric', { precision: 6, scale: 4 }) marginTarget!: string;
  @Column('numeric', { precision: 6, scale: 4 }) marginFloor!: string;
  @Column('numeric', { precision: 6, scale: 4 }) taxRate!: string;
  @Column('jsonb', { transformer: commissionTiers }) commissionTiers!: readonly CommissionTier[];
  @Column('jsonb', { transformer: factors }) factors!: PriceFactors;
  @Column('text') createdBy!: string;
  @Column('timestamptz') createdAt!: Date;
}

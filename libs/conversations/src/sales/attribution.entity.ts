import type { AttributionRule } from '@zuoxi/metrics';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** By which rule a shop's sales are credited to agents, from a business date until the next one. */
@Entity({ schema: 'conversations', name: 'attribution' })
export class AttributionTerms {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('date') fromOn!: string;
  @Column('text') rule!: AttributionRule;
  @Column('int') days!: number;
  @Column('text') setBy!: string;
  @Column('timestamptz') setAt!: Date;
}

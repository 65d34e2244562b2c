import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgentId, ProviderId, StoreId } from '@zuoxi/vocabulary';

export type ReviewStatus = 'open' | 'submitted' | 'appealed' | 'upheld' | 'changed';

/** A conversation that somebody judges. */
@Entity({ schema: 'quality_pub', name: 'review', synchronize: false })
export class Review {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('date') businessDate!: string;
  @Column('uuid') agentId!: AgentId;
  @Column('text') status!: ReviewStatus;
  @Column('numeric', { nullable: true, precision: 5, scale: 2 }) score!: string | null;
  @Column('boolean') fatal!: boolean;
  @Column('timestamptz', { nullable: true }) submittedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) appealDecidedAt!: Date | null;
}

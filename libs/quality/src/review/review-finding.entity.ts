import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Defaulted } from '@zuoxi/platform/database';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** What an attempt took off for an item of the scorecard. */
@Entity({ schema: 'quality', name: 'review_finding' })
export class ReviewFinding {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') reviewId!: string;
  @PrimaryColumn('int', { default: 1 }) attempt!: Defaulted<number>;
  @PrimaryColumn('text') itemKey!: string;
  @Column('numeric', { precision: 4, scale: 1 }) deduction!: string;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('jsonb') messageIds!: readonly string[];
  /** When an appeal overturned it; since then it counts in nothing. */
  @Column('timestamptz', { nullable: true }) supersededAt!: Date | null;
}

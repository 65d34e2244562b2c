import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';
import type { QuoteApprovalStatus } from '../api.types.js';

/** Whether a quote below the margin floor may be sent. It belongs to one revision; the next one asks again. */
@Entity({ schema: 'sales', name: 'quote_approval' })
export class QuoteApproval {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') quoteId!: string;
  @Column('text') status!: QuoteApprovalStatus;
  @Column('text') reason!: string;
  @Column('text') requestedBy!: string;
  @Column('timestamptz') requestedAt!: Date;
  @Column('text', { nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('text', { nullable: true }) comment!: string | null;
  /** Null: asked before the requester's id was kept. */
  @Column('text', { nullable: true }) requestedById!: string | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Defaulted } from '@zuoxi/platform/database';
import type { AgentId, ProviderId, StoreId, UserId } from '@zuoxi/vocabulary';
import type { ReviewStatus } from '../api.types.js';
import type { SampleReason } from './sampling.rules.js';

/** A conversation of an agent that somebody judges. */
@Entity({ schema: 'quality', name: 'review' })
export class Review {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('date') businessDate!: string;
  @Column('uuid') agentId!: AgentId;
  @Column('uuid') conversationId!: string;
  /** Why it was drawn. */
  @Column('text') reason!: SampleReason;
  @Column('text') status!: ReviewStatus;
  @Column('uuid') scorecardId!: string;
  /** Counts on where an inspector takes their review back. */
  @Column('int', { default: 1 }) attempt!: Defaulted<number>;
  @Column('numeric', { precision: 5, scale: 2, nullable: true }) score!: string | null;
  @Column('boolean', { default: false }) fatal!: Defaulted<boolean>;
  /** Items that could not be shown in this conversation; their weight is the others'. */
  @Column('text', { array: true, default: '{}' }) notApplicable!: Defaulted<string[]>;
  @Column('text', { nullable: true }) comment!: string | null;
  @Column('uuid', { nullable: true }) inspectorId!: UserId | null;
  @Column('text', { nullable: true }) inspectorName!: string | null;
  @Column('timestamptz', { nullable: true }) submittedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) appealUntil!: Date | null;
  @Column('timestamptz', { nullable: true }) appealFiledAt!: Date | null;
  @Column('text', { nullable: true }) appealReason!: string | null;
  @Column('timestamptz', { nullable: true }) appealDecidedAt!: Date | null;
  @Column('text', { nullable: true }) appealDecision!: string | null;
  @Column('text', { nullable: true }) appealDecidedBy!: string | null;
  /** What an appeal changed. */
  @Column('numeric', { precision: 5, scale: 2, nullable: true }) scoreBeforeAppeal!: string | null;
  @Column('boolean', { nullable: true }) fatalBeforeAppeal!: boolean | null;
  @Column('timestamptz') createdAt!: Date;
}

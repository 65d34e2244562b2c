import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sums } from '@zuoxi/metrics';
import type { Defaulted } from '@zuoxi/platform/database';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** What a talk adds to each metric of its day, by half hour and account. */
export interface MetricPart {
  readonly slot: number;
  readonly account: string;
  readonly sums: Sums;
}

/** A talk of a buyer on a day. Everything from `messageCount` on is filled when the day is counted. */
@Entity({ schema: 'conversations', name: 'conversation' })
export class Conversation {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('date') businessDate!: string;
  @PrimaryColumn('uuid') id!: string;
  /** The platform's number of it, or one that begins with `auto-`. */
  @Column('text') externalId!: string;
  @Column('text') buyer!: string;
  /** The first that answered. */
  @Column('text', { nullable: true }) agentAccount!: string | null;
  @Column('timestamptz') startedAt!: Date;
  @Column('timestamptz') endedAt!: Date;
  @Column('int', { default: 0 }) messageCount!: Defaulted<number>;
  @Column('numeric', { precision: 12, scale: 3, nullable: true }) firstResponseSeconds!: string | null;
  @Column('numeric', { precision: 12, scale: 3, nullable: true }) maxWaitSeconds!: string | null;
  @Column('int', { default: 0 }) rounds!: Defaulted<number>;
  @Column('int', { default: 0 }) roundsInTime!: Defaulted<number>;
  @Column('boolean', { default: false }) unanswered!: Defaulted<boolean>;
  /** Everyone who answered in it. */
  @Column('text', { array: true, default: '{}' }) agentAccounts!: Defaulted<string[]>;
  @Column('jsonb', { default: '[]' }) parts!: Defaulted<readonly MetricPart[]>;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** A talk of a buyer and its measures. */
@Entity({ schema: 'conversations_pub', name: 'conversation', synchronize: false })
export class Conversation {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @PrimaryColumn('date') businessDate!: string;
  @Column('text') externalId!: string;
  @Column('text') buyer!: string;
  @Column('text', { nullable: true }) agentAccount!: string | null;
  @Column('timestamptz') startedAt!: Date;
  @Column('timestamptz') endedAt!: Date;
  @Column('int') messageCount!: number;
  @Column('numeric', { nullable: true, precision: 12, scale: 3 }) firstResponseSeconds!: string | null;
  @Column('numeric', { nullable: true, precision: 12, scale: 3 }) maxWaitSeconds!: string | null;
  @Column('int') rounds!: number;
  @Column('int') roundsInTime!: number;
  @Column('boolean') unanswered!: boolean;
  @Column('text', { array: true }) agentAccounts!: string[];
}

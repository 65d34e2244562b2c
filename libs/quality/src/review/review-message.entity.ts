import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Direction, MessageType } from '@zuoxi/metrics';
import type { Defaulted } from '@zuoxi/platform/database';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** A message as it was when its conversation was scored. */
@Entity({ schema: 'quality', name: 'review_message' })
export class ReviewMessage {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') reviewId!: string;
  @PrimaryColumn('int', { default: 1 }) attempt!: Defaulted<number>;
  @PrimaryColumn('int') ordinal!: number;
  @Column('text') messageId!: string;
  @Column('timestamptz') at!: Date;
  @Column('text') direction!: Direction;
  @Column('text') type!: MessageType;
  @Column('text', { nullable: true }) agentAccount!: string | null;
  @Column('text') text!: string;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Direction, MessageType } from '@zuoxi/metrics';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** A message, its text masked: one row, whichever files hold it. */
@Entity({ schema: 'conversations', name: 'message' })
export class Message {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('date') businessDate!: string;
  /** The platform's message id, or a hash of what the message is. */
  @PrimaryColumn('bytea') fingerprint!: Buffer;
  @Column('uuid') conversationId!: string;
  @Column('timestamptz') at!: Date;
  @Column('text') direction!: Direction;
  @Column('text', { nullable: true }) agentAccount!: string | null;
  @Column('text') type!: MessageType;
  @Column('text') text!: string;
  /** Whose version of it stands. */
  @Column('uuid') batchId!: string;
  @Column('int') rowNo!: number;
}

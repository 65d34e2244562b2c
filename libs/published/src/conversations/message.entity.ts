import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Direction, MessageType } from '@zuoxi/metrics';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** A message, its text masked. */
@Entity({ schema: 'conversations_pub', name: 'message', synchronize: false })
export class Message {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('date') businessDate!: string;
  @PrimaryColumn('bytea') fingerprint!: Buffer;
  @Column('uuid') conversationId!: string;
  @Column('timestamptz') at!: Date;
  @Column('text') direction!: Direction;
  @Column('text', { nullable: true }) agentAccount!: string | null;
  @Column('text') type!: MessageType;
  @Column('text') text!: string;
  @Column('int') rowNo!: number;
}

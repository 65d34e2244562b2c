import type { Defaulted } from '@zuoxi/platform/database';
import type { ProviderId } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Withheld: when it was to be sent, its reader might no longer see it or had asked for no more. */
export type DeliveryState = 'waiting' | 'sending' | 'sent' | 'dead' | 'withheld';

/** An event on its way to a channel. */
@Entity({ schema: 'notifications', name: 'delivery' })
export class Delivery {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') channelId!: string;
  @PrimaryColumn('uuid') eventId!: string;
  @Column('text') state!: DeliveryState;
  @Column('int', { default: 0 }) attempts!: Defaulted<number>;
  /** When it is to be sent; of one that is being sent, when whoever does it is taken for gone. */
  @Column('timestamptz') dueAt!: Date;
  @Column('timestamptz', { nullable: true }) sentAt!: Date | null;
  /** Why it did not arrive, the last time. */
  @Column('text', { nullable: true }) failure!: string | null;
  /** Of a mail, once it was tried: all events with the same go in it again. */
  @Column('uuid', { nullable: true }) messageId!: string | null;
}

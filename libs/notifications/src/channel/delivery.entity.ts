import type { Defaulted } from '@zuoxi/platform/database';
import type { ProviderId } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type DeliveryState = 'waiting' | 'sending' | 'sent' | 'dead';

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
}

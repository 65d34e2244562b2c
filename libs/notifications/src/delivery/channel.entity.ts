import type { EventName, Locale, ProviderId, StoreId, UserId } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ChannelKind } from './delivery.rules.js';

/** Where somebody is told besides the product: a group chat, a system, or one person's mail. */
@Entity({ schema: 'notifications', name: 'channel' })
export class Channel {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: ChannelKind;
  @Column('text') name!: string;
  /** Null: of all stores. */
  @Column('uuid', { nullable: true }) storeId!: StoreId | null;
  /** Whose mail it is. */
  @Column('uuid', { nullable: true }) accountId!: UserId | null;
  @Column('text') host!: string;
  /** Wrapped by the installation's key, as the secret is; null: of somebody's mail, which identity knows. */
  @Column('text', { nullable: true }) address!: string | null;
  @Column('text', { nullable: true }) secret!: string | null;
  /** Of somebody's mail none: that is their choice (`notice_choice`). */
  @Column('text', { array: true }) events!: EventName[];
  @Column('text') locale!: Locale;
  @Column('timestamptz') nextSendAt!: Date;
  @Column('text') createdBy!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) stoppedAt!: Date | null;
}

/** A group chat or a system, which somebody added with its address. */
export type AddedChannel = Channel & { kind: Exclude<ChannelKind, 'mail'>; address: string };

export const isAdded = (channel: Channel): channel is AddedChannel => channel.kind !== 'mail';

import type { Defaulted } from '@zuoxi/platform/database';
import type { EventName, Locale, ProviderId, StoreId, UserId } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ChannelKind } from './delivery.rules.js';
import type { Digest } from './rhythm.rules.js';

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
  /** Whether people of the shop are among those who are told there. */
  @Column('boolean', { default: false }) withShop!: Defaulted<boolean>;
  @Column('text') host!: string;
  /** Wrapped by the installation's key, as the secret is; null: of somebody's mail, which identity knows. */
  @Column('text', { nullable: true }) address!: string | null;
  @Column('text', { nullable: true }) secret!: string | null;
  /** Of somebody's mail none: that is their choice (`notice_choice`). */
  @Column('text', { array: true }) events!: EventName[];
  @Column('text') locale!: Locale;
  /** Whose clock the hours are of. */
  @Column('text', { default: 'Asia/Shanghai' }) timeZone!: Defaulted<string>;
  /** Minutes after midnight between which nothing is sent; what waits is sent when they are over. */
  @Column('smallint', { nullable: true }) quietFrom!: number | null;
  @Column('smallint', { nullable: true }) quietUntil!: number | null;
  @Column('text', { default: 'at_once' }) digest!: Defaulted<Digest>;
  /** Of a daily digest. */
  @Column('smallint', { default: 540 }) digestMinute!: Defaulted<number>;
  @Column('timestamptz') nextSendAt!: Date;
  /** When a job looks what is due; null: none is queued. */
  @Column('timestamptz', { nullable: true }) lookAt!: Date | null;
  @Column('text') createdBy!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) stoppedAt!: Date | null;
}

/** A group chat or a system, which somebody added with its address. */
export type AddedChannel = Channel & { kind: Exclude<ChannelKind, 'mail'>; address: string };

export const isAdded = (channel: Channel): channel is AddedChannel => channel.kind !== 'mail';

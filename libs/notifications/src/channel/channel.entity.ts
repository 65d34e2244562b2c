import type { EventName, Locale, ProviderId, StoreId } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ChannelKind } from './message.rules.js';

/** Where a provider wants to be told besides the product. */
@Entity({ schema: 'notifications', name: 'channel' })
export class Channel {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: ChannelKind;
  @Column('text') name!: string;
  /** Null: of all stores. */
  @Column('uuid', { nullable: true }) storeId!: StoreId | null;
  @Column('text') host!: string;
  /** Wrapped by the installation's key, as the secret is. */
  @Column('text') address!: string;
  @Column('text', { nullable: true }) secret!: string | null;
  @Column('text', { array: true }) events!: EventName[];
  @Column('text') locale!: Locale;
  @Column('timestamptz') nextSendAt!: Date;
  @Column('text') createdBy!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) stoppedAt!: Date | null;
}

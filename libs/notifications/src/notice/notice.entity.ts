import type { Defaulted } from '@zuoxi/platform/database';
import type { EventName, ProviderId, StoreId, UserId } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a person has been told: an event, or so many alike that came while nobody read. */
@Entity({ schema: 'notifications', name: 'notice' })
export class Notice {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') accountId!: UserId;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: EventName;
  @Column('uuid', { nullable: true }) storeId!: StoreId | null;
  /** The latest of them. */
  @Column('uuid') eventId!: string;
  @Column('int', { default: 1 }) count!: Defaulted<number>;
  @Column('timestamptz') at!: Date;
  @Column('timestamptz', { nullable: true }) readAt!: Date | null;
}

import type { EventName, ProviderId, UserId } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a person wishes to be told of such events, where it differs from how their roles are. */
@Entity({ schema: 'notifications', name: 'notice_choice' })
export class NoticeChoice {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') accountId!: UserId;
  @PrimaryColumn('text') event!: EventName;
  /** In the product; null, of either: as their roles are told. */
  @Column('boolean', { nullable: true }) isTold!: boolean | null;
  @Column('boolean', { nullable: true }) isMailed!: boolean | null;
}

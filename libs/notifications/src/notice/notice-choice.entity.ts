import type { EventName, ProviderId, UserId } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a person wishes to be told, or not, where it differs from what their roles are told. */
@Entity({ schema: 'notifications', name: 'notice_choice' })
export class NoticeChoice {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') accountId!: UserId;
  @PrimaryColumn('text') event!: EventName;
  @Column('boolean') isTold!: boolean;
}

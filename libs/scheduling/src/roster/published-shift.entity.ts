import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId } from '@zuoxi/vocabulary';

/** What an agent is told to work on a day, in whichever store: the provider's own. */
@Entity({ schema: 'scheduling', name: 'published_shift' })
export class PublishedShift {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') agentId!: string;
  @PrimaryColumn('date', { name: 'on_date' }) on!: string;
  @Column('uuid') rosterId!: string;
  @Column('uuid') shiftId!: string;
  @Column('int') startMinute!: number;
  @Column('int') endMinute!: number;
  @Column('int') workMinutes!: number;
}

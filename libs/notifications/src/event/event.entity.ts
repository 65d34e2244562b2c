import type { EventName, ProviderId, StoreId } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What happened, as its deed told it. */
@Entity({ schema: 'notifications', name: 'event' })
export class Event {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: EventName;
  /** Null: it concerns the provider as a whole. */
  @Column('uuid', { nullable: true }) storeId!: StoreId | null;
  @Column('text') subjectId!: string;
  /** What its sentence is filled with. */
  @Column('jsonb') params!: Record<string, string | number>;
  @Column('text') byId!: string;
  @Column('text') byName!: string;
  @Column('timestamptz') at!: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** A shift that nobody works any more, because whoever was to work it leaves before. */
@Entity({ schema: 'scheduling', name: 'freed_shift' })
export class FreedShift {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') rosterId!: string;
  @Column('uuid') agentId!: string;
  @Column('date', { name: 'on_date' }) on!: string;
  @Column('uuid') shiftId!: string;
  @Column('int') startMinute!: number;
  @Column('int') endMinute!: number;
  /** Whether the agent had been told it, or it stood in a draft. */
  @Column('boolean') wasPublished!: boolean;
  @Column('timestamptz') freedAt!: Date;
}

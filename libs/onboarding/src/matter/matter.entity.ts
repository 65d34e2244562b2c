import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';
import type { MatterKind, MatterSide, MatterStatus } from '../api.types.js';

/** What one side wants of the other: a question to be answered, or materials to be sent. */
@Entity({ schema: 'onboarding', name: 'matter' })
export class Matter {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: MatterKind;
  @Column('text') askedOf!: MatterSide;
  @Column('text') title!: string;
  @Column('date') dueOn!: string;
  @Column('text') status!: MatterStatus;
  /** The account that asked, or the key. */
  @Column('text') askedById!: string;
  @Column('text') askedBy!: string;
  @Column('timestamptz') askedAt!: Date;
  /** When it came into its state. */
  @Column('timestamptz') movedAt!: Date;
}

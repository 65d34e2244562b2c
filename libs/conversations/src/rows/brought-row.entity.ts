import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';
import type { BroughtKind } from './brought-rows.js';

/** What a file said of a row that is not its own: undoing one file leaves what another says. */
@Entity({ schema: 'conversations', name: 'brought_row' })
export class BroughtRow {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('text') kind!: BroughtKind;
  @PrimaryColumn('date') businessDate!: string;
  @PrimaryColumn('text') key!: string;
  @PrimaryColumn('uuid') batchId!: string;
  /** Null: the row as it stands. */
  @Column('jsonb', { nullable: true }) value!: Readonly<Record<string, unknown>> | null;
  /** The file in whose version of a talk this message is another one. */
  @Column('uuid', { nullable: true }) supersededBy!: string | null;
  @Column('timestamptz') broughtAt!: Date;
}

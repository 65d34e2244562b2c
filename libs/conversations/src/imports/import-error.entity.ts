import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Defaulted } from '@zuoxi/platform/database';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';
import type { IngestErrorCode } from '../ingest/index.js';

/** A row that did not come in, and why. */
@Entity({ schema: 'conversations', name: 'import_error' })
export class ImportError {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') batchId!: string;
  @PrimaryColumn('int') rowNo!: number;
  /** Empty: the whole row. */
  @PrimaryColumn('text', { default: '' }) columnName!: Defaulted<string>;
  @Column('text') code!: IngestErrorCode;
  @Column('text', { nullable: true }) value!: string | null;
}

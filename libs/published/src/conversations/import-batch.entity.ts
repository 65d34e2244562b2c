import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** What a file holds. */
export type ImportKind = 'conversations' | 'performance' | 'orders' | 'aftersales';

export type ImportState =
  'waiting' | 'uploaded' | 'running' | 'completed' | 'failed' | 'cancelled' | 'undoing' | 'undone';

/** A file that was brought, and the days it tells of. */
@Entity({ schema: 'conversations_pub', name: 'import_batch', synchronize: false })
export class ImportBatch {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: ImportKind;
  @Column('text') state!: ImportState;
  @Column('date', { nullable: true }) fromOn!: string | null;
  @Column('date', { nullable: true }) toOn!: string | null;
  @Column('int') rowsRejected!: number;
  @Column('int') rowsConflict!: number;
}

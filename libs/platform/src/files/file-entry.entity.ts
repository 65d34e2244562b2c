import type { ProviderId, StoreId } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A stored file that a transaction has entered. */
@Entity({ schema: 'platform', name: 'stored_file' })
export class FileEntry {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { nullable: true }) storeId!: StoreId | null;
  @Column('text') name!: string;
  @Column('text') mediaType!: string;
  @Column('bigint') bytes!: number;
  /** Of what it says. */
  @Column('text') sha256!: string;
  /** Of the bytes as they lie; null for a file from before files were sealed. */
  @Column('text', { nullable: true }) sealedSha256!: string | null;
  @Column('uuid', { nullable: true }) keyId!: string | null;
  @Column('text') storageKey!: string;
  /** What one must be allowed to open it. */
  @Column('text') permission!: string;
  @Column('text') createdBy!: string;
  @Column('timestamptz') createdAt!: Date;
}

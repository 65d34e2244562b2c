import type { ProviderId } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The key of a store's files, or of the provider's own. */
@Entity({ schema: 'platform', name: 'data_key' })
export class WrappedKey {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  /** A store, or the provider itself. */
  @Column('uuid') scopeId!: string;
  /** By the installation's key; null once it is erased. */
  @Column('bytea', { nullable: true }) wrapped!: Buffer | null;
  @Column('timestamptz') madeAt!: Date;
  @Column('timestamptz', { nullable: true }) erasedAt!: Date | null;
  @Column('text', { nullable: true }) erasedBy!: string | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import { keptDocument, type ProviderId } from '@zuoxi/vocabulary';
import type { ImportKind } from './import.reader.js';

/** Our field → the file's column; null: the file has no column for it. */
export type HandMapping = Readonly<Record<string, string | null>>;

export const keptMapping = keptDocument<HandMapping>('columns of a file');

/** Which column is what, as a person said for files with exactly these columns. */
@Entity({ schema: 'conversations', name: 'remembered_mapping' })
export class RememberedMapping {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('text') kind!: ImportKind;
  /** A hash of the file's column names, in no order. */
  @PrimaryColumn('text') signature!: string;
  @Column('text') preset!: string;
  @Column('jsonb', { transformer: keptMapping }) mapping!: HandMapping;
  @Column('text') rememberedBy!: string;
  @Column('timestamptz') rememberedAt!: Date;
  /** What somebody said for the whole provider is not changed by who holds some of its stores. */
  @Column('boolean') providerWide!: boolean;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Defaulted } from '@zuoxi/platform/database';
import { keptDocument, keptList, type ProviderId, type StoreId } from '@zuoxi/vocabulary';
import type { ImportMoment, ImportState } from '../api.types.js';
import type { ReadingWarning } from '../ingest/index.js';
import type { ImportFailure } from './import-remarks.js';
import type { ImportKind } from './import.reader.js';
import { type HandMapping, keptMapping } from './remembered-mapping.entity.js';
import type { UnknownWord } from './unknown-words.rules.js';

const unknownWords = keptList<UnknownWord>('unknown words of a file');
const warnings = keptList<ReadingWarning>('warnings of a file');
const failure = keptDocument<ImportFailure>('failure of an import');

/** A file that was brought, how it was read and what came of it. */
@Entity({ schema: 'conversations', name: 'import_batch' })
export class ImportBatch {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: ImportKind;
  @Column('uuid') fileId!: string;
  @Column('text') fileName!: string;
  @Column('text') fileSha256!: string;
  @Column('bigint') bytes!: number;
  @Column('text') preset!: string;
  @Column('jsonb', { nullable: true, transformer: keptMapping }) mapping!: HandMapping | null;
  /** The business date that a person gave for a file that names none. */
  @Column('date', { nullable: true }) givenOn!: string | null;
  /** How things stood when: of two files that differ about a row the later moment is right. */
  @Column('timestamptz') asOf!: Date;
  @Column('text', { default: 'upload' }) asOfSource!: Defaulted<ImportMoment>;
  @Column('text') state!: ImportState;
  @Column('int', { default: 0 }) rowsRead!: Defaulted<number>;
  @Column('int', { default: 0 }) rowsAccepted!: Defaulted<number>;
  @Column('int', { default: 0 }) rowsChanged!: Defaulted<number>;
  @Column('int', { default: 0 }) rowsKnown!: Defaulted<number>;
  @Column('int', { default: 0 }) rowsOutdated!: Defaulted<number>;
  @Column('int', { default: 0 }) rowsConflict!: Defaulted<number>;
  @Column('int', { default: 0 }) rowsRejected!: Defaulted<number>;
  @Column('int', { default: 0 }) summaryRows!: Defaulted<number>;
  /** Rows up to here are committed: where a killed import goes on. */
  @Column('int', { default: 0 }) resumeRow!: Defaulted<number>;
  @Column('date', { nullable: true }) fromOn!: string | null;
  @Column('date', { nullable: true }) toOn!: string | null;
  @Column('jsonb', { default: '[]', transformer: unknownWords }) unknownWords!: Defaulted<
    readonly UnknownWord[]
  >;
  /** What was read all the same, and is to be known of. */
  @Column('jsonb', { default: '[]', transformer: warnings }) warnings!: Defaulted<readonly ReadingWarning[]>;
  @Column('jsonb', { nullable: true, transformer: failure }) failure!: ImportFailure | null;
  @Column('uuid', { nullable: true }) taskId!: string | null;
  @Column('text', { nullable: true }) undoneReason!: string | null;
  @Column('text', { nullable: true }) undoneBy!: string | null;
  @Column('timestamptz', { nullable: true }) undoneAt!: Date | null;
  @Column('text') createdBy!: string;
  @Column('timestamptz') createdAt!: Date;
}

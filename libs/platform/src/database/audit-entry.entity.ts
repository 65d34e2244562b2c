import type { ProviderId, StoreId, Subject } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was done, by whom, to what; each entry's hash holds the one before. */
@Entity({ schema: 'platform', name: 'audit_entry' })
export class AuditEntry {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('bigint') seq!: number;
  @Column('timestamptz') at!: Date;
  @Column('text') action!: string;
  @Column('text') actorKind!: string;
  @Column('text') actorId!: string;
  @Column('text') actorName!: string;
  @Column('uuid', { nullable: true }) storeId!: StoreId | null;
  @Column('text', { nullable: true }) subjectType!: Subject | null;
  @Column('text', { nullable: true }) subjectId!: string | null;
  @Column('jsonb') details!: Readonly<Record<string, unknown>>;
  @Column('text', { nullable: true }) ip!: string | null;
  @Column('text') requestId!: string;
  @Column('bytea') previousHash!: Buffer;
  @Column('bytea') hash!: Buffer;
}

import type { ProviderId } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a request was answered, for when it comes again. */
@Entity({ schema: 'platform', name: 'idempotency' })
export class Idempotency {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('text') actorId!: string;
  @PrimaryColumn('text') key!: string;
  @Column('text') operation!: string;
  @Column('text') requestHash!: string;
  @Column('jsonb', { nullable: true }) result!: { readonly value: unknown } | null;
  @Column('timestamptz') at!: Date;
}

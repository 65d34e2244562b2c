import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId } from '@zuoxi/vocabulary';
import type { DocumentState } from '../api.types.js';

/** A GraphQL document that programs of a provider may run by its hash. */
@Entity({ schema: 'identity', name: 'registered_document' })
export class RegisteredDocument {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') endpoint!: 'back-office' | 'store';
  @Column('text') hash!: string;
  @Column('text') name!: string;
  @Column('text') text!: string;
  @Column('text') state!: DocumentState;
  @Column('text') registeredById!: string;
  @Column('text') registeredBy!: string;
  @Column('timestamptz') registeredAt!: Date;
  @Column('text', { nullable: true }) reviewedBy!: string | null;
  @Column('timestamptz', { nullable: true }) reviewedAt!: Date | null;
}

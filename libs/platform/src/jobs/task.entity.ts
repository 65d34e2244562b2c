import type { JobKind, ProviderId, StoreId } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Defaulted } from '../database/index.js';
import type { TaskSentence } from './task-sentences.js';

export type TaskState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';

@Entity({ schema: 'platform', name: 'task' })
export class Task {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { nullable: true }) storeId!: StoreId | null;
  @Column('text') kind!: JobKind;
  @Column('text') state!: TaskState;
  @Column('smallint', { default: 0 }) percent!: Defaulted<number>;
  @Column('text') sentence!: TaskSentence;
  @Column('jsonb', { default: {} }) params!: Defaulted<Readonly<Record<string, unknown>>>;
  @Column('jsonb', { nullable: true }) result!: { readonly id: string } | null;
  @Column('jsonb', { nullable: true }) error!: { readonly code: string; readonly message: string } | null;
  @Column('text') createdBy!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}

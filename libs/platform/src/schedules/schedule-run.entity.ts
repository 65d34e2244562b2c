import type { ErrorCode, ProviderId, StoreId } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Defaulted } from '../database/index.js';
import type { RunSentence } from './run-sentences.js';

export type RunState = 'queued' | 'running' | 'done' | 'nothing' | 'failed';

/** Worded when it is read, in the reader's language. */
export interface RunError {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
}

/** One time that a schedule was due, or that a person asked for it. */
@Entity({ schema: 'platform', name: 'schedule_run' })
export class ScheduleRun {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') scheduleId!: string;
  @Column('uuid', { nullable: true }) storeId!: StoreId | null;
  @Column('timestamptz') dueAt!: Date;
  @Column('date') onDate!: string;
  @Column('int', { default: 0 }) skipped!: Defaulted<number>;
  @Column('text') state!: RunState;
  @Column('text') sentence!: RunSentence;
  @Column('jsonb', { default: {} }) params!: Defaulted<Readonly<Record<string, unknown>>>;
  @Column('jsonb', { nullable: true }) error!: RunError | null;
  @Column('text', { nullable: true }) askedBy!: string | null;
  @Column('timestamptz', { nullable: true }) startedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Defaulted } from '@zuoxi/platform/database';
import type { ProviderId } from '@zuoxi/vocabulary';
import type { AgentStatus } from '../api.types.js';

@Entity({ schema: 'scheduling', name: 'agent' })
export class Agent {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text') alias!: string;
  @Column('text') employeeNo!: string;
  @Column('text', { default: 'active' }) status!: Defaulted<AgentStatus>;
  @Column('int', { default: 2640 }) maxMinutesPerWeek!: Defaulted<number>;
  @Column('timestamptz') createdAt!: Date;
  /** Their last day, which may be one to come. */
  @Column('date', { nullable: true }) leftOn!: string | null;
}

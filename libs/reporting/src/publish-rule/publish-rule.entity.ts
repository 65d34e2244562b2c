import type { ProviderId, StoreId } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReportFile } from '../api.types.js';

/** A version of the rule by which a shop's reports are published by the clock. */
@Entity({ schema: 'reporting', name: 'publish_rule' })
export class PublishRule {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('int') version!: number;
  @Column('boolean') byClock!: boolean;
  /** Files that are to be in beside conversations. */
  @Column('text', { array: true }) expected!: ReportFile[];
  @Column('boolean') missedPromisesAllowed!: boolean;
  @Column('int') unmatchedAccountsAllowed!: number;
  @Column('int') refusedRowsAllowed!: number;
  @Column('int') slotsBelowSoldAllowed!: number;
  @Column('text') setBy!: string;
  @Column('timestamptz') setAt!: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Defaulted } from '@zuoxi/platform/database';
import { keptList, type ProviderId, type StoreId } from '@zuoxi/vocabulary';
import type { ContractSection, ContractStatus } from './contract.rules.js';

export interface AccountOwner {
  readonly party: 'provider' | 'client';
  readonly name: string;
  readonly phone: string | null;
}

const sections = keptList<ContractSection>('text of a contract');
const owners = keptList<AccountOwner>('contacts of a contract');

@Entity({ schema: 'sales', name: 'contract' })
export class Contract {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') number!: string;
  /** Null: signed elsewhere and taken over. */
  @Column('uuid', { nullable: true }) quoteId!: string | null;
  @Column('text') status!: ContractStatus;
  @Column('date') startsOn!: string;
  /** Null: no end was agreed. */
  @Column('date', { nullable: true }) endsOn!: string | null;
  @Column('int') seats!: number;
  /** Null: not known. */
  @Column('bigint', { nullable: true }) monthlyFen!: number | null;
  @Column('jsonb', { transformer: sections }) sections!: readonly ContractSection[];
  @Column('jsonb', { transformer: owners }) owners!: readonly AccountOwner[];
  @Column('uuid', { nullable: true }) documentFileId!: string | null;
  @Column('text', { nullable: true }) documentSha256!: string | null;
  /** Since when it waits for signatures, or did. */
  @Column('timestamptz', { nullable: true }) openedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) serviceStartedAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;
  /** Its last day, once it was ended. */
  @Column('date', { nullable: true }) endedOn!: string | null;
  @Column('text', { nullable: true }) endReason!: string | null;
  @Column('text', { nullable: true }) endedBy!: string | null;
  /** Of the text as it is: signatures of a former one are of a former round. */
  @Column('int', { default: 1 }) signingRound!: Defaulted<number>;
  @Column('timestamptz', { nullable: true }) reopenedAt!: Date | null;
  @Column('text', { nullable: true }) reopenReason!: string | null;
}

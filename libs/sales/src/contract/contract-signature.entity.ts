import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Defaulted } from '@zuoxi/platform/database';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';
import type { ContractParty } from '../api.types.js';

/** One side's, under the text of a round. */
@Entity({ schema: 'sales', name: 'contract_signature' })
export class ContractSignature {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') contractId!: string;
  @PrimaryColumn('text') party!: ContractParty;
  @Column('text') name!: string;
  @Column('uuid', { nullable: true }) accountId!: string | null;
  @Column('timestamptz') signedAt!: Date;
  @Column('text', { nullable: true }) ip!: string | null;
  @Column('text') documentSha256!: string;
  @PrimaryColumn('int', { default: 1 }) signingRound!: Defaulted<number>;
}

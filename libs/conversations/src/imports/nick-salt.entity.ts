import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** What masked nicknames of a store are told apart by: without it a mark would be looked up by trying all numbers. */
@Entity({ schema: 'conversations', name: 'nick_salt' })
export class NickSalt {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @Column('text') salt!: string;
}

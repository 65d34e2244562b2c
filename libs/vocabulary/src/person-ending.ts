import type { StoreId } from './ids.js';

/** Something that ends with a person. */
export interface PersonEnding {
  readonly kind: 'role' | 'sessions' | 'api_key' | 'share_link' | 'sub_account';
  /** The role, or the name of the key or the account. */
  readonly name: string;
  readonly storeId: StoreId | null;
  readonly count: number | null;
  readonly until: string | null;
}

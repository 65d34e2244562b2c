import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ServiceType } from '@zuoxi/pricing';
import { keptDocument, type ProviderId, type StatutoryHoliday, type StoreId } from '@zuoxi/vocabulary';
import type { QuoteKind } from '../api.types.js';
import type { Pricing, QuoteStatus } from './quote.rules.js';
import type { Sizing } from './sizing.rules.js';

/** What was agreed beside seats and money, frozen with the quote. */
export interface QuoteTerms {
  readonly serviceType: ServiceType;
  readonly serviceStartMinute: number;
  readonly serviceEndMinute: number;
  readonly servedHolidays: readonly StatutoryHoliday[];
  readonly quarterlyTotalFen: number;
  readonly commissionTiers: readonly { fromFen: number; rate: string }[];
  readonly threeMinuteTarget: string;
  readonly discount: string;
}

const sizing = keptDocument<Sizing>('sizing of a quote');
const pricing = keptDocument<Pricing>('pricing of a quote');
type FirstTerms = Omit<QuoteTerms, 'servedHolidays'> & Partial<QuoteTerms>;
// Quotes from before holidays could be bought have none.
export const keptTerms = keptDocument<QuoteTerms>('terms of a quote', (first: FirstTerms) => ({
  servedHolidays: [],
  ...first,
}));

/** An offer to a shop, one row a revision; with what the engines said, so that it explains itself after they change. */
@Entity({ schema: 'sales', name: 'quote' })
export class Quote {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') number!: string;
  @Column('int') revision!: number;
  @Column('text') status!: QuoteStatus;
  @Column('text') kind!: QuoteKind;
  @Column('date') validUntil!: string;
  @Column('uuid') priceBookId!: string;
  @Column('uuid') profileId!: string;
  @Column('int') months!: number;
  @Column('int') seats!: number;
  @Column('bigint') baseFeeFen!: number;
  @Column('bigint') discountFen!: number;
  @Column('bigint') taxFen!: number;
  @Column('bigint') totalFen!: number;
  @Column('jsonb', { transformer: sizing }) sizing!: Sizing;
  @Column('jsonb', { transformer: pricing }) pricing!: Pricing;
  @Column('jsonb', { transformer: keptTerms }) terms!: QuoteTerms;
  @Column('uuid', { nullable: true }) documentFileId!: string | null;
  @Column('text', { nullable: true }) documentSha256!: string | null;
  @Column('text', { nullable: true }) lostReason!: string | null;
  @Column('text') createdBy!: string;
  @Column('timestamptz') createdAt!: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** One a quote: its key is what makes the second of two people at once lose. */
@Entity({ schema: 'sales', name: 'quote_acceptance' })
export class QuoteAcceptance {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') quoteId!: string;
  @Column('text') name!: string;
  @Column('timestamptz') acceptedAt!: Date;
  @Column('text', { nullable: true }) ip!: string | null;
  @Column('text', { nullable: true }) userAgent!: string | null;
  @Column('text') documentSha256!: string;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CostComponent, ProviderId } from '@zuoxi/vocabulary';

/** What one seat costs in a month, of one kind. */
@Entity({ schema: 'sales', name: 'price_book_component' })
export class PriceBookComponent {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') priceBookId!: string;
  @PrimaryColumn('text') component!: CostComponent;
  @Column('bigint') amountFen!: number;
}

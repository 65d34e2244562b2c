import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId } from '@zuoxi/vocabulary';

/** The last number of a kind that a provider has given in a year. */
@Entity({ schema: 'sales', name: 'number_sequence' })
export class NumberSequence {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('text') kind!: 'Q' | 'C';
  @PrimaryColumn('int') year!: number;
  @Column('int') lastValue!: number;
}

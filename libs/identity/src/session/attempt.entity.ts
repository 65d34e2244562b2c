import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Defaulted } from '@zuoxi/platform/database';

/** What somebody has used up of the tries of an account or address, until a time; rate-limiter-flexible writes it. */
@Entity({ schema: 'identity', name: 'attempt' })
export class Attempt {
  @PrimaryColumn('varchar', { length: 255 }) key!: string;
  @Column('int', { default: 0 }) points!: Defaulted<number>;
  /** Milliseconds since the epoch. */
  @Column('bigint', { nullable: true }) expire!: number | null;
}

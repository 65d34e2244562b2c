import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { UserId } from '@zuoxi/vocabulary';

/** A person, across providers. */
@Entity({ schema: 'identity', name: 'account' })
export class Account {
  @PrimaryColumn('uuid') id!: UserId;
  @Column('text') email!: string;
  @Column('text') name!: string;
  /** Null: nobody can sign in by a password. */
  @Column('text', { nullable: true }) passwordHash!: string | null;
  /** Wrapped by the installation's key (`KeptSecrets`). */
  @Column('text', { nullable: true }) totpSecret!: string | null;
  @Column('timestamptz', { nullable: true }) totpConfirmedAt!: Date | null;
  /** The half minute of the code that was used last; none that is older counts. */
  @Column('bigint', { nullable: true }) totpLastStep!: number | null;
  @Column('timestamptz', { nullable: true }) disabledAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;
}

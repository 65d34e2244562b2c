import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Defaulted } from '@zuoxi/platform/database';
import type { ProviderId, UserId } from '@zuoxi/vocabulary';

/** One sign-in, known by the hash of its newest refresh token. */
@Entity({ schema: 'identity', name: 'session' })
export class Session {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') accountId!: UserId;
  @Column('text') refreshHash!: string;
  @Column('int', { default: 0 }) refreshCount!: Defaulted<number>;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') lastUsedAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  /** When the person last gave their second factor in this sign-in. */
  @Column('timestamptz', { nullable: true }) secondFactorAt!: Date | null;
  /** Whose issuer said who they are: it holds for that provider alone. Null: a password did. */
  @Column('uuid', { nullable: true }) signedOnBy!: ProviderId | null;
  @Column('text', { nullable: true }) ip!: string | null;
  @Column('text', { nullable: true }) userAgent!: string | null;
}

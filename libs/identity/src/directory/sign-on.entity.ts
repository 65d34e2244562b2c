import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Defaulted } from '@zuoxi/platform/database';
import type { ProviderId, UserId } from '@zuoxi/vocabulary';

/** The OpenID Connect issuer that says who a provider's people are. */
@Entity({ schema: 'identity', name: 'sign_on' })
export class SignOn {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @Column('text') issuer!: string;
  @Column('text') clientId!: string;
  /** Wrapped by the installation's key. */
  @Column('text') clientSecret!: string;
  /** Of which mail addresses it may speak. */
  @Column('text', { array: true }) domains!: string[];
  /** People of these domains come in no other way. */
  @Column('boolean', { default: false }) isRequired!: Defaulted<boolean>;
  /** Who wants it required; another person agrees. */
  @Column('uuid', { nullable: true }) askedBy!: UserId | null;
  @Column('text') changedBy!: string;
  @Column('timestamptz') changedAt!: Date;
}

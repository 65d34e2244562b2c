import type { JWK } from 'jose';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What access tokens are signed with. */
@Entity({ schema: 'identity', name: 'signing_key' })
export class SigningKey {
  @PrimaryColumn('text') id!: string;
  /** Wrapped by the installation's key (`KeptSecrets`). */
  @Column('text') privateJwk!: string;
  @Column('jsonb') publicJwk!: JWK;
  @Column('timestamptz') createdAt!: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId } from '@zuoxi/vocabulary';

/** A company that serves shops: the tenant. */
@Entity({ schema: 'identity', name: 'provider' })
export class Provider {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @Column('text') name!: string;
  @Column('text') slug!: string;
  @Column('timestamptz') createdAt!: Date;
}

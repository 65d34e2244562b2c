import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId } from '@zuoxi/vocabulary';

/** The company that serves. */
@Entity({ schema: 'identity_pub', name: 'provider', synchronize: false })
export class Provider {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @Column('text') name!: string;
  @Column('text') slug!: string;
}

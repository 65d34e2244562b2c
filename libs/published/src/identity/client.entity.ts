import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId } from '@zuoxi/vocabulary';

/** Whose stores they are. */
@Entity({ schema: 'identity_pub', name: 'client', synchronize: false })
export class Client {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
}

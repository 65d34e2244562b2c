import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId } from '@zuoxi/vocabulary';

/** Whoever shops belong to. */
@Entity({ schema: 'identity', name: 'client' })
export class Client {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('timestamptz') createdAt!: Date;
}

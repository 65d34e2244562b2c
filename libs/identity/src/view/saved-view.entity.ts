import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId } from '@zuoxi/vocabulary';

/** How a person likes to see a list: the query of its address, under a name. */
@Entity({ schema: 'identity', name: 'saved_view' })
export class SavedView {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') ownerId!: string;
  @Column('text') list!: string;
  @Column('text') name!: string;
  @Column('text') search!: string;
  @Column('timestamptz') createdAt!: Date;
}

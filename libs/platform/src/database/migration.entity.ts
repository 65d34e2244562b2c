import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Defaulted } from './orm/index.js';

/** A file of SQL that was applied, as it was then. */
@Entity({ schema: 'platform', name: 'migration' })
export class Migration {
  @PrimaryColumn('text') service!: string;
  @PrimaryColumn('text') name!: string;
  @Column('text') sha256!: string;
  @Column('timestamptz', { default: () => 'now()' }) appliedAt!: Defaulted<Date>;
}

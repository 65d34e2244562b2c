import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Opens an installation that has nobody in it, or one more provider, once. */
@Entity({ schema: 'identity', name: 'setup_link' })
export class SetupLink {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') secretHash!: string;
  /** Printed by an empty installation itself, and void as soon as anybody has an account. */
  @Column('boolean') isFirst!: boolean;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;
}

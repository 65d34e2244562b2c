import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { UserId } from '@zuoxi/vocabulary';

/** The way back into an account, good once. */
@Entity({ schema: 'identity', name: 'reset_link' })
export class ResetLink {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') accountId!: UserId;
  @Column('text') secretHash!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;
}

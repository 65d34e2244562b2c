import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { UserId } from '@zuoxi/vocabulary';

/** Stands for the second factor, once. */
@Entity({ schema: 'identity', name: 'recovery_code' })
export class RecoveryCode {
  @PrimaryColumn('uuid') accountId!: UserId;
  @PrimaryColumn('text') codeHash!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;
}

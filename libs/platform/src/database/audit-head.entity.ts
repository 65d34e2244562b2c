import type { ProviderId } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where a provider's chain ends; it moves by `move_audit_head` alone. */
@Entity({ schema: 'platform', name: 'audit_head' })
export class AuditHead {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @Column('bigint') seq!: number;
  @Column('bytea') hash!: Buffer;
}

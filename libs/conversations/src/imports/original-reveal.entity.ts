import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** Who opened an original file, which holds personal data unmasked, and why. */
@Entity({ schema: 'conversations', name: 'original_reveal' })
export class OriginalReveal {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') batchId!: string;
  @Column('text') actorId!: string;
  @Column('text') revealedBy!: string;
  @Column('text') reason!: string;
  @Column('timestamptz') revealedAt!: Date;
}

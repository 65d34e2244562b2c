import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

/** A file that went with a message. */
@Entity({ schema: 'onboarding', name: 'matter_file' })
export class MatterFile {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') fileId!: string;
  @Column('uuid') messageId!: string;
  @Column('text') name!: string;
  @Column('bigint') bytes!: number;
}

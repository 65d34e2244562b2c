import type { ProviderId, UserId } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When somebody was last told something. */
@Entity({ schema: 'platform', name: 'bell' })
export class Bell {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') accountId!: UserId;
  @Column('timestamptz') rungAt!: Date;
}

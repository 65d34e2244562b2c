import { keptList, type ProviderId, type SettingKind, type SettingRow } from '@zuoxi/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

const content = keptList<SettingRow>('rows of a setting');

/** A list that a provider set for itself, from a business date on; what is delivered is version 1 and is not here. */
@Entity({ schema: 'platform', name: 'setting_version' })
export class SettingVersion {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('text') kind!: SettingKind;
  @PrimaryColumn('int') version!: number;
  @Column('date') validFrom!: string;
  @Column('jsonb', { transformer: content }) content!: readonly SettingRow[];
  @Column('text') note!: string;
  @Column('text') createdBy!: string;
  @Column('timestamptz') createdAt!: Date;
}

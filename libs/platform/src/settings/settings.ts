import { type ProviderId, type SettingKind, type SettingRows, settingsByKind } from '@zuoxi/vocabulary';
import { LessThanOrEqual } from 'typeorm';
import type { BusinessDate } from '../calendar/index.js';
import type { ReadTx } from '../database/index.js';
import { found } from '../errors/index.js';
import { SettingVersion } from './setting-version.entity.js';

export interface SettingInForce<K extends SettingKind> {
  readonly version: number;
  readonly rows: readonly SettingRows[K][];
}
type Asking = Pick<ReadTx, 'manager'>;

const delivered = <K extends SettingKind>(kind: K): SettingInForce<K> => ({
  version: 1,
  rows: settingsByKind[kind].delivered,
});
const asKept = <K extends SettingKind>({ version, content }: SettingVersion): SettingInForce<K> => ({
  version,
  // Rows were read by their kind before they were kept.
  rows: content as unknown as readonly SettingRows[K][],
});

/** The version of a list that holds on a business date: the one that began last, of those that began together the newest. */
export async function settingAt<K extends SettingKind>(
  { manager }: Asking,
  providerId: ProviderId,
  kind: K,
  on: BusinessDate,
): Promise<SettingInForce<K>> {
  const row = await manager.findOne(SettingVersion, {
    where: { providerId, kind, validFrom: LessThanOrEqual(on) },
    order: { validFrom: 'DESC', version: 'DESC' },
  });
  return row ? asKept(row) : delivered(kind);
}

/** As `settingAt`, of every day up to one: asked once for all of them. */
export async function settingsUntil<K extends SettingKind>(
  { manager }: Asking,
  providerId: ProviderId,
  kind: K,
  toOn: BusinessDate,
): Promise<(on: BusinessDate) => SettingInForce<K>['rows']> {
  const kept = await manager.find(SettingVersion, {
    where: { providerId, kind, validFrom: LessThanOrEqual(toOn) },
    order: { validFrom: 'DESC', version: 'DESC' },
  });
  return (on) => {
    const row = kept.find(({ validFrom }) => validFrom <= on);
    return (row ? asKept<K>(row) : delivered(kind)).rows;
  };
}

/** A version by its number, for what was made by it. */
export async function settingOfVersion<K extends SettingKind>(
  { manager }: Asking,
  providerId: ProviderId,
  kind: K,
  version: number,
): Promise<SettingInForce<K>> {
  if (version === 1) return delivered(kind);
  return asKept(found(await manager.findOneBy(SettingVersion, { providerId, kind, version }), 'version'));
}

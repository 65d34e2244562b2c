import type { ReadTx } from '@zuoxi/platform/database';
import { settingAt, settingOfVersion } from '@zuoxi/platform/settings';
import { type LabourRules, settingsByKind } from '@zuoxi/vocabulary';
import type { Roster } from './roster.entity.js';

/** What holds until a provider sets rules of its own. */
export const deliveredRules = settingsByKind['labour-rules'].delivered[0] as LabourRules;

/** The rules that a roster is judged by: of its first day, and once it is published those that it was published by. */
export async function rulesOf(
  tx: Pick<ReadTx, 'manager'>,
  { providerId, fromOn, rulesVersion }: Pick<Roster, 'providerId' | 'fromOn' | 'rulesVersion'>,
): Promise<{ readonly version: number; readonly rules: LabourRules }> {
  const { version, rows } = await (rulesVersion === null
    ? settingAt(tx, providerId, 'labour-rules', fromOn)
    : settingOfVersion(tx, providerId, 'labour-rules', rulesVersion));
  return { version, rules: rows[0] ?? deliveredRules };
}

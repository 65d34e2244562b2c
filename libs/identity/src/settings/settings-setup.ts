import { Injectable } from '@nestjs/common';

import type { ProviderContext } from '@zuoxi/platform/context';
import { invalid, notFound } from '@zuoxi/platform/errors';
import { SettingsDesk } from '@zuoxi/platform/settings';
import { readItems, type SetupItem, SetupPart, type SetupReading } from '@zuoxi/platform/setup';
import { isSettingKind, readSettingRows, settingDifference, typedRow } from '@zuoxi/vocabulary';

/** Lists with versions as the file of the set-up has them, by their kinds. */
@Injectable()
export class SettingsSetupService extends SetupPart {
  constructor(private readonly desk: SettingsDesk) {
    super();
  }

  async exported(ctx: ProviderContext): Promise<SetupItem[]> {
    return (await this.desk.list(ctx)).map(({ kind, inForce, versions }) => ({
      name: kind,
      content: contentOf(inForce),
      versions: versions.map((each) => ({
        ...{ version: each.version, from: each.from, by: each.by, at: each.at?.toISOString() ?? null },
        content: contentOf(each),
      })),
    }));
  }

  read(ctx: ProviderContext, reading: SetupReading) {
    return readItems(ctx, reading, async ({ name: kind, content }) => {
      if (!isSettingKind(kind)) throw notFound('setting');
      const typed = rowsIn(content);
      const { rows, problems } = readSettingRows(kind, typed);
      if (problems.length) throw invalid(problems);
      const { inForce, newestVersion } = await this.desk.get(ctx, kind);
      const before = rowsOf(inForce);
      const input = { kind, basedOnVersion: newestVersion, from: reading.from, rows: typed, note: '' };
      return {
        before: { rows: before },
        after: { rows: rows.map(typedRow) },
        differences: settingDifference(kind, readSettingRows(kind, before).rows, rows, ctx.locale),
        write: () => this.desk.set({ ...ctx, idempotencyKey: null }, input),
      };
    });
  }
}

type Version = Awaited<ReturnType<SettingsDesk['get']>>['inForce'];

const rowsOf = ({ rows }: Pick<Version, 'rows'>) =>
  rows.map(({ cells }) => Object.fromEntries(cells.map(({ field, value }) => [field, value])));
const contentOf = (version: Pick<Version, 'rows'>) => ({ rows: rowsOf(version) });

/** What is no row is read as one without values, so that its fields are named. */
function rowsIn(content: object): Record<string, string>[] {
  const rows: unknown = 'rows' in content ? content.rows : null;
  if (!Array.isArray(rows)) throw invalid([{ field: 'rows', code: 'NO_ROWS' }]);
  return rows.map((row: unknown) => typedRow(typeof row === 'object' && row !== null ? row : {}));
}

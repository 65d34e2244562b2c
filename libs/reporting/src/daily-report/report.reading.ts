import type { ProviderContext } from '@zuoxi/platform/context';
import type { ReadTx } from '@zuoxi/platform/database';
import { DailyReport } from './daily-report.entity.js';
import type { ReportColumns } from './report.columns.js';
import { columnsOf, type Extent } from './report.parts.js';
import { headline } from './report.words.js';

/** A report as a reader asked for it: of its body what the extent names. */
export type ReportRow = ReturnType<typeof present>;

export const reportsOf = (
  ctx: ProviderContext,
  manager: ReadTx['manager'],
  storeIds: readonly string[],
  extent: Extent,
) =>
  manager
    .createQueryBuilder(DailyReport, 'r')
    .select(columnsOf(extent))
    .where('r.providerId = :providerId and r.storeId = any(:storeIds)', {
      ...{ providerId: ctx.providerId, storeIds },
    });

/** Rows as readers are shown them; those from before a headline was kept are told theirs by their numbers. */
export async function presented(
  ctx: ProviderContext,
  manager: ReadTx['manager'],
  rows: readonly DailyReport[],
): Promise<ReportRow[]> {
  const silent = rows.filter(({ headlineZh }) => headlineZh === null);
  const ids = silent.map(({ id }) => id);
  const stores = [...new Set(silent.map(({ storeId }) => storeId))];
  const former = silent.length
    ? await reportsOf(ctx, manager, stores, 'day').andWhere('r.id = any(:ids)', { ids }).getMany()
    : [];
  const bodies = new Map(former.map(({ id, body }) => [id, body]));
  return rows.map((row) => present(ctx, row, bodies.get(row.id)));
}

function present(ctx: ProviderContext, row: DailyReport, former: ReportColumns | undefined) {
  const { businessDate, headlineZh, headlineEn, ...rest } = row;
  const kept = ctx.locale === 'zh-CN' ? headlineZh : headlineEn;
  // What the API gives as it stands is a property: a resolver for each would be asked for every report of a list.
  const { byHour, afterSales, slots, seatsSold } = row.body ?? ({} as ReportColumns);
  return {
    ...{ ...rest, on: businessDate, headline: kept ?? (former ? headline(former, ctx.locale) : '') },
    ...{ byHour, afterSales, slots, seatsSold },
  };
}

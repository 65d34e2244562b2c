import { ImportService } from '@zuoxi/conversations';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type ChatLine, exchange, type TestApp } from '@zuoxi/platform/testing';
import { DailyReportService } from '@zuoxi/reporting';
import type { StoreId } from '@zuoxi/vocabulary';

export const on = '2026-11-20';

/** The shop of a test, and the application that serves it. */
export interface AtShop {
  readonly app: TestApp;
  readonly ctx: ProviderContext;
  readonly storeId: StoreId;
}

export async function importCsv(
  { app, ctx, storeId }: AtShop,
  kind: 'conversations' | 'orders' | 'aftersales',
  text: string,
) {
  const file = await app.receive(ctx, `${kind}.csv`, text, storeId);
  await app.get(ImportService).accept(ctx, file, { storeId, kind });
  await app.jobs.drain('import.conversations');
}

export const seenDraft = async ({ app, ctx, storeId }: AtShop): Promise<string> => {
  const draft = await app.get(DailyReportService).draftOrNewest(ctx, storeId, on);
  return draft?.contentHash ?? '';
};
/** Publishes the draft that is on the screen at this moment. */
export const publishSeen = async (at: AtShop, over: object) =>
  at.app
    .get(DailyReportService)
    .publish(at.ctx, { storeId: at.storeId, on, contentHash: await seenDraft(at), ...over });

const at = new Date('2026-11-21T00:00:00Z');
/** What a row of a report has beside its day, where nothing of it matters. */
export const anEmptyReport = {
  ...{ as_of: at, created_at: at, content_hash: '', headline_zh: '', headline_en: '' },
  ...{ numbers: '[]', promises: '[]', by_hour: '[]', slots: '[]', agents: '[]', after_sales: '[]' },
};

/** A working day: quick answers, slow ones, second rounds, and buyers who got none. */
export function aDay(count = 120): ChatLine[] {
  return Array.from({ length: count }, (_, index) => {
    const time = `${String(9 + (index % 12)).padStart(2, '0')}:${String((index * 7) % 50).padStart(2, '0')}`;
    const agent = index % 3 ? '店铺:小美' : '店铺:小丽';
    const seconds = index % 17 === 0 ? null : index % 11 === 0 ? 200 + index : 10 + (index % 40);
    const buyer = `买家${index}`;
    const first = exchange(buyer, `${on} ${time}:00`, { seconds, agent });
    const second =
      index % 5 === 0 && seconds !== null
        ? exchange(buyer, `${on} ${time}:50`.replace(':50', ':59'), { seconds: 30, agent })
        : [];
    return [...first, ...(seconds !== null && seconds < 50 ? second : [])];
  }).flat();
}

export type Report = Awaited<ReturnType<DailyReportService['build']>>;
export const numberOf = (report: Report, key: string) => {
  const found = report.body.numbers.find((number) => number.key === key);
  if (!found) throw new Error(`no number ${key}`);
  return found;
};

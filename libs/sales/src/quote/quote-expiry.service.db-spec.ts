import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { contextOfSchedule } from '@zuoxi/platform/schedules';
import type { TestApp } from '@zuoxi/platform/testing';
import { aSentQuote, aVisitor, startSales } from '../testing.js';
import { ShareService } from '../share/share.service.js';
import { QuoteExpiryService } from './quote-expiry.service.js';

let app: TestApp;
beforeAll(async () => {
  app = await startSales();
});
afterAll(() => app.close());

test('a quote expires when its last day is over, by whoever is first: the buyer or the clock', async () => {
  const [late, accepted] = [await aSentQuote(app), await aSentQuote(app)];
  const expire = ({ ctx, storeId }: typeof late) =>
    app.get(QuoteExpiryService).expire({
      ...{ ctx: contextOfSchedule(ctx.providerId, storeId), storeId },
      ...{ dueAt: app.clock.now(), on: '2026-12-07' },
    });
  const status = async ({ id }: typeof late) =>
    (await app.db.admin.query('select status from sales.quote where id = $1', [id])).rows[0].status;
  const accept = ({ token, documentSha256 }: typeof late) =>
    app.get(ShareService).accept(aVisitor(), token, { name: '张店长', documentSha256 });

  app.clock.set('2026-12-06T15:59:00Z');
  expect(await expire(late)).toMatchObject({ state: 'nothing' });
  await accept(accepted);
  app.clock.set('2026-12-06T16:00:00Z');
  expect(await expire(late)).toEqual({ state: 'done', sentence: 'quotes-expired', params: { count: 1 } });
  expect(await expire(accepted)).toMatchObject({ state: 'nothing' });
  expect([await status(late), await status(accepted)]).toEqual(['expired', 'accepted']);
  expect(await expire(late)).toMatchObject({ state: 'nothing' });
  await expect(accept(late)).rejects.toMatchObject({ code: 'QUOTE_EXPIRED' });
});

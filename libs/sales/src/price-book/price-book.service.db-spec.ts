import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ProviderContext } from '@zuoxi/platform/context';
import { aProvider, everyPage, type TestApp } from '@zuoxi/platform/testing';
import { aPriceBook, startSales } from '../testing.js';
import { PriceBookService } from './price-book.service.js';

let app: TestApp;
let ctx: ProviderContext;

beforeAll(async () => {
  app = await startSales();
});
afterAll(() => app.close());
beforeEach(async () => {
  ctx = await aProvider(app.db);
});

const books = () => everyPage((page) => app.get(PriceBookService).list(ctx, page));
const versions = async () => (await books()).map(({ version }) => version);

describe('publishing', () => {
  test('at the same moment makes a version each', async () => {
    await Promise.all([1, 2, 3, 4].map(() => aPriceBook(app, ctx)));
    expect(await versions()).toEqual([4, 3, 2, 1]);
  });

  test('is refused when somebody published since the figures were written', async () => {
    const first = await aPriceBook(app, ctx, { basedOnVersion: 0 });
    expect(first.version).toBe(1);
    await aPriceBook(app, ctx, { basedOnVersion: 1 });
    await expect(aPriceBook(app, ctx, { basedOnVersion: 1 })).rejects.toMatchObject({
      code: 'DRAFT_CHANGED',
    });
    expect(await versions()).toEqual([2, 1]);
  });

  test('with an earlier day corrects what is in force; the next follows the newest, whichever is', async () => {
    app.clock.set('2026-11-22T02:00:00Z');
    for (const effectiveFrom of ['2026-01-01', '2026-11-23', '2026-02-01'])
      await aPriceBook(app, ctx, { effectiveFrom });
    expect((await books()).map(({ version, inForce }) => [version, inForce])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ]);
    expect(await aPriceBook(app, ctx, { basedOnVersion: 3 })).toMatchObject({ version: 4, inForce: false });
    app.clock.set('2026-11-23T02:00:00Z');
    expect((await books()).find(({ inForce }) => inForce)?.version).toBe(2);
  });

  test('leaves in the log which figures are others now, and what they were', async () => {
    await aPriceBook(app, ctx);
    const { id } = await aPriceBook(app, ctx, { marginFloor: '0.08' });
    const { rows } = await app.db.admin.query(
      `select details from platform.audit_entry where subject_id = $1 and action = 'price-book.publish'`,
      [id],
    );
    expect(rows).toEqual([
      { details: { version: 2, changed: { marginFloor: { from: expect.any(Number), to: 0.08 } } } },
    ]);
  });

  test('keeps the factors that the figures do not name', async () => {
    await aPriceBook(app, ctx);
    await app.db.admin.query(
      `update sales.price_book set factors = jsonb_set(factors, '{roleMonthlyFen,qc}', '999') where provider_id = $1`,
      [ctx.providerId],
    );
    const next = await aPriceBook(app, ctx);
    expect(next.book.roleMonthlyFen.qc).toBe(999);
  });
});

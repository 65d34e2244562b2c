import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Readable } from 'node:stream';
import type { ProviderContext } from '@zuoxi/platform/context';
import { aProvider, aStore, type TestApp } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { aShop, importFile, startConversations } from '../testing.js';
import { ImportPreviewService } from './import-preview.service.js';
import { RememberedMappingService } from './remembered-mapping.service.js';

let app: TestApp;
let ctx: ProviderContext;
let storeId: StoreId;

beforeAll(async () => {
  app = await startConversations();
});
afterAll(() => app.close());
beforeEach(async () => {
  ({ ctx, storeId } = await aShop(app));
});

const file = (order: string) => `甲列,乙列,丙列\n${order},交易成功,小王\n`;
const mapping = { orderNo: '甲列', status: '乙列', buyer: '丙列' };
const look = (over: { mapping?: typeof mapping; text?: string } = {}, as = ctx, of: string = storeId) =>
  app
    .get(ImportPreviewService)
    .preview(
      as,
      { storeId: of, kind: 'orders', mapping: over.mapping ?? null },
      { name: 'x.csv', content: Readable.from([Buffer.from(over.text ?? file('A1'))]) },
    );
const fieldsOf = ({ columns }: Awaited<ReturnType<typeof look>>) => columns.map(({ field }) => field);

test('what a person said survives another look', async () => {
  expect(fieldsOf(await look())).toEqual([null, null, null]);
  expect(fieldsOf(await look({ mapping }))).toEqual(['orderNo', 'status', 'buyer']);
});

test('and is remembered for the next file with these columns, in any order, until it is forgotten', async () => {
  const facts = { storeId, kind: 'orders' as const };
  expect(await importFile(app, ctx, { ...facts, mapping }, file('A1'))).toMatchObject({ rowsAccepted: 1 });
  const again = await look({ text: '丙列,甲列, 乙列 \n小李,A2,成功\n' });
  expect(fieldsOf(again)).toEqual(['buyer', 'orderNo', 'status']);
  expect(again.remembered).toMatchObject({ by: ctx.actor.name });
  // Also where nobody looks first.
  expect(await importFile(app, ctx, facts, file('A3'))).toMatchObject({
    state: 'completed',
    rowsAccepted: 1,
  });
  await app.get(RememberedMappingService).forget(ctx, 'orders', again.signature as string);
  expect(await look()).toMatchObject({ remembered: null });
  expect(await importFile(app, ctx, facts, file('A4'))).toMatchObject({
    failure: { code: 'COLUMNS_MISSING' },
  });
});

test('in another store of the provider, and in no other provider', async () => {
  await importFile(app, ctx, { storeId, kind: 'orders', mapping }, file('A1'));
  const sister = await aStore(app.db, ctx);
  expect(fieldsOf(await look({}, sister.ctx, sister.id))).toEqual(['orderNo', 'status', 'buyer']);
  const stranger = await aStore(app.db, await aProvider(app.db));
  expect(fieldsOf(await look({}, stranger.ctx, stranger.id))).toEqual([null, null, null]);
  await expect(look({}, stranger.ctx)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('what was said for the whole provider is neither changed nor forgotten by who holds some stores', async () => {
  const limited = { ...ctx, providerWide: false };
  const facts = { storeId, kind: 'orders' as const };
  const other = { orderNo: '甲列', status: '丙列', buyer: '乙列' };
  // Among themselves they say it anew.
  await importFile(app, limited, { ...facts, mapping: other }, file('A1'));
  await importFile(app, limited, { ...facts, mapping }, file('A2'));
  expect(fieldsOf(await look())).toEqual(['orderNo', 'status', 'buyer']);
  await importFile(app, ctx, { ...facts, mapping: other }, file('A3'));
  await importFile(app, limited, { ...facts, mapping }, file('A4'));
  const seen = await look();
  expect(fieldsOf(seen)).toEqual(['orderNo', 'buyer', 'status']);
  const refused = app.get(RememberedMappingService).forget(limited, 'orders', seen.signature as string);
  await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(fieldsOf(await look())).toEqual(['orderNo', 'buyer', 'status']);
});

test('what the names tell by themselves is not remembered', async () => {
  const text = '订单编号,订单状态\nA1,成功\n';
  await importFile(
    app,
    ctx,
    {
      storeId,
      kind: 'orders',
      preset: 'orders',
      mapping: { ...mapping, orderNo: '订单编号', status: '订单状态', buyer: null } as never,
    },
    text,
  );
  expect(await look({ text })).toMatchObject({ remembered: null });
});

test('an empty column between others leaves the rest in their places', async () => {
  const seen = await look({ text: '订单编号,,订单状态\nA1,x,成功\n' });
  expect(seen.rows).toEqual([['A1', '成功']]);
});

test.each([
  ['nothing', ''],
  ['a PDF', '%PDF-1.7 ....'],
  ['bytes', '\u0000\u0001\u0002\u0003'],
])('%s cannot be read and says why', async (_, text) => {
  const seen = await look({ text });
  expect(seen).toMatchObject({ preset: null, columns: [], problems: [{ message: expect.any(String) }] });
});
